/* Words for messages: see message.h. */
#include "data/message.h"

#include "base/utf8.h"
#include "json/suggest.h"

#define QUOTE_CHARS   40
#define KEYS_SHOWN    12
#define KEYS_COMPARED 2000 /* a hint is not worth reading a whole table for */

const char *message_words(const DiagSink *diagnostics, const char *english, const char *chinese)
{
    return diagnostics->language == DIAG_CHINESE ? chinese : english;
}

const char *message_quote(Arena *arena, Text text)
{
    size_t at = 0;
    for (int chars = 0; at < text.length && chars < QUOTE_CHARS; chars++) {
        size_t size;
        utf8_decode(text.data + at, text.length - at, &size);
        at += size;
    }
    return arena_print(arena, "%.*s%s", (int)at, text.data, at < text.length ? "…" : "");
}

const char *message_kind(const DiagSink *diagnostics, const JsonValue *value)
{
    if (value->kind == JSON_NULL)
        return message_words(diagnostics, "a missing value", "缺失的值");
    return json_kind_name(value->kind, diagnostics->language);
}

const char *message_number(Arena *arena, long number)
{
    return arena_print(arena, "%ld", number);
}

const char *message_keys(Arena *arena, const JsonValue *object)
{
    StrBuf names = {0};
    for (uint32_t i = 0; i < object->count && i < KEYS_SHOWN; i++) {
        strbuf_string(&names, i ? ", " : "");
        strbuf_text(&names, object->items[i]->key);
    }
    strbuf_string(&names, object->count > KEYS_SHOWN ? ", …" : "");
    const char *copy = strbuf_copy(&names, arena);
    strbuf_release(&names);
    return copy;
}

const char *message_nearest_key(Arena *arena, const JsonValue *object, Text name)
{
    uint32_t count = object->count < KEYS_COMPARED ? object->count : KEYS_COMPARED;
    const char **names = arena_array(arena, count, sizeof *names);
    for (uint32_t i = 0; i < count; i++)
        names[i] = object->items[i]->key.data;
    return suggest_name(name, names, (int)count);
}

void message_suggest(DiagSink *diagnostics, Diagnostic *diagnostic, const char *nearest)
{
    if (nearest)
        diag_hint(diagnostics, diagnostic, "Did you mean “{1}”?", "您是否想写“{1}”？",
                  DIAG_ARGS(nearest));
}
