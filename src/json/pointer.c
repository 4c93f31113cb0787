/* JSON pointers (RFC 6901): from a place to a pointer, and from a pointer to a value. */
#include "json/json.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "json/escape.h"
#include "json/scan.h"

/* The innermost place whose key or value covers `offset`: the last one in document order. */
static uint32_t find_place(const JsonScan *scan, size_t offset)
{
    uint32_t found = 0;
    for (uint32_t i = 1; i < scan->count; i++) {
        const JsonPlace *place = &scan->places[i];
        size_t start = place->key_length ? place->key_offset : place->offset;
        if (offset >= start && offset < (size_t)place->offset + place->length)
            found = i;
    }
    return found;
}

static void append_code_point(StrBuf *out, uint32_t code_point)
{
    if (code_point == '~')
        strbuf_string(out, "~0");
    else if (code_point == '/')
        strbuf_string(out, "~1");
    else
        strbuf_code_point(out, code_point);
}

/* `bytes` are the key as it stands in the file, with its escapes. */
static void append_key(StrBuf *out, const char *bytes, size_t length)
{
    size_t at = 0;
    while (at < length) {
        uint32_t code_point;
        at += json_escape_decode(bytes + at, length - at, &code_point);
        append_code_point(out, code_point);
    }
}

void json_pointer_append(StrBuf *pointer, Text key)
{
    strbuf_char(pointer, '/');
    for (size_t at = 0; at < key.length;) {
        size_t size;
        append_code_point(pointer, utf8_decode(key.data + at, key.length - at, &size));
        at += size;
    }
}

static char *write_pointer(Arena *arena, const SourceText *source, const JsonScan *scan,
                           uint32_t index)
{
    uint32_t path[LIMIT_JSON_DEPTH + 1];
    int depth = 0;
    for (uint32_t i = index; scan->places[i].parent != JSON_NO_PARENT; i = scan->places[i].parent)
        path[depth++] = i;
    StrBuf text = {0};
    strbuf_string(&text, "");
    while (depth > 0) {
        const JsonPlace *place = &scan->places[path[--depth]];
        strbuf_char(&text, '/');
        if (place->key_length)
            append_key(&text, source->text.data + place->key_offset + 1, place->key_length - 2);
        else
            strbuf_print(&text, "%u", place->index);
    }
    char *pointer = strbuf_copy(&text, arena);
    strbuf_release(&text);
    return pointer;
}

char *json_pointer_at(Arena *arena, const SourceText *source, size_t offset)
{
    if (source->text.length > LIMIT_INPUT_BYTES)
        return NULL;
    Arena *scratch = arena_create();
    JsonScan scan = {0};
    char *pointer = NULL;
    if (json_scan(scratch, NULL, source, &scan))
        pointer = write_pointer(arena, source, &scan, find_place(&scan, offset));
    arena_destroy(scratch);
    return pointer;
}

/* True when the reference token [token, end) with its ~0 and ~1 stands for `key`. */
static bool token_equals(const char *token, const char *end, Text key)
{
    size_t i = 0;
    for (const char *at = token; at < end; at++, i++) {
        char byte = *at;
        if (byte == '~') {
            at++;
            if (at == end || (*at != '0' && *at != '1'))
                return false; /* RFC 6901, section 3: no pointer */
            byte = *at == '0' ? '~' : '/';
        }
        if (i >= key.length || key.data[i] != byte)
            return false;
    }
    return i == key.length;
}

/* An array index: digits without a leading zero (RFC 6901, section 4); -1 for anything else. */
static long read_index(const char *token, const char *end)
{
    if (token == end || end - token > 9 || (*token == '0' && end - token > 1))
        return -1;
    long index = 0;
    for (const char *at = token; at < end; at++) {
        if (*at < '0' || *at > '9')
            return -1;
        index = index * 10 + (*at - '0');
    }
    return index;
}

static JsonValue *find_child(const JsonValue *value, const char *token, const char *end)
{
    if (value->kind == JSON_ARRAY) {
        long index = read_index(token, end);
        return index >= 0 && index < (long)value->count ? value->items[index] : NULL;
    }
    for (uint32_t i = 0; value->kind == JSON_OBJECT && i < value->count; i++) {
        if (token_equals(token, end, value->items[i]->key))
            return value->items[i];
    }
    return NULL;
}

JsonValue *json_at_pointer(JsonValue *root, const char *pointer)
{
    JsonValue *value = root;
    while (value && *pointer) {
        if (*pointer != '/')
            return NULL;
        const char *token = pointer + 1;
        pointer = token + strcspn(token, "/");
        value = find_child(value, token, pointer);
    }
    return value;
}
