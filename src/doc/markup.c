/* Inline markup: a recursive reader over the decoded string; see markup.h. */
#include "doc/markup.h"

#include "base/limits.h"

typedef struct MarkupReader {
    Arena *arena;
    DiagSink *diagnostics;
    const JsonValue *value;
    Text text;
    size_t at;
    int insertion; /* the first insertion that ends after `at` */
    int depth;
    MarkupPiece *pieces;
    size_t count, capacity;
} MarkupReader;

static const JsonInsertion *insertion_at(MarkupReader *reader, size_t at)
{
    const JsonValue *value = reader->value;
    while (reader->insertion < value->insertion_count &&
           value->insertions[reader->insertion].end <= at)
        reader->insertion++;
    if (reader->insertion < value->insertion_count &&
        value->insertions[reader->insertion].start <= at)
        return &value->insertions[reader->insertion];
    return NULL;
}

static bool is_literal(MarkupReader *reader)
{
    const JsonInsertion *insertion = insertion_at(reader, reader->at);
    return insertion && !insertion->is_markup;
}

/* Appends one byte to the last piece, or starts a new one where style, insertion or place change. */
static void add_byte(MarkupReader *reader, size_t at, const MarkupStyle *style)
{
    const JsonInsertion *insertion = insertion_at(reader, at);
    MarkupPiece *last = reader->count ? &reader->pieces[reader->count - 1] : NULL;
    bool continues = last && last->style == style && last->insertion == insertion &&
                     last->start + last->text.length == at;
    if (continues) {
        last->text.length++;
        return;
    }
    reader->pieces = arena_grow(reader->arena, reader->pieces, reader->count, &reader->capacity,
                                sizeof *reader->pieces);
    reader->pieces[reader->count++] =
        (MarkupPiece){{reader->text.data + at, 1}, (uint32_t)at, style, insertion};
}

static bool looking_at(const MarkupReader *reader, const char *mark)
{
    size_t length = strlen(mark);
    return reader->text.length - reader->at >= length &&
           memcmp(reader->text.data + reader->at, mark, length) == 0;
}

static void report(MarkupReader *reader, DiagCode code, size_t start, size_t end)
{
    Origin origin = json_string_origin(reader->value, start, end);
    char *words = arena_copy(reader->arena, reader->text.data + start, end - start);
    diag_report(reader->diagnostics, code, &origin, DIAG_ARGS(words));
}

static MarkupStyle *new_style(MarkupReader *reader, const MarkupStyle *parent, MarkupKind kind)
{
    MarkupStyle *style = arena_alloc(reader->arena, sizeof *style);
    style->parent = parent;
    style->kind = kind;
    return style;
}

/* Index of the "]" that closes the "[" at `at`, brackets inside counted, or the end of the text. */
static size_t find_bracket(const MarkupReader *reader, size_t at)
{
    int depth = 0;
    for (; at < reader->text.length; at++) {
        char byte = reader->text.data[at];
        if (byte == '\\')
            at++;
        else if (byte == '[')
            depth++;
        else if (byte == ']' && --depth == 0)
            return at;
    }
    return reader->text.length;
}

/* A "[" opens a span only when its "]" is followed by "{"; other brackets are text. */
static bool opens_span(const MarkupReader *reader)
{
    if (reader->text.data[reader->at] != '[')
        return false;
    size_t close = find_bracket(reader, reader->at);
    return close + 1 < reader->text.length && reader->text.data[close + 1] == '{';
}

static void read_property(MarkupReader *reader, MarkupStyle *style, size_t start, size_t end)
{
    const char *equals = memchr(reader->text.data + start, '=', end - start);
    size_t name_length = equals ? (size_t)(equals - reader->text.data) - start : 0;
    if (name_length == 0) {
        report(reader, E_MARKUP_PROPERTY, start, end);
        return;
    }
    size_t value_start = start + name_length + 1;
    bool is_quoted = end - value_start >= 2 && reader->text.data[value_start] == '"';
    Origin *origin = arena_alloc(reader->arena, sizeof *origin);
    *origin = json_string_origin(reader->value, start, end);
    char *name = arena_copy(reader->arena, reader->text.data + start, name_length);
    char *words = arena_copy(reader->arena, reader->text.data + value_start + is_quoted,
                             end - value_start - 2 * is_quoted);
    JsonValue *value = json_new_string(reader->arena, text_of(words), origin);
    if (!style->declarations)
        style->declarations = json_new(reader->arena, JSON_OBJECT, origin);
    json_set(reader->arena, (JsonValue *)style->declarations, text_of(name), origin, value);
}

static size_t property_end(const MarkupReader *reader, size_t at, size_t end)
{
    bool is_quoted = false;
    int depth = 0;
    for (; at < end; at++) {
        char byte = reader->text.data[at];
        is_quoted ^= byte == '"';
        depth += byte == '(';
        depth -= byte == ')';
        if (byte == ' ' && !is_quoted && depth <= 0)
            break;
    }
    return at;
}

/* "{.class color=$red}" between `start` and `end`. */
static void read_attributes(MarkupReader *reader, MarkupStyle *style, size_t start, size_t end)
{
    StrBuf classes = {0};
    size_t at = start;
    while (at < end) {
        if (reader->text.data[at] == ' ') {
            at++;
            continue;
        }
        size_t stop = property_end(reader, at, end);
        if (reader->text.data[at] == '.') {
            strbuf_append(&classes, reader->text.data + at + 1, stop - at - 1);
            strbuf_char(&classes, ' ');
        } else {
            read_property(reader, style, at, stop);
        }
        at = stop;
    }
    if (classes.length) {
        Origin *origin = arena_alloc(reader->arena, sizeof *origin);
        *origin = json_string_origin(reader->value, start, end);
        Text names = {strbuf_copy(&classes, reader->arena), classes.length - 1};
        style->classes = json_new_string(reader->arena, names, origin);
    }
    strbuf_release(&classes);
}

static void read_until(MarkupReader *reader, const MarkupStyle *style, const char *mark,
                       size_t stop);

/* Reads the inside of a mark that is `open` bytes long and ends with `mark`. */
static void read_nested(MarkupReader *reader, MarkupStyle *inner, size_t open, const char *mark)
{
    size_t start = reader->at;
    reader->at += open;
    reader->depth++;
    read_until(reader, inner, mark, reader->text.length);
    reader->depth--;
    if (reader->at < reader->text.length && looking_at(reader, mark))
        reader->at += strlen(mark);
    else
        report(reader, E_MARKUP, start, start + open);
}

static void read_span(MarkupReader *reader, const MarkupStyle *outer)
{
    size_t start = reader->at;
    size_t bracket = find_bracket(reader, start);
    MarkupStyle *style = new_style(reader, outer, MARKUP_SPAN);
    const char *brace = memchr(reader->text.data + bracket, '}', reader->text.length - bracket);
    if (!brace)
        report(reader, E_MARKUP, bracket + 1, bracket + 2);
    size_t end = brace ? (size_t)(brace - reader->text.data) : reader->text.length;
    read_attributes(reader, style, bracket + 2, end);
    reader->at = start + 1;
    reader->depth++;
    read_until(reader, style, NULL, bracket);
    reader->depth--;
    reader->at = end < reader->text.length ? end + 1 : end;
}

static bool is_escape(const MarkupReader *reader)
{
    return reader->text.data[reader->at] == '\\' && reader->at + 1 < reader->text.length &&
           strchr("*[]^_\\{}", reader->text.data[reader->at + 1]);
}

static bool read_mark(MarkupReader *reader, const MarkupStyle *style)
{
    if (reader->depth >= LIMIT_EXPRESSION_DEPTH)
        return false;
    if (looking_at(reader, "**"))
        read_nested(reader, new_style(reader, style, MARKUP_STRONG), 2, "**");
    else if (looking_at(reader, "^{"))
        read_nested(reader, new_style(reader, style, MARKUP_SUPER), 2, "}");
    else if (looking_at(reader, "_{"))
        read_nested(reader, new_style(reader, style, MARKUP_SUB), 2, "}");
    else if (opens_span(reader))
        read_span(reader, style);
    else
        return false;
    return true;
}

/* Reads up to `mark` (NULL: none) or `stop`, whichever comes first. */
static void read_until(MarkupReader *reader, const MarkupStyle *style, const char *mark, size_t stop)
{
    while (reader->at < stop) {
        if (is_literal(reader)) {
            add_byte(reader, reader->at++, style);
            continue;
        }
        if (mark && looking_at(reader, mark))
            return;
        if (is_escape(reader)) {
            add_byte(reader, reader->at + 1, style);
            reader->at += 2;
        } else if (!read_mark(reader, style)) {
            add_byte(reader, reader->at++, style);
        }
    }
}

MarkupText markup_read(Arena *arena, DiagSink *diagnostics, const JsonValue *value)
{
    MarkupReader reader = {
        .arena = arena, .diagnostics = diagnostics, .value = value, .text = value->text};
    read_until(&reader, NULL, NULL, reader.text.length);
    return (MarkupText){reader.pieces, (int)reader.count};
}
