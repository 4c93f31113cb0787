/* Counters: see counter.h. */
#include "doc/counter.h"

#include "base/utf8.h"
#include "data/numerals.h"

#define MOST_ROMAN   3999
#define MOST_CIRCLED 50
#define LETTERS      26

static void write_roman(StrBuf *out, int number, bool is_upper)
{
    static const struct {
        int value;
        const char *lower, *upper;
    } digits[] = {{1000, "m", "M"}, {900, "cm", "CM"}, {500, "d", "D"}, {400, "cd", "CD"},
                  {100, "c", "C"},  {90, "xc", "XC"},  {50, "l", "L"},  {40, "xl", "XL"},
                  {10, "x", "X"},   {9, "ix", "IX"},   {5, "v", "V"},   {4, "iv", "IV"},
                  {1, "i", "I"}};
    for (size_t i = 0; i < COUNT_OF(digits); i++) {
        for (; number >= digits[i].value; number -= digits[i].value)
            strbuf_string(out, is_upper ? digits[i].upper : digits[i].lower);
    }
}

/* ① to ⑳, ㉑ to ㉟, ㊱ to ㊿ stand in three places (Unicode, Enclosed Alphanumerics and CJK). */
static void write_circled(StrBuf *out, int number)
{
    uint32_t code = number <= 20   ? 0x2460 + (uint32_t)number - 1
                    : number <= 35 ? 0x3251 + (uint32_t)number - 21
                                   : 0x32B1 + (uint32_t)number - 36;
    char bytes[4];
    strbuf_append(out, bytes, utf8_encode(code, bytes));
}

bool counter_write(StrBuf *out, int number, Text style)
{
    Decimal decimal = decimal_from_double(number);
    if (text_equals(style, "cjk") || text_equals(style, "cjkUpper")) {
        NumeralCase letters = style.length == 3 ? NUMERAL_LOWER : NUMERAL_UPPER;
        return numerals_write(out, &decimal, letters, SCRIPT_SIMPLIFIED);
    }
    bool is_upper = text_equals(style, "Roman");
    bool is_roman = is_upper || text_equals(style, "roman");
    bool is_circled = text_equals(style, "circled");
    bool is_letter = text_equals(style, "alpha");
    if (is_roman && number > 0 && number <= MOST_ROMAN)
        write_roman(out, number, is_upper);
    else if (is_circled && number > 0 && number <= MOST_CIRCLED)
        write_circled(out, number);
    else if (is_letter && number > 0 && number <= LETTERS)
        strbuf_char(out, (char)('a' + number - 1));
    else
        strbuf_print(out, "%d", number);
    return is_roman || is_circled || is_letter || style.length == 0;
}

/* The counter that "1:cjk" or "n" names; -1: none. */
static int find_counter(Text inside, const CounterValues *values, Text *style)
{
    size_t colon = 0;
    while (colon < inside.length && inside.data[colon] != ':')
        colon++;
    *style = colon < inside.length ? (Text){inside.data + colon + 1, inside.length - colon - 1}
                                   : (Text){"", 0};
    if (colon != 1)
        return -1;
    char name = inside.data[0];
    if (name == 'n')
        return values->own;
    return name >= '1' && name < '1' + COUNTER_LEVELS ? values->levels[name - '1'] : -1;
}

bool counter_fill(StrBuf *out, Text pattern, const CounterValues *values)
{
    size_t at = 0;
    while (at < pattern.length) {
        if (pattern.data[at] != '{') {
            strbuf_char(out, pattern.data[at++]);
            continue;
        }
        size_t end = at + 1;
        while (end < pattern.length && pattern.data[end] != '}')
            end++;
        Text style;
        int number = find_counter((Text){pattern.data + at + 1, end - at - 1}, values, &style);
        if (end == pattern.length || number < 0 || !counter_write(out, number, style))
            return false;
        at = end + 1;
    }
    return true;
}

bool counter_names_chapter(Text pattern)
{
    for (size_t i = 0; i + 1 < pattern.length; i++) {
        if (pattern.data[i] == '{' && pattern.data[i + 1] == '1')
            return true;
    }
    return false;
}
