/* cjk: Chinese numerals; with 'digits' digit by digit. */
#include "data/numerals.h"

static JsonValue *apply(const FormatCall *call)
{
    return numerals_apply(call, "cjk", NUMERAL_LOWER);
}

static const char *const aliases[] = {"中文数字", NULL};

const Format format_cjk = {
    .name = "cjk",
    .aliases = aliases,
    .min_arguments = 0,
    .max_arguments = 1,
    .example = "12 | cjk",
    .result = "十二",
    .help = "Chinese numerals; cjk('digits') digit by digit: 二〇二四",
    .help_zh = "中文数字；cjk('digits') 逐位书写，如二〇二四",
    .apply = apply,
};
