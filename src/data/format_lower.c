/* lower: letters a-z in lower case; other characters stay. */
#include "data/formatting.h"

static JsonValue *apply(const FormatCall *call)
{
    if (call->value->kind != JSON_STRING)
        return format_refuse(call, "lower", "texts", "文字");
    StrBuf text = {0};
    strbuf_text(&text, call->value->text);
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] >= 'A' && text.data[i] <= 'Z')
            text.data[i] = (char)(text.data[i] + 32);
    }
    return format_result(call, &text);
}

static const char *const aliases[] = {"小写字母", NULL};

const Format format_lower = {
    .name = "lower",
    .aliases = aliases,
    .min_arguments = 0,
    .max_arguments = 0,
    .example = "'GDP' | lower",
    .result = "gdp",
    .help = "letters in lower case",
    .help_zh = "小写字母",
    .apply = apply,
};
