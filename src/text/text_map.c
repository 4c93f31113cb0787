/* Joining of spans: text_map.h. */
#include "text/text_map.h"

#include <hb.h>
#include <string.h>

#include "base/limits.h"
#include "base/number.h"
#include "base/utf8.h"

typedef struct Joiner {
    Arena *arena;
    DiagSink *diagnostics;
    const TextSpan *spans;
    char *bytes;
    size_t length;
    TextSegment *segments;
    size_t segment_count, segment_capacity;
    int paragraph_chars; /* of the paragraph so far */
    int mark_run;        /* combining marks in a row */
    int most_marks, most_chars;
    bool is_cut; /* the last character was left out: a new segment must begin */
} Joiner;

static bool is_combining_mark(uint32_t code_point)
{
    if (code_point < 0x300)
        return false;
    hb_unicode_general_category_t category =
        hb_unicode_general_category(hb_unicode_funcs_get_default(), code_point);
    return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK;
}

/* A stretch of a span: `before` bytes that lead up to the `length` bytes in question. */
typedef struct SpanPlace {
    const char *bytes;
    uint32_t from; /* where they begin in the span */
    uint32_t before, length;
} SpanPlace;

/* The exact place where the file reads the same bytes (an escape would shift them), else the span's
 * own place. */
static Origin span_origin(const TextSpan *span, const SpanPlace *place)
{
    const Origin *origin = &span->origin;
    const SourceText *source = origin->source;
    size_t start = (size_t)origin->offset + place->from;
    size_t length = (size_t)place->before + place->length;
    if (!source || start + length > source->text.length ||
        memcmp(source->text.data + start, place->bytes, length) != 0)
        return *origin;
    return (Origin){source, (uint32_t)start + place->before, place->length, origin->because};
}

static void begin_segment(Joiner *joiner, int span, size_t span_byte)
{
    joiner->segments = arena_grow(joiner->arena, joiner->segments, joiner->segment_count,
                                  &joiner->segment_capacity, sizeof *joiner->segments);
    joiner->segments[joiner->segment_count++] =
        (TextSegment){(uint32_t)joiner->length, (uint32_t)span_byte, span};
    joiner->is_cut = false;
}

static void report_cut(Joiner *joiner, DiagCode code, LimitId limit, int span, size_t offset,
                       size_t length)
{
    const TextSpan *owner = &joiner->spans[span];
    SpanPlace place = {owner->text.data, 0, (uint32_t)offset, (uint32_t)length};
    Origin origin = span_origin(owner, &place);
    diag_report_limit(joiner->diagnostics, code, &origin, limit,
                      DIAG_ARGS(diag_limit_text(joiner->diagnostics, limit)));
}

/* True when the character stays; else it is beyond a limit, and that was reported. */
static bool is_within_limits(Joiner *joiner, uint32_t code_point, int span, size_t offset,
                             size_t length)
{
    if (code_point == '\n' || code_point == 0x2029) {
        joiner->paragraph_chars = 0;
        joiner->mark_run = 0;
        return true;
    }
    joiner->mark_run = is_combining_mark(code_point) ? joiner->mark_run + 1 : 0;
    if (joiner->mark_run > joiner->most_marks) {
        if (joiner->mark_run == joiner->most_marks + 1)
            report_cut(joiner, E_TEXT_TOO_MANY_MARKS, LIMIT_ID_COMBINING_MARKS, span, offset,
                       length);
        return false;
    }
    joiner->paragraph_chars++;
    if (joiner->paragraph_chars > joiner->most_chars) {
        if (joiner->paragraph_chars == joiner->most_chars + 1)
            report_cut(joiner, E_TEXT_PARAGRAPH_TOO_LONG, LIMIT_ID_PARAGRAPH_CHARS, span, offset,
                       length);
        return false;
    }
    return true;
}

static void join_span(Joiner *joiner, int index)
{
    Text text = joiner->spans[index].text;
    begin_segment(joiner, index, 0);
    for (size_t at = 0; at < text.length;) {
        size_t size;
        uint32_t code_point = utf8_decode(text.data + at, text.length - at, &size);
        if (code_point != UTF8_INVALID && is_within_limits(joiner, code_point, index, at, size)) {
            if (joiner->is_cut)
                begin_segment(joiner, index, at);
            memcpy(joiner->bytes + joiner->length, text.data + at, size);
            joiner->length += size;
        } else {
            joiner->is_cut = true;
        }
        at += size;
    }
}

const TextMap *text_map_create(Arena *arena, DiagSink *diagnostics, const TextSpan *spans,
                               int span_count)
{
    size_t length = 0;
    for (int i = 0; i < span_count; i++)
        length += spans[i].text.length;
    TextSpan *kept = arena_array(arena, (size_t)span_count, sizeof *kept);
    for (int i = 0; i < span_count; i++)
        kept[i] = spans[i];
    Joiner joiner = {.arena = arena,
                     .diagnostics = diagnostics,
                     .spans = kept,
                     .most_marks = (int)diag_limit(diagnostics, LIMIT_ID_COMBINING_MARKS),
                     .most_chars = (int)diag_limit(diagnostics, LIMIT_ID_PARAGRAPH_CHARS),
                     .bytes = arena_alloc(arena, length + 1)};
    for (int i = 0; i < span_count; i++)
        join_span(&joiner, i);
    TextMap *map = arena_alloc(arena, sizeof *map);
    *map = (TextMap){{joiner.bytes, joiner.length}, kept, joiner.segments, joiner.segment_count};
    return map;
}

const TextSegment *text_map_segment(const TextMap *map, uint32_t byte)
{
    size_t low = 0;
    size_t high = map->segment_count; /* the answer is in [low, high) */
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (map->segments[middle].byte <= byte)
            low = middle;
        else
            high = middle;
    }
    return &map->segments[low];
}

Origin text_map_origin(const TextMap *map, uint32_t byte, uint32_t length)
{
    if (map->segment_count == 0)
        return (Origin){0};
    const TextSegment *segment = text_map_segment(map, byte);
    SpanPlace place = {map->text.data + segment->byte, segment->span_byte, byte - segment->byte,
                       length};
    return span_origin(&map->spans[segment->span], &place);
}
