/* Edit: see edit.h. */
#include "json/edit.h"

/* The bytes [start, end) of the source give way to what the edit puts in. */
typedef struct Gap {
    size_t start, end;
} Gap;

static void append_changed(StrBuf *out, const SourceText *source, Gap gap, const StrBuf *insertion)
{
    strbuf_append(out, source->text.data, gap.start);
    strbuf_append(out, insertion->data, insertion->length);
    strbuf_append(out, source->text.data + gap.end, source->text.length - gap.end);
}

/* Undoes ~1 and ~0 (RFC 6901, section 4) in the last reference token. */
static void decode_token(const char *token, StrBuf *key)
{
    strbuf_string(key, "");
    for (; *token; token++) {
        bool is_escape = token[0] == '~' && (token[1] == '0' || token[1] == '1');
        if (is_escape)
            token++;
        strbuf_char(key, is_escape ? (*token == '0' ? '~' : '/') : *token);
    }
}

/* The white space before the key of the last member, from its line's start: a new member stands
 * below it, or beside it on the same line. */
static void append_spacing(StrBuf *out, const SourceText *source, const JsonValue *last)
{
    size_t end = last->key_origin.offset;
    size_t start = end;
    while (start > 0 &&
           (source->text.data[start - 1] == ' ' || source->text.data[start - 1] == '\t'))
        start--;
    bool is_own_line = start > 0 && source->text.data[start - 1] == '\n';
    if (!is_own_line) {
        strbuf_char(out, ' ');
        return;
    }
    bool has_return = start > 1 && source->text.data[start - 2] == '\r';
    strbuf_string(out, has_return ? "\r\n" : "\n");
    strbuf_append(out, source->text.data + start, end - start);
}

static void append_member(StrBuf *out, const StrBuf *key, Text value)
{
    strbuf_json(out, (Text){key->data, key->length});
    strbuf_string(out, ": ");
    strbuf_text(out, value);
}

static void add_member(const SourceText *source, const JsonValue *object, const StrBuf *key,
                       Text value, StrBuf *out)
{
    StrBuf insertion = {0};
    size_t at = object->origin.offset + 1;
    if (object->count) {
        const JsonValue *last = object->items[object->count - 1];
        at = (size_t)last->origin.offset + last->origin.length;
        strbuf_char(&insertion, ',');
        append_spacing(&insertion, source, last);
        append_member(&insertion, key, value);
    } else {
        strbuf_char(&insertion, ' ');
        append_member(&insertion, key, value);
        strbuf_char(&insertion, ' ');
    }
    append_changed(out, source, (Gap){at, at}, &insertion);
    strbuf_release(&insertion);
}

static bool report_missing(DiagSink *diagnostics, const SourceText *source, const char *pointer)
{
    diag_report(diagnostics, E_EDIT_POINTER, NULL, DIAG_ARGS(pointer, source->name));
    return false;
}

/* `pointer` leads to nothing: where its parent is an object, that gets a new member. */
static bool add_at_pointer(Arena *arena, DiagSink *diagnostics, const SourceText *source,
                           JsonValue *root, const char *pointer, Text value, StrBuf *out)
{
    const char *slash = strrchr(pointer, '/');
    if (!slash)
        return report_missing(diagnostics, source, pointer);
    const char *parent = arena_copy(arena, pointer, (size_t)(slash - pointer));
    const JsonValue *object = json_at_pointer(root, parent);
    if (!object || object->kind != JSON_OBJECT)
        return report_missing(diagnostics, source, pointer);
    StrBuf key = {0};
    decode_token(slash + 1, &key);
    add_member(source, object, &key, value, out);
    strbuf_release(&key);
    return true;
}

bool json_edit_set(Arena *arena, DiagSink *diagnostics, const SourceText *source,
                   const char *pointer, Text value, StrBuf *out)
{
    JsonValue *root = json_parse(arena, diagnostics, source);
    JsonValue *parsed = json_parse(arena, diagnostics, source_create(arena, "value", value));
    if (!root || !parsed)
        return false;
    const JsonValue *old = json_at_pointer(root, pointer);
    if (!old)
        return add_at_pointer(arena, diagnostics, source, root, pointer, value, out);
    StrBuf insertion = {0};
    strbuf_text(&insertion, value);
    Gap gap = {old->origin.offset, (size_t)old->origin.offset + old->origin.length};
    append_changed(out, source, gap, &insertion);
    strbuf_release(&insertion);
    return true;
}
