/* mom(n): a change on the period before in words: 增长5.2%, 下降0.8%, 持平. */
#include "data/formatting.h"

static JsonValue *apply(const FormatCall *call)
{
    return format_change(call, "mom");
}

static const char *const aliases[] = {"环比", NULL};

const Format format_mom = {
    .name = "mom",
    .aliases = aliases,
    .min_arguments = 0,
    .max_arguments = 2,
    .example = "-0.008 | mom(1)",
    .result = "下降0.8%",
    .help = "a change on the period before, in words; mom(n, '%') takes per cent",
    .help_zh = "环比增减，写成文字；值已是百分数时写 mom(n, '%')",
    .apply = apply,
};
