/* thin(n): groups of three separated by a thin space, on both sides of the point: 55 235
 * 367.346 23. Source: GB/T 15835-2011 (千分空; whole parts of up to four digits stay together). The
 * space is the no-break one (U+202F), because a figure must not be torn apart at the end of a line.
 */
#include "data/formatting.h"

static const DecimalGrouping grouping = {
    .separator = "\u202F", .smallest = 5, .groups_fraction = true};

static JsonValue *apply(const FormatCall *call)
{
    return format_grouped(call, "thin", &grouping);
}

static const char *const aliases[] = {"千分空", NULL};

const Format format_thin = {
    .name = "thin",
    .aliases = aliases,
    .min_arguments = 0,
    .max_arguments = 1,
    .example = "1234567 | thin",
    .result = "1\u202F234\u202F567",
    .help = "thin spaces between groups of three digits",
    .help_zh = "千分空",
    .apply = apply,
};
