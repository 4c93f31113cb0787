/* yoy(n): a change on the year before in words: 增长5.2%, 下降0.8%, 持平. */
#include "data/formatting.h"

static JsonValue *apply(const FormatCall *call)
{
    return format_change(call, "yoy");
}

static const char *const aliases[] = {"同比", NULL};

const Format format_yoy = {
    .name = "yoy",
    .aliases = aliases,
    .min_arguments = 0,
    .max_arguments = 2,
    .example = "0.052 | yoy(1)",
    .result = "增长5.2%",
    .help = "a change on the year before, in words; yoy(n, '%') takes per cent",
    .help_zh = "同比增减，写成文字；值已是百分数时写 yoy(n, '%')",
    .apply = apply,
};
