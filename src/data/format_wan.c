/* wan(n): the value in 万, digits only; without n all the digits it has. */
#include "data/formatting.h"

static JsonValue *apply(const FormatCall *call)
{
    return format_scaled(call, "wan", 4);
}

static const char *const aliases[] = {"万", NULL};

const Format format_wan = {
    .name = "wan",
    .aliases = aliases,
    .min_arguments = 0,
    .max_arguments = 1,
    .example = "54505000 | wan(1)",
    .result = "5450.5",
    .help = "the number of ten thousands, digits only",
    .help_zh = "以万计的数值，只写数字",
    .apply = apply,
};
