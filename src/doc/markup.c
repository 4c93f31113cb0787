/* Inline markup: a recursive reader over the decoded string; see markup.h. */
#include "doc/markup.h"

#include "base/limits.h"
#include "base/number.h"

typedef struct MarkupReader {
    Arena *arena;
    DiagSink *diagnostics;
    const JsonValue *value;
    Text text;
    size_t at;
    const unsigned char *literal; /* one for each byte that a template filled in; NULL: none */
    const uint32_t *closing; /* for each "[" the place of its "]", 0: none; NULL: no brackets */
    bool has_no_brace;       /* from here on no "}" ends a span */
    int stretch;             /* the first typed stretch that starts after the byte added last */
    int insertion;           /* the first insertion that ends after the byte added last */
    int depth;
    JsonStringCursor place; /* of the attributes read last */
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

/* Whether the byte at `at` was typed, and is `byte`. What a template filled in is never markup. */
static bool is_typed(const MarkupReader *reader, size_t at, char byte)
{
    return at < reader->text.length && reader->text.data[at] == byte &&
           !(reader->literal && reader->literal[at]);
}

static const unsigned char *mark_literals(Arena *arena, const JsonValue *value)
{
    if (value->insertion_count == 0)
        return NULL;
    unsigned char *literal = arena_alloc(arena, value->text.length);
    for (int i = 0; i < value->insertion_count; i++) {
        const JsonInsertion *insertion = &value->insertions[i];
        if (!insertion->is_markup)
            memset(literal + insertion->start, 1, insertion->end - insertion->start);
    }
    return literal;
}

/* Pairs the brackets in one pass. While a "[" is open its entry holds the one around it. */
static const uint32_t *pair_brackets(const MarkupReader *reader)
{
    Text text = reader->text;
    if (text.length == 0 || !memchr(text.data, '[', text.length))
        return NULL;
    uint32_t *closing = arena_array(reader->arena, text.length, sizeof *closing);
    size_t open = text.length;
    for (size_t at = 0; at < text.length; at++) {
        if (is_typed(reader, at, '\\')) {
            at++;
        } else if (is_typed(reader, at, '[')) {
            closing[at] = (uint32_t)open;
            open = at;
        } else if (is_typed(reader, at, ']') && open < text.length) {
            size_t outer = closing[open];
            closing[open] = (uint32_t)at;
            open = outer;
        }
    }
    while (open < text.length) {
        size_t outer = closing[open];
        closing[open] = 0;
        open = outer;
    }
    return closing;
}

/* Whether another typed string begins at `at`: its place in a file is its own. */
static bool starts_stretch(MarkupReader *reader, size_t at)
{
    const JsonTyped *typed = reader->value->typed;
    while (typed && reader->stretch < typed->count && typed->stretches[reader->stretch].start < at)
        reader->stretch++;
    return typed && reader->stretch < typed->count && typed->stretches[reader->stretch].start == at;
}

/* Where the bytes from `at` on, up to `end`, leave its insertion, or get into the next one or into
 * the next typed stretch. Both were looked for at `at`. */
static size_t end_of_alike(const MarkupReader *reader, size_t at, size_t end)
{
    const JsonValue *value = reader->value;
    if (reader->insertion < value->insertion_count) {
        const JsonInsertion *next = &value->insertions[reader->insertion];
        size_t edge = next->start <= at ? next->end : next->start;
        end = edge < end ? edge : end;
    }
    for (int i = reader->stretch; value->typed && i < value->typed->count; i++) {
        size_t start = value->typed->stretches[i].start;
        if (start > at)
            return start < end ? start : end;
    }
    return end;
}

/* Appends bytes to the last piece, or starts new ones where style, insertion or place change. */
static void add_bytes(MarkupReader *reader, size_t at, size_t end, const MarkupStyle *style)
{
    while (at < end) {
        const JsonInsertion *insertion = insertion_at(reader, at);
        MarkupPiece *last = reader->count ? &reader->pieces[reader->count - 1] : NULL;
        bool continues = last && last->style == style && last->insertion == insertion &&
                         last->start + last->text.length == at && !starts_stretch(reader, at);
        size_t next = end_of_alike(reader, at, end);
        if (!continues) {
            reader->pieces = arena_grow(reader->arena, reader->pieces, reader->count,
                                        &reader->capacity, sizeof *reader->pieces);
            last = &reader->pieces[reader->count++];
            *last = (MarkupPiece){{reader->text.data + at, 0}, (uint32_t)at, style, insertion};
        }
        last->text.length += next - at;
        at = next;
    }
}

static bool looking_at(const MarkupReader *reader, const char *mark)
{
    for (size_t i = 0; mark[i]; i++) {
        if (!is_typed(reader, reader->at + i, mark[i]))
            return false;
    }
    return true;
}

static void report(MarkupReader *reader, DiagCode code, size_t start, size_t end)
{
    Origin origin = json_string_origin(reader->value, start, end);
    char *words = arena_copy(reader->arena, reader->text.data + start, end - start);
    diag_report(reader->diagnostics, code, &origin, DIAG_ARGS(words));
}

static void report_depth(MarkupReader *reader)
{
    Origin origin = json_string_origin(reader->value, reader->at, reader->at + 1);
    diag_report_limit(reader->diagnostics, E_MARKUP_DEPTH, &origin, LIMIT_ID_EXPRESSION_DEPTH,
                      DIAG_ARGS(arena_print(reader->arena, "%d", LIMIT_EXPRESSION_DEPTH)));
}

static MarkupStyle *new_style(MarkupReader *reader, const MarkupStyle *parent, MarkupKind kind)
{
    MarkupStyle *style = arena_alloc(reader->arena, sizeof *style);
    style->parent = parent;
    style->kind = kind;
    return style;
}

/* A "[" opens a span only when its "]" is followed by "{"; other brackets are text. */
static bool opens_span(const MarkupReader *reader)
{
    if (reader->has_no_brace || !is_typed(reader, reader->at, '['))
        return false;
    size_t close = reader->closing[reader->at];
    return close > 0 && is_typed(reader, close + 1, '{');
}

/* Index of the "}" after `at` that stands outside quotes, or the end of the text. */
static size_t find_brace(const MarkupReader *reader, size_t at)
{
    bool is_quoted = false;
    for (; at < reader->text.length; at++) {
        is_quoted ^= is_typed(reader, at, '"');
        if (!is_quoted && is_typed(reader, at, '}'))
            break;
    }
    return at;
}

/* The value of a property: a number where it reads as one, so that fontWeight=700 is what a layout
 * would write without quotes. */
static JsonValue *new_value(MarkupReader *reader, size_t start, size_t end, const Origin *origin)
{
    bool is_quoted = is_typed(reader, start, '"');
    double number;
    Text words = {reader->text.data + start, end - start};
    if (is_quoted)
        words = (Text){words.data + 1, words.length - 2};
    words.data = arena_copy(reader->arena, words.data, words.length);
    if (is_quoted || !number_parse(words, &number))
        return json_new_string(reader->arena, words, origin);
    JsonValue *value = json_new(reader->arena, JSON_NUMBER, origin);
    value->number = number;
    value->text = words;
    return value;
}

static bool is_value(const MarkupReader *reader, size_t start, size_t end)
{
    if (!is_typed(reader, start, '"'))
        return end > start;
    return end - start >= 2 && is_typed(reader, end - 1, '"');
}

static void read_property(MarkupReader *reader, MarkupStyle *style, size_t start, size_t end)
{
    size_t equals = start;
    while (equals < end && !is_typed(reader, equals, '='))
        equals++;
    if (equals == start || equals == end || !is_value(reader, equals + 1, end)) {
        report(reader, E_MARKUP_PROPERTY, start, end);
        return;
    }
    Origin *origin = arena_alloc(reader->arena, sizeof *origin);
    *origin = json_string_origin_at(&reader->place, reader->value, start, end);
    char *name = arena_copy(reader->arena, reader->text.data + start, equals - start);
    if (!style->declarations)
        style->declarations = json_new(reader->arena, JSON_OBJECT, origin);
    json_set(reader->arena, (JsonValue *)style->declarations, text_of(name), origin,
             new_value(reader, equals + 1, end, origin));
}

/* A property ends at a space outside quotes and brackets: background="a b", color=rgb(1, 2, 3). */
static size_t property_end(const MarkupReader *reader, size_t at, size_t end)
{
    bool is_quoted = false;
    int depth = 0;
    for (; at < end; at++) {
        is_quoted ^= is_typed(reader, at, '"');
        depth += is_typed(reader, at, '(');
        depth -= is_typed(reader, at, ')');
        if (!is_quoted && depth <= 0 && is_typed(reader, at, ' '))
            break;
    }
    return at;
}

/* "{.class color=$red}" between `start` and `end`. */
static void read_attributes(MarkupReader *reader, MarkupStyle *style, size_t start, size_t end)
{
    StrBuf classes = {0};
    Origin *origin = arena_alloc(reader->arena, sizeof *origin);
    *origin = json_string_origin_at(&reader->place, reader->value, start, end);
    size_t at = start;
    while (at < end) {
        if (is_typed(reader, at, ' ')) {
            at++;
            continue;
        }
        size_t stop = property_end(reader, at, end);
        if (is_typed(reader, at, '.') && stop > at + 1) {
            strbuf_string(&classes, classes.length ? " " : "");
            strbuf_append(&classes, reader->text.data + at + 1, stop - at - 1);
        } else {
            read_property(reader, style, at, stop);
        }
        at = stop;
    }
    if (classes.length) {
        Text names = {strbuf_copy(&classes, reader->arena), classes.length};
        style->classes = json_new_string(reader->arena, names, origin);
    }
    strbuf_release(&classes);
}

static void read_until(MarkupReader *reader, const MarkupStyle *style, const char *mark,
                       size_t stop);

/* Reads the inside of a mark that is `open` bytes long and ends with `mark`, at the latest at
 * `stop`, where the text around it ends. */
static void read_nested(MarkupReader *reader, MarkupStyle *inner, size_t open, const char *mark,
                        size_t stop)
{
    size_t start = reader->at;
    reader->at += open;
    reader->depth++;
    read_until(reader, inner, mark, stop);
    reader->depth--;
    if (reader->at < stop && looking_at(reader, mark))
        reader->at += strlen(mark);
    else
        report(reader, E_MARKUP, start, start + open);
}

/* An empty span leaves no trace; a ruby of its own would be lost with it. */
static void report_ruby(MarkupReader *reader, const MarkupStyle *style, size_t start, size_t end)
{
    const JsonValue *ruby = style->declarations ? json_find(style->declarations, "ruby") : NULL;
    if (!ruby || ruby->kind != JSON_STRING)
        return;
    Origin origin = json_string_origin(reader->value, start, end);
    diag_report(reader->diagnostics, E_TEXT_RUBY_NO_BASE, &origin, DIAG_ARGS(ruby->text.data));
}

/* Reads a span; false: its braces never close, so the bracket is text. */
static bool read_span(MarkupReader *reader, const MarkupStyle *outer)
{
    size_t start = reader->at;
    size_t bracket = reader->closing[start];
    size_t end = find_brace(reader, bracket + 2);
    if (end == reader->text.length) {
        report(reader, E_MARKUP, bracket + 1, bracket + 2);
        reader->has_no_brace = true;
        return false;
    }
    MarkupStyle *style = new_style(reader, outer, MARKUP_SPAN);
    /* The attributes of the marks inside stand before these. */
    json_string_origin_at(&reader->place, reader->value, start, start);
    JsonStringCursor before = reader->place;
    read_attributes(reader, style, bracket + 2, end);
    reader->place = before;
    reader->at = start + 1;
    if (reader->at == bracket)
        report_ruby(reader, style, start, end + 1);
    reader->depth++;
    read_until(reader, style, NULL, bracket);
    reader->depth--;
    reader->at = end + 1;
    return true;
}

static bool is_escape(const MarkupReader *reader)
{
    size_t next = reader->at + 1;
    return is_typed(reader, reader->at, '\\') && next < reader->text.length &&
           is_typed(reader, next, reader->text.data[next]) &&
           strchr("*[]^_\\{}", reader->text.data[next]);
}

static bool read_mark(MarkupReader *reader, const MarkupStyle *style, size_t stop)
{
    bool is_strong = looking_at(reader, "**");
    bool is_super = looking_at(reader, "^{");
    bool is_sub = looking_at(reader, "_{");
    if (!is_strong && !is_super && !is_sub && !opens_span(reader))
        return false;
    if (reader->depth >= LIMIT_EXPRESSION_DEPTH) {
        report_depth(reader);
        return false;
    }
    if (is_strong)
        read_nested(reader, new_style(reader, style, MARKUP_STRONG), 2, "**", stop);
    else if (is_super)
        read_nested(reader, new_style(reader, style, MARKUP_SUPER), 2, "}", stop);
    else if (is_sub)
        read_nested(reader, new_style(reader, style, MARKUP_SUB), 2, "}", stop);
    else
        return read_span(reader, style);
    return true;
}

/* The end of the bytes from `at` on that can neither begin nor end markup. */
static size_t find_special(const MarkupReader *reader, size_t at, size_t stop)
{
    const char *text = reader->text.data;
    while (at < stop && text[at] != '*' && text[at] != '^' && text[at] != '_' && text[at] != '[' &&
           text[at] != '\\' && text[at] != '}')
        at++;
    return at;
}

/* Reads up to `mark` (NULL: none) or `stop`, whichever comes first. */
static void read_until(MarkupReader *reader, const MarkupStyle *style, const char *mark,
                       size_t stop)
{
    while (reader->at < stop) {
        size_t special = find_special(reader, reader->at, stop);
        add_bytes(reader, reader->at, special, style);
        reader->at = special;
        if (special == stop)
            return;
        if (mark && looking_at(reader, mark))
            return;
        if (is_escape(reader)) {
            add_bytes(reader, reader->at + 1, reader->at + 2, style);
            reader->at += 2;
        } else if (!read_mark(reader, style, stop)) {
            add_bytes(reader, reader->at, reader->at + 1, style);
            reader->at++;
        }
    }
}

MarkupText markup_read(Arena *arena, DiagSink *diagnostics, const JsonValue *value)
{
    MarkupReader reader = {
        .arena = arena, .diagnostics = diagnostics, .value = value, .text = value->text};
    reader.literal = mark_literals(arena, value);
    reader.closing = pair_brackets(&reader);
    read_until(&reader, NULL, NULL, reader.text.length);
    return (MarkupText){reader.pieces, (int)reader.count};
}
