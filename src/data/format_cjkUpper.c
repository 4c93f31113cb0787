/* cjkUpper: Chinese numerals; with 'digits' digit by digit. */
#include "data/numerals.h"

static JsonValue *apply(const FormatCall *call)
{
    return numerals_apply(call, "cjkUpper", NUMERAL_UPPER);
}

static const char *const aliases[] = {"中文大写", NULL};

const Format format_cjkUpper = {
    .name = "cjkUpper",
    .aliases = aliases,
    .min_arguments = 0,
    .max_arguments = 1,
    .example = "3 | cjkUpper",
    .result = "叁",
    .help = "Chinese numerals in their formal form",
    .help_zh = "中文大写数字",
    .apply = apply,
};
