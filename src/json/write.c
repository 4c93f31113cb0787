/* Writing values as compact JSON: see json.h. Not recursive: a tree that the program made may be
 * deeper than any file. */
#include "json/json.h"

typedef struct Frame {
    const JsonValue *container;
    uint32_t next; /* member or item to write */
} Frame;

typedef struct Writer {
    StrBuf *out;
    Frame *frames;
    size_t depth, capacity;
} Writer;

static bool is_container(const JsonValue *value)
{
    return value->kind == JSON_ARRAY || value->kind == JSON_OBJECT;
}

static void write_scalar(StrBuf *out, const JsonValue *value)
{
    switch (value->kind) {
    case JSON_NULL:
        strbuf_string(out, "null");
        break;
    case JSON_BOOLEAN:
        strbuf_string(out, value->boolean ? "true" : "false");
        break;
    case JSON_NUMBER:
        strbuf_text(out, value->text);
        break;
    case JSON_STRING:
        strbuf_json(out, value->text);
        break;
    case JSON_ARRAY:
    case JSON_OBJECT:
        break;
    }
}

static void begin_value(Writer *writer, const JsonValue *value)
{
    if (!is_container(value)) {
        write_scalar(writer->out, value);
        return;
    }
    strbuf_char(writer->out, value->kind == JSON_OBJECT ? '{' : '[');
    if (writer->depth == writer->capacity) {
        writer->capacity = writer->capacity ? writer->capacity * 2 : 32;
        writer->frames = memory_resize(writer->frames, writer->capacity * sizeof *writer->frames);
    }
    writer->frames[writer->depth++] = (Frame){value, 0};
}

void json_write(StrBuf *out, const JsonValue *value)
{
    Writer writer = {.out = out};
    begin_value(&writer, value);
    while (writer.depth) {
        Frame *frame = &writer.frames[writer.depth - 1];
        const JsonValue *container = frame->container;
        bool is_object = container->kind == JSON_OBJECT;
        if (frame->next == container->count) {
            strbuf_char(out, is_object ? '}' : ']');
            writer.depth--;
            continue;
        }
        const JsonValue *item = container->items[frame->next];
        if (frame->next++)
            strbuf_char(out, ',');
        if (is_object) {
            strbuf_json(out, item->key);
            strbuf_char(out, ':');
        }
        begin_value(&writer, item);
    }
    memory_free(writer.frames);
}
