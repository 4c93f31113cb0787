/* sign(n): a number with its sign, also the +: +3.27. Zero has none. */
#include "data/formatting.h"

static JsonValue *apply(const FormatCall *call)
{
    Decimal number;
    int places = PLACES_AS_STATED;
    if (!format_take_number(call, "sign", &number) || !format_take_places(call, "sign", &places))
        return NULL;
    if (places != PLACES_AS_STATED)
        format_round(call, &number, places);
    StrBuf text = {0};
    if (!number.is_negative && !decimal_is_zero(&number))
        strbuf_char(&text, '+');
    decimal_write(&text, &number, NULL);
    return format_result(call, &text);
}

static const char *const aliases[] = {"正负号", NULL};

const Format format_sign = {
    .name = "sign",
    .aliases = aliases,
    .min_arguments = 0,
    .max_arguments = 1,
    .example = "3.27 | sign",
    .result = "+3.27",
    .help = "a number with its sign, also the plus",
    .help_zh = "带正负号的数字",
    .apply = apply,
};
