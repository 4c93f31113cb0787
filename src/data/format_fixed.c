/* fixed(n): exactly n digits after the point, rounded. */
#include "data/formatting.h"

static JsonValue *apply(const FormatCall *call)
{
    return format_scaled(call, "fixed", 0);
}

static const char *const aliases[] = {"小数", NULL};

const Format format_fixed = {
    .name = "fixed",
    .aliases = aliases,
    .min_arguments = 1,
    .max_arguments = 1,
    .example = "2.675 | fixed(2)",
    .result = "2.68",
    .help = "exactly n digits after the point",
    .help_zh = "保留 n 位小数",
    .apply = apply,
};
