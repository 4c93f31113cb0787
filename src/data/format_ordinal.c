/* ordinal: 第三; with 'digits' 第3; 3rd in English. */
#include "data/numerals.h"

static const char *english_ending(const Decimal *number)
{
    int units = number->count >= number->point ? number->digits[number->point - 1] - '0' : 0;
    bool teen = number->point >= 2 && number->digits[number->point - 2] == '1' &&
                number->count >= number->point - 1;
    if (teen || units == 0 || units > 3)
        return "th";
    return units == 1 ? "st" : units == 2 ? "nd" : "rd";
}

static JsonValue *apply(const FormatCall *call)
{
    Decimal number;
    bool by_digit;
    if (!format_take_number(call, "ordinal", &number) ||
        !format_take_word(call, "ordinal", 0, "digits", &by_digit))
        return NULL;
    if (!decimal_is_integer(&number) || number.is_negative || decimal_is_zero(&number) ||
        number.point > PLACES_LIMIT)
        return format_refuse(call, "ordinal", "whole numbers from 1", "从 1 起的整数");
    number.stated = 0;
    FormatScript script = format_script(call->settings);
    bool english = script == SCRIPT_ENGLISH;
    StrBuf text = {0};
    strbuf_string(&text, english ? "" : "第");
    if (english || by_digit)
        decimal_write(&text, &number, NULL);
    else if (!numerals_write(&text, &number, NUMERAL_LOWER, script))
        return format_refuse(call, "ordinal", "whole numbers from 1", "从 1 起的整数");
    strbuf_string(&text, english ? english_ending(&number) : "");
    return format_result(call, &text);
}

static const char *const aliases[] = {"序数", NULL};

const Format format_ordinal = {
    .name = "ordinal",
    .aliases = aliases,
    .min_arguments = 0,
    .max_arguments = 1,
    .example = "3 | ordinal",
    .result = "第三",
    .help = "an ordinal number; ordinal('digits') is 第3",
    .help_zh = "序数；ordinal('digits') 写作第3",
    .apply = apply,
};
