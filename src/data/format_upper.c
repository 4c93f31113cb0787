/* upper: letters a-z in upper case; other characters stay. */
#include "data/formatting.h"

static JsonValue *apply(const FormatCall *call)
{
    if (call->value->kind != JSON_STRING)
        return format_refuse(call, "upper", "texts", "文字");
    StrBuf text = {0};
    strbuf_text(&text, call->value->text);
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] >= 'a' && text.data[i] <= 'z')
            text.data[i] = (char)(text.data[i] - 32);
    }
    return format_result(call, &text);
}

static const char *const aliases[] = {"大写字母", NULL};

const Format format_upper = {
    .name = "upper",
    .aliases = aliases,
    .min_arguments = 0,
    .max_arguments = 0,
    .example = "'gdp' | upper",
    .result = "GDP",
    .help = "letters in upper case",
    .help_zh = "大写字母",
    .apply = apply,
};
