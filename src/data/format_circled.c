/* circled: a number in a circle, 0 to 50: ①. Source: Unicode, blocks Enclosed Alphanumerics and
 * Enclosed CJK Letters and Months. */
#include "data/formatting.h"

/* A run of circled numbers in Unicode, which has them in four places. */
typedef struct CircledRun {
    int first, last;
    uint32_t code_point; /* of `first` */
} CircledRun;

static const CircledRun runs[] = {
    {0, 0, 0x24EA}, {1, 20, 0x2460}, {21, 35, 0x3251}, {36, 50, 0x32B1}};

static JsonValue *apply(const FormatCall *call)
{
    Decimal number;
    if (!format_take_number(call, "circled", &number))
        return NULL;
    double value = call->value->number;
    for (size_t i = 0; i < COUNT_OF(runs) && decimal_is_integer(&number); i++) {
        if (value < runs[i].first || value > runs[i].last)
            continue;
        StrBuf text = {0};
        strbuf_code_point(&text, runs[i].code_point + (uint32_t)((int)value - runs[i].first));
        return format_result(call, &text);
    }
    return format_refuse(call, "circled", "whole numbers from 0 to 50", "0 到 50 的整数");
}

static const char *const aliases[] = {"圈码", NULL};

const Format format_circled = {
    .name = "circled",
    .aliases = aliases,
    .min_arguments = 0,
    .max_arguments = 0,
    .example = "3 | circled",
    .result = "③",
    .help = "a number in a circle, 0 to 50",
    .help_zh = "带圈数字，0 到 50",
    .apply = apply,
};
