/* na(text): what is printed for a missing value; any other value stays as it is. */
#include "data/formatting.h"

static JsonValue *apply(const FormatCall *call)
{
    const JsonValue *shown = call->value->kind == JSON_NULL ? call->arguments[0] : call->value;
    JsonValue *copy = json_shallow_copy(call->arena, shown);
    copy->items = shown->items;
    copy->count = shown->count;
    return copy;
}

static const char *const aliases[] = {"缺失", NULL};

const Format format_na = {
    .name = "na",
    .aliases = aliases,
    .min_arguments = 1,
    .max_arguments = 1,
    .takes_missing = true,
    .example = "null | na('—')",
    .result = "—",
    .help = "what stands for a missing value",
    .help_zh = "缺失值的代用文字",
    .apply = apply,
};
