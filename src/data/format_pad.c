/* pad(n, with): filled up at the left to n characters, with zeros or another character: 01. */
#include "data/formatting.h"
#include "base/utf8.h"

#define PAD_LIMIT 100 /* characters; wider is no figure */

static JsonValue *apply(const FormatCall *call)
{
    int width = 0;
    Text filler = text_of("0");
    if (!format_take_integer(call, "pad", 0, 1, PAD_LIMIT, &width) ||
        !format_take_text(call, "pad", 1, &filler))
        return NULL;
    StrBuf plain = {0};
    if (!format_append_plain(&plain, call->value, call->settings))
        return format_refuse(call, "pad", "numbers and texts", "数字和文字");
    StrBuf text = {0};
    size_t length = utf8_count((Text){plain.data, plain.length});
    for (size_t i = length; i < (size_t)width; i++)
        strbuf_text(&text, filler);
    strbuf_text(&text, (Text){plain.data, plain.length});
    strbuf_release(&plain);
    return format_result(call, &text);
}

static const char *const aliases[] = {"补位", NULL};

const Format format_pad = {
    .name = "pad",
    .aliases = aliases,
    .min_arguments = 1,
    .max_arguments = 2,
    .example = "1 | pad(2)",
    .result = "01",
    .help = "filled up at the left to n characters",
    .help_zh = "在左侧补足 n 个字符",
    .apply = apply,
};
