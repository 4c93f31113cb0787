/* pp(n): a difference of two fractions in percentage points: 0.012 is 1.2个百分点. */
#include "data/formatting.h"

static const char *unit_words(const FormatCall *call)
{
    switch (format_script(call->settings)) {
    case SCRIPT_SIMPLIFIED:
        return "个百分点";
    case SCRIPT_TRADITIONAL:
        return "個百分點";
    case SCRIPT_ENGLISH:
        return " percentage points";
    }
    return "";
}

static JsonValue *apply(const FormatCall *call)
{
    Decimal number;
    if (!format_take_percent(call, "pp", &number))
        return NULL;
    StrBuf text = {0};
    decimal_write(&text, &number, NULL);
    strbuf_string(&text, unit_words(call));
    return format_result(call, &text);
}

static const char *const aliases[] = {"百分点", NULL};

const Format format_pp = {
    .name = "pp",
    .aliases = aliases,
    .min_arguments = 0,
    .max_arguments = 2,
    .example = "0.012 | pp(1)",
    .result = "1.2个百分点",
    .help = "a difference of fractions in percentage points; pp(n, '%') takes per cent",
    .help_zh = "两个比例之差，写成百分点；值已是百分数时写 pp(n, '%')",
    .apply = apply,
};
