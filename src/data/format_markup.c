/* markup: the text may contain inline markup (**bold**); without it a figure or name from the data
 * is printed letter by letter. The insertion is marked by template/compile.c. */
#include "data/formatting.h"

static JsonValue *apply(const FormatCall *call)
{
    if (call->value->kind != JSON_STRING)
        return format_refuse(call, "markup", "texts", "文字");
    return json_new_string(call->arena, call->value->text, call->origin);
}

static const char *const aliases[] = {"标记", NULL};

const Format format_markup = {
    .name = "markup",
    .aliases = aliases,
    .min_arguments = 0,
    .max_arguments = 0,
    .example = "'**a**' | markup",
    .result = "**a**",
    .help = "the text may contain inline markup",
    .help_zh = "文字中的标记（如 **粗体**）生效",
    .apply = apply,
};
