/* Numbers in Chinese numerals: see numerals.h. Groups of four digits, each with 千 百 十, are
 * joined by 万 and 亿; a run of zeros between digits is one 零. */
#include "data/numerals.h"

#define LARGEST_POINT 16 /* digits before the point: 千万亿 is the largest place */

typedef struct NumeralDigits {
    const char *digits[10];
    const char *zero_digit; /* in digit-by-digit writing: 〇 */
    const char *places[4];  /* of a group */
    bool drops_leading_one; /* 十二, not 一十二 */
} NumeralDigits;

typedef struct NumeralWords {
    const char *groups[4];
    const char *negative, *point;
} NumeralWords;

typedef struct NumeralSet {
    const NumeralDigits *digits;
    const NumeralWords *words;
} NumeralSet;

static NumeralSet choose_set(NumeralCase letters, FormatScript script)
{
    static const NumeralDigits lower = {
        {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"},
        "〇",
        {"", "十", "百", "千"},
        true};
    static const NumeralDigits upper[] = {
        {{"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"},
         "零",
         {"", "拾", "佰", "仟"},
         false},
        {{"零", "壹", "貳", "參", "肆", "伍", "陸", "柒", "捌", "玖"},
         "零",
         {"", "拾", "佰", "仟"},
         false}};
    static const NumeralWords words[] = {{{"", "万", "亿", "万亿"}, "负", "点"},
                                         {{"", "萬", "億", "萬億"}, "負", "點"}};
    bool is_traditional = script == SCRIPT_TRADITIONAL;
    return (NumeralSet){letters == NUMERAL_UPPER ? &upper[is_traditional] : &lower,
                        &words[is_traditional]};
}

/* The digit worth ten to the power of `place`. */
static int digit_of(const Decimal *number, int place)
{
    int index = number->point - 1 - place;
    return index >= 0 && index < number->count ? number->digits[index] - '0' : 0;
}

static bool group_is_zero(const Decimal *number, int group)
{
    for (int place = 0; place < 4; place++) {
        if (digit_of(number, group * 4 + place))
            return false;
    }
    return true;
}

/* 万亿 before 亿 says 亿 once: 一万二千亿. */
static const char *group_word(const Decimal *number, const NumeralSet *set, int group)
{
    return group == 3 && !group_is_zero(number, 2) ? set->words->groups[1]
                                                   : set->words->groups[group];
}

static void write_whole(StrBuf *out, const Decimal *number, const NumeralSet *set)
{
    bool started = false;
    bool zero_pending = false;
    for (int place = LARGEST_POINT - 1; place >= 0; place--) {
        int digit = digit_of(number, place);
        bool last_of_group = place % 4 == 0;
        if (digit) {
            if (zero_pending)
                strbuf_string(out, set->digits->digits[0]);
            bool silent_one =
                set->digits->drops_leading_one && !started && digit == 1 && place % 4 == 1;
            if (!silent_one)
                strbuf_string(out, set->digits->digits[digit]);
            strbuf_string(out, set->digits->places[place % 4]);
            started = true;
        }
        zero_pending = started && !digit;
        if (last_of_group && !group_is_zero(number, place / 4)) {
            strbuf_string(out, group_word(number, set, place / 4));
            zero_pending = false; /* zeros at the end of a group are not read: 十万五千 */
        }
    }
    if (!started)
        strbuf_string(out, set->digits->digits[0]);
}

bool numerals_write(StrBuf *out, const Decimal *number, NumeralCase letters, FormatScript script)
{
    const NumeralSet set = choose_set(letters, script);
    if (number->count && number->point > LARGEST_POINT)
        return false;
    if (number->is_negative)
        strbuf_string(out, set.words->negative);
    write_whole(out, number, &set);
    int places = decimal_places(number);
    places = places > number->stated ? places : number->stated;
    if (places)
        strbuf_string(out, set.words->point);
    for (int i = 1; i <= places; i++)
        strbuf_string(out, set.digits->digits[digit_of(number, -i)]);
    return true;
}

void numerals_write_digits(StrBuf *out, const Decimal *number, NumeralCase letters,
                           FormatScript script)
{
    const NumeralSet set = choose_set(letters, script);
    StrBuf plain = {0};
    decimal_write(&plain, number, NULL);
    for (size_t i = 0; i < plain.length; i++) {
        char byte = plain.data[i];
        if (byte == '-')
            strbuf_string(out, set.words->negative);
        else if (byte == '.')
            strbuf_string(out, set.words->point);
        else
            strbuf_string(out,
                          byte == '0' ? set.digits->zero_digit : set.digits->digits[byte - '0']);
    }
    strbuf_release(&plain);
}

JsonValue *numerals_apply(const FormatCall *call, const char *name, NumeralCase letters)
{
    Decimal number;
    bool by_digit;
    if (!format_take_number(call, name, &number) ||
        !format_take_word(call, name, 0, "digits", &by_digit))
        return NULL;
    StrBuf text = {0};
    FormatScript script = format_script(call->settings);
    if (by_digit)
        numerals_write_digits(&text, &number, letters, script);
    else if (!numerals_write(&text, &number, letters, script))
        return format_refuse(call, name, "numbers below 10^16", "小于 10^16 的数");
    return format_result(call, &text);
}
