/* percent(n): a value that is in per cent already: 5.2 is 5.2%. */
#include "data/formatting.h"

static JsonValue *apply(const FormatCall *call)
{
    Decimal number;
    int places = PLACES_AS_STATED;
    if (!format_take_number(call, "percent", &number) ||
        !format_take_places(call, "percent", &places))
        return NULL;
    if (places != PLACES_AS_STATED)
        format_round(call, &number, places);
    StrBuf text = {0};
    decimal_write(&text, &number, NULL);
    strbuf_char(&text, '%');
    return format_result(call, &text);
}

static const char *const aliases[] = {"百分数", NULL};

const Format format_percent = {
    .name = "percent",
    .aliases = aliases,
    .min_arguments = 0,
    .max_arguments = 1,
    .example = "5.2 | percent(1)",
    .result = "5.2%",
    .help = "a value that is in per cent already; without n as stated",
    .help_zh = "值已是百分数，直接加百分号；不写 n 则保留原有位数",
    .apply = apply,
};
