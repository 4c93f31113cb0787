/* yi(n): the value in 亿, digits only; without n all the digits it has. */
#include "data/formatting.h"

static JsonValue *apply(const FormatCall *call)
{
    return format_scaled(call, "yi", 8);
}

static const char *const aliases[] = {"亿", NULL};

const Format format_yi = {
    .name = "yi",
    .aliases = aliases,
    .min_arguments = 0,
    .max_arguments = 1,
    .example = "3162000000 | yi(2)",
    .result = "31.62",
    .help = "the number of hundred millions, digits only",
    .help_zh = "以亿计的数值，只写数字",
    .apply = apply,
};
