/* The messages of a batch: see batch_messages.h. */
#include "app/batch_messages.h"

#include "json/json.h"

void batch_messages_init(BatchMessages *messages, Arena *arena)
{
    messages->arena = arena;
    map_init(&messages->by_json, arena);
    map_init(&messages->reasons, arena);
}

static Text keep(Arena *arena, Text text)
{
    return (Text){arena_copy(arena, text.data, text.length), text.length};
}

static BatchMessage *find_message(BatchMessages *messages, Text json)
{
    BatchMessage *message = map_find(&messages->by_json, json);
    if (message)
        return message;
    message = arena_alloc(messages->arena, sizeof *message);
    message->json = keep(messages->arena, json);
    map_set(&messages->by_json, message->json, message);
    return message;
}

BatchMessage **batch_messages_add(BatchMessages *messages, Text lines, size_t *count)
{
    BatchMessage **list = NULL;
    size_t capacity = 0;
    *count = 0;
    const char *end = lines.data + lines.length;
    for (const char *at = lines.data; at < end;) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        Text json = {at, (size_t)((newline ? newline : end) - at)};
        at += json.length + 1;
        if (!json.length)
            continue;
        list = arena_grow(messages->arena, list, *count, &capacity, sizeof(BatchMessage *));
        list[*count] = find_message(messages, json);
        list[(*count)++]->outputs++;
    }
    return list;
}

void batch_messages_append(StrBuf *out, BatchMessage *const *list, size_t count)
{
    bool is_first = true;
    for (size_t i = 0; i < count; i++) {
        BatchMessage *message = list[i];
        if (message->is_said)
            continue;
        message->is_said = true;
        strbuf_string(out, is_first ? "" : ",");
        strbuf_append(out, message->json.data, message->json.length - 1); /* but for the "}" */
        strbuf_print(out, ",\"records\":%zu}", message->outputs);
        is_first = false;
    }
}

static const char *text_member(const JsonValue *object, const char *name)
{
    const JsonValue *value = json_find(object, name);
    return value && value->kind == JSON_STRING ? value->text.data : "";
}

static void append_number(StrBuf *out, const JsonValue *object, const char *name)
{
    const JsonValue *value = json_find(object, name);
    if (value && value->kind == JSON_NUMBER)
        strbuf_number(out, value->number, 0);
    strbuf_char(out, ':');
}

void batch_message_print(StrBuf *out, const BatchMessage *message)
{
    Arena *arena = arena_create();
    DiagSink silent;
    diag_init(&silent, arena, DIAG_ENGLISH);
    const JsonValue *object =
        json_parse(arena, &silent, source_create(arena, "message", message->json));
    const char *file = text_member(object, "file");
    if (*file) {
        strbuf_string(out, file);
        strbuf_char(out, ':');
        append_number(out, object, "line");
        append_number(out, object, "column");
        strbuf_char(out, ' ');
    }
    strbuf_string(out, text_member(object, "severity"));
    strbuf_char(out, ' ');
    strbuf_string(out, text_member(object, "code"));
    strbuf_string(out, ": ");
    strbuf_string(out, text_member(object, "message"));
    arena_destroy(arena);
}

BatchReason *batch_messages_add_reason(BatchMessages *messages, Text words)
{
    BatchReason *reason = map_find(&messages->reasons, words);
    if (!reason) {
        reason = arena_alloc(messages->arena, sizeof *reason);
        map_set(&messages->reasons, keep(messages->arena, words), reason);
    }
    reason->records++;
    return reason;
}
