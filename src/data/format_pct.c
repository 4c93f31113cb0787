/* pct(n): a fraction as per cent: 0.052 is 5.2%. */
#include "data/formatting.h"

static JsonValue *apply(const FormatCall *call)
{
    Decimal number;
    if (!format_take_percent(call, "pct", &number))
        return NULL;
    StrBuf text = {0};
    decimal_write(&text, &number, NULL);
    strbuf_char(&text, '%');
    return format_result(call, &text);
}

static const char *const aliases[] = {"百分比", NULL};

const Format format_pct = {
    .name = "pct",
    .aliases = aliases,
    .min_arguments = 0,
    .max_arguments = 2,
    .example = "0.052 | pct(1)",
    .result = "5.2%",
    .help = "a fraction as per cent; pct(n, '%') takes per cent",
    .help_zh = "小数写成百分数；值已是百分数时写 pct(n, '%')",
    .apply = apply,
};
