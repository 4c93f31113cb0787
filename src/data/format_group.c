/* group(n): thousands separated by commas: 12,345.67.
 * Source: GB/T 15835-2011 (千分撇: the whole part only). */
#include "data/formatting.h"

static const DecimalGrouping grouping = {.separator = ",", .smallest = 4};

static JsonValue *apply(const FormatCall *call)
{
    return format_grouped(call, "group", &grouping);
}

static const char *const aliases[] = {"千分撇", NULL};

const Format format_group = {
    .name = "group",
    .aliases = aliases,
    .min_arguments = 0,
    .max_arguments = 1,
    .example = "1234567.5 | group",
    .result = "1,234,567.5",
    .help = "commas between thousands; without n the stated digits",
    .help_zh = "千分撇；不写 n 则保留原有位数",
    .apply = apply,
};
