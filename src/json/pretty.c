/* Pretty: see pretty.h. What stands between two values is white space, commas, colons and comments;
 * the comments are picked out of these gaps. */
#include "json/pretty.h"

#include "base/utf8.h"

#define MAX_COLUMNS 100
#define INDENT      2
#define FIRST_WIDE  0x1100 /* Hangul; from there on, nearly all characters are wide */
#define BLANK_LINE  2      /* line ends in a row */

typedef struct Printer {
    Arena *arena;
    const SourceText *source;
    JsonRank rank;
    const char *line_end;
    StrBuf *out;
} Printer;

/* The bytes [at, end) between two values. */
typedef struct Gap {
    const char *at, *end;
} Gap;

typedef struct Comment {
    Text text; /* empty: there is none */
    bool is_line;
    int lines_before; /* line ends since the comment or value before */
} Comment;

/* ---- gaps and comments ---- */

static size_t comment_length(Gap gap, bool is_line)
{
    const char *at = gap.at + 2;
    if (is_line) {
        while (at < gap.end && *at != '\n' && *at != '\r')
            at++;
        return (size_t)(at - gap.at);
    }
    while (at + 1 < gap.end && !(at[0] == '*' && at[1] == '/'))
        at++;
    return (size_t)(at - gap.at) + 2;
}

/* Takes the next comment out of the gap; after the last one the gap is used up, and lines_before
 * tells what was left. */
static Comment next_comment(Gap *gap)
{
    Comment comment = {{"", 0}, false, 0};
    while (gap->at < gap->end && *gap->at != '/') {
        comment.lines_before += *gap->at == '\n';
        gap->at++;
    }
    if (gap->at == gap->end)
        return comment;
    comment.is_line = gap->at[1] == '/';
    comment.text = (Text){gap->at, comment_length(*gap, comment.is_line)};
    gap->at += comment.text.length;
    return comment;
}

static bool has_comment(Gap gap)
{
    return gap.at < gap.end && memchr(gap.at, '/', (size_t)(gap.end - gap.at)) != NULL;
}

static const char *start_of(const JsonValue *value)
{
    const Origin *origin = value->key_origin.source ? &value->key_origin : &value->origin;
    return origin->source->text.data + origin->offset;
}

static const char *end_of(const JsonValue *value)
{
    return value->origin.source->text.data + value->origin.offset + value->origin.length;
}

/* What stands before item `index` of the container, or before its closing bracket. */
static Gap gap_before(const JsonValue *container, uint32_t index)
{
    const char *open = container->origin.source->text.data + container->origin.offset + 1;
    Gap gap = {index ? end_of(container->items[index - 1]) : open, end_of(container) - 1};
    if (index < container->count)
        gap.end = start_of(container->items[index]);
    return gap;
}

/* Between key and value. */
static Gap gap_within(const JsonValue *item)
{
    const Origin *key = &item->key_origin;
    const char *value = item->origin.source->text.data + item->origin.offset;
    return (Gap){key->source ? key->source->text.data + key->offset + key->length : value, value};
}

/* Whether the comments at the head of a gap belong to the value before it: nothing else follows on
 * their line. */
static Gap split_trailing(Gap *gap, bool is_last)
{
    const char *at = gap->at;
    Gap rest = *gap;
    for (;;) {
        Comment comment = next_comment(&rest);
        bool ends_line = comment.lines_before > 0;
        if (comment.text.length == 0) {
            at = ends_line || is_last ? at : gap->at;
            break;
        }
        if (ends_line)
            break;
        at = rest.at;
        if (comment.is_line)
            break;
    }
    Gap trailing = {gap->at, at};
    gap->at = at;
    return trailing;
}

static bool contains_comment(const JsonValue *value)
{
    if (has_comment(gap_within(value)))
        return true;
    if (value->kind != JSON_OBJECT && value->kind != JSON_ARRAY)
        return false;
    for (uint32_t i = 0; i <= value->count; i++) {
        bool has_one = has_comment(gap_before(value, i)) ||
                       (i < value->count && contains_comment(value->items[i]));
        if (has_one)
            return true;
    }
    return false;
}

/* ---- order ---- */

/* The indexes of the items in the order they are written; stable. */
static uint32_t *sort_items(const Printer *printer, const JsonValue *container)
{
    uint32_t *order = arena_array(printer->arena, container->count, sizeof *order);
    int *ranks = arena_array(printer->arena, container->count, sizeof *ranks);
    bool is_sorted = container->kind == JSON_OBJECT && printer->rank;
    for (uint32_t i = 0; i < container->count; i++) {
        int rank = is_sorted ? printer->rank(container, container->items[i]->key) : 0;
        uint32_t at = i;
        for (; at > 0 && ranks[at - 1] > rank; at--) {
            ranks[at] = ranks[at - 1];
            order[at] = order[at - 1];
        }
        ranks[at] = rank;
        order[at] = i;
    }
    return order;
}

/* ---- on one line ---- */

static void append_source(StrBuf *out, const Origin *origin)
{
    strbuf_append(out, origin->source->text.data + origin->offset, origin->length);
}

static void append_key(StrBuf *out, const JsonValue *item)
{
    if (!item->key_origin.source)
        return;
    append_source(out, &item->key_origin);
    strbuf_string(out, ": ");
}

static void append_inline(const Printer *printer, StrBuf *out, const JsonValue *value)
{
    bool is_object = value->kind == JSON_OBJECT;
    if (!is_object && value->kind != JSON_ARRAY) {
        append_source(out, &value->origin);
        return;
    }
    const uint32_t *order = sort_items(printer, value);
    const char *space = is_object && value->count ? " " : "";
    strbuf_print(out, "%s%s", is_object ? "{" : "[", space);
    for (uint32_t i = 0; i < value->count && out->length < 8 * MAX_COLUMNS; i++) {
        strbuf_string(out, i ? ", " : "");
        append_key(out, value->items[order[i]]);
        append_inline(printer, out, value->items[order[i]]);
    }
    strbuf_print(out, "%s%s", space, is_object ? "}" : "]");
}

static int columns_of(Text text)
{
    int columns = 0;
    size_t size;
    for (size_t at = 0; at < text.length; at += size) {
        uint32_t code_point = utf8_decode(text.data + at, text.length - at, &size);
        columns += code_point >= FIRST_WIDE ? 2 : 1;
    }
    return columns;
}

/* Writes the value on the line that is begun, if it fits; `column` is what stands there. */
static bool append_if_fits(Printer *printer, const JsonValue *value, int column)
{
    bool is_scalar = value->kind != JSON_OBJECT && value->kind != JSON_ARRAY;
    if (!is_scalar && contains_comment(value))
        return false;
    StrBuf text = {0};
    append_inline(printer, &text, value);
    bool fits = is_scalar || column + columns_of((Text){text.data, text.length}) <= MAX_COLUMNS;
    if (fits)
        strbuf_append(printer->out, text.data, text.length);
    strbuf_release(&text);
    return fits;
}

/* ---- on several lines ---- */

static void new_line(Printer *printer, int depth)
{
    strbuf_string(printer->out, printer->line_end);
    for (int i = 0; i < depth * INDENT; i++)
        strbuf_char(printer->out, ' ');
}

static void append_comments_above(Printer *printer, Gap gap, int depth)
{
    Comment comment;
    while ((comment = next_comment(&gap)).text.length) {
        strbuf_text(printer->out, comment.text);
        new_line(printer, depth);
    }
}

static void append_comments_behind(Printer *printer, Gap gap)
{
    Comment comment;
    while ((comment = next_comment(&gap)).text.length) {
        strbuf_char(printer->out, ' ');
        strbuf_text(printer->out, comment.text);
    }
}

static bool begins_with_blank(const JsonValue *container, uint32_t index)
{
    Gap gap = gap_before(container, index);
    if (index)
        split_trailing(&gap, false);
    return next_comment(&gap).lines_before >= BLANK_LINE;
}

static void append_value(Printer *printer, const JsonValue *value, int column, int depth);

static void append_item(Printer *printer, const JsonValue *container, uint32_t index, bool is_last,
                        int depth)
{
    const JsonValue *item = container->items[index];
    Gap above = gap_before(container, index);
    if (index)
        split_trailing(&above, false);
    append_comments_above(printer, above, depth);
    append_comments_above(printer, gap_within(item), depth);
    int column = depth * INDENT;
    append_key(printer->out, item);
    if (item->key_origin.source)
        column += columns_of((Text){start_of(item), item->key_origin.length}) + 2;
    append_value(printer, item, column + !is_last, depth);
    strbuf_string(printer->out, is_last ? "" : ",");
    Gap below = gap_before(container, index + 1);
    append_comments_behind(printer, split_trailing(&below, index + 1 == container->count));
}

/* The comments that stand before the closing bracket, on lines of their own. */
static void append_rest(Printer *printer, const JsonValue *container, int depth)
{
    Gap rest = gap_before(container, container->count);
    if (container->count)
        split_trailing(&rest, true);
    Comment comment;
    while ((comment = next_comment(&rest)).text.length) {
        new_line(printer, depth);
        strbuf_text(printer->out, comment.text);
    }
}

static bool is_plain_list(const JsonValue *value)
{
    if (value->kind != JSON_ARRAY || contains_comment(value))
        return false;
    for (uint32_t i = 0; i < value->count; i++) {
        if (value->items[i]->kind == JSON_ARRAY || value->items[i]->kind == JSON_OBJECT)
            return false;
    }
    return true;
}

/* A long list of numbers or words: as many on a line as fit. */
static void append_filled(Printer *printer, const JsonValue *list, int depth)
{
    int column = MAX_COLUMNS;
    strbuf_char(printer->out, '[');
    for (uint32_t i = 0; i < list->count; i++) {
        const Origin *origin = &list->items[i]->origin;
        Text item = {origin->source->text.data + origin->offset, origin->length};
        bool is_last = i + 1 == list->count;
        int width = columns_of(item) + !is_last;
        bool fits = column + 1 + width <= MAX_COLUMNS;
        if (fits)
            strbuf_char(printer->out, ' ');
        else
            new_line(printer, depth + 1);
        column = (fits ? column + 1 : (depth + 1) * INDENT) + width;
        strbuf_text(printer->out, item);
        strbuf_string(printer->out, is_last ? "" : ",");
    }
    new_line(printer, depth);
    strbuf_char(printer->out, ']');
}

static void append_expanded(Printer *printer, const JsonValue *container, int depth)
{
    bool is_object = container->kind == JSON_OBJECT;
    const uint32_t *order = sort_items(printer, container);
    strbuf_char(printer->out, is_object ? '{' : '[');
    for (uint32_t i = 0; i < container->count; i++) {
        if (i && begins_with_blank(container, order[i]))
            strbuf_string(printer->out, printer->line_end);
        new_line(printer, depth + 1);
        append_item(printer, container, order[i], i + 1 == container->count, depth + 1);
    }
    append_rest(printer, container, depth + 1);
    new_line(printer, depth);
    strbuf_char(printer->out, is_object ? '}' : ']');
}

/* Recursive; LIMIT_JSON_DEPTH was checked by the parser. */
static void append_value(Printer *printer, const JsonValue *value, int column, int depth)
{
    if (append_if_fits(printer, value, column))
        return;
    if (is_plain_list(value))
        append_filled(printer, value, depth);
    else
        append_expanded(printer, value, depth);
}

/* ---- the whole ---- */

bool json_pretty(Arena *arena, DiagSink *diagnostics, const SourceText *source, JsonRank rank,
                 StrBuf *out)
{
    const JsonValue *root = json_parse(arena, diagnostics, source);
    if (!root)
        return false;
    Text text = source->text;
    const char *first_line = memchr(text.data, '\n', text.length);
    bool has_return = first_line && first_line > text.data && first_line[-1] == '\r';
    Printer printer = {arena, source, rank, has_return ? "\r\n" : "\n", out};
    append_comments_above(&printer, (Gap){text.data, start_of(root)}, 0);
    append_value(&printer, root, 0, 0);
    Gap rest = {end_of(root), text.data + text.length};
    append_comments_behind(&printer, split_trailing(&rest, true));
    Comment comment;
    while ((comment = next_comment(&rest)).text.length) {
        new_line(&printer, 0);
        strbuf_text(out, comment.text);
    }
    strbuf_string(out, printer.line_end);
    return true;
}
