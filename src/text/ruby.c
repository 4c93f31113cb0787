/* Ruby: ruby.h. A pair is a base and the text beside it. A ruby with as many words as its span has
 * Han stands character by character, else it belongs to the span as a whole. */
#include "text/ruby.h"

#include <string.h>

#include "base/limits.h"
#include "base/number.h"
#include "base/utf8.h"

/* R27, in ems of the base: what stays between two rubies side by side. */
#define GAP_BETWEEN_SYLLABLES 0.25
#define GAP_BETWEEN_WORDS     0.5

#define SHOWN_CHARS 16 /* in a message */

#define LEAST_LEADING 1.5 /* R24: a line with marks on one side, in ems */

/* The clusters of one span of ruby. */
typedef struct RubySpan {
    uint32_t first, end;
    const Ruby *ruby;
    uint32_t han_count;
} RubySpan;

typedef struct RubySetter {
    RubyRequest *request;
    const ShapeResult *shaped;
    RubyPair *pairs;
    size_t count, capacity;
} RubySetter;

static const Ruby *ruby_of(const RubySetter *setter, uint32_t index)
{
    const TextBlock *block = setter->request->block;
    return block->spans[setter->shaped->clusters[index].span].style->ruby;
}

static Origin base_origin(const RubySetter *setter, const RubySpan *span)
{
    const Cluster *first = &setter->shaped->clusters[span->first];
    const Cluster *last = &setter->shaped->clusters[span->end - 1];
    return text_map_origin(setter->request->block->map, first->byte,
                           last->byte + last->length - first->byte);
}

/* The ruby for a message: all of it, or its first characters. */
static const char *beginning(Arena *arena, const char *text)
{
    Text whole = text_of(text);
    size_t at = 0;
    for (int i = 0; i < SHOWN_CHARS && at < whole.length; i++) {
        size_t size;
        utf8_decode(whole.data + at, whole.length - at, &size);
        at += size;
    }
    return at == whole.length ? text : arena_print(arena, "%.*s…", (int)at, text);
}

static Diagnostic *report(const RubySetter *setter, const RubySpan *span, DiagCode code,
                          const char *second)
{
    Origin origin = base_origin(setter, span);
    const char *shown = beginning(setter->request->arena, span->ruby->text);
    Diagnostic *diagnostic =
        diag_report(setter->request->diagnostics, code, &origin, DIAG_ARGS(shown, second));
    if (diagnostic)
        diagnostic->node_id = span->ruby->style->node_id;
    return diagnostic;
}

/* One line of ruby. It is composed for itself, with the same rules. */
static const TextLayout *set_ruby(const RubySetter *setter, const RubySpan *span, Text text)
{
    const RubyRequest *request = setter->request;
    const TextSpan words = {
        .text = text, .style = span->ruby->style, .origin = base_origin(setter, span)};
    const ParagraphStyle style = {.line_height = span->ruby->style->size,
                                  .is_vertical = request->block->style.is_vertical};
    const TextBlock *block = text_block_create(request->context, request->arena,
                                               request->diagnostics, &words, 1, &style);
    return text_block_compose(block, request->arena, request->diagnostics, (double)INFINITY);
}

static void add_pair(RubySetter *setter, const RubySpan *span, uint32_t first, uint32_t end,
                     Text text)
{
    const TextLayout *layout = set_ruby(setter, span, text);
    setter->pairs = arena_grow(setter->request->arena, setter->pairs, setter->count,
                               &setter->capacity, sizeof *setter->pairs);
    setter->pairs[setter->count++] =
        (RubyPair){.first = first, .end = end, .ruby = span->ruby, .layout = layout};
}

static bool is_space(char byte)
{
    return byte == ' ';
}

/* The word at or after `*at`, moved behind it; empty at the end. */
static Text next_word(Text text, size_t *at)
{
    while (*at < text.length && is_space(text.data[*at]))
        (*at)++;
    size_t start = *at;
    while (*at < text.length && !is_space(text.data[*at]))
        (*at)++;
    return (Text){text.data + start, *at - start};
}

static uint32_t count_words(Text text)
{
    uint32_t count = 0;
    size_t at = 0;
    while (next_word(text, &at).length)
        count++;
    return count;
}

static void add_characters(RubySetter *setter, const RubySpan *span)
{
    Text text = text_of(span->ruby->text);
    size_t at = 0;
    for (uint32_t i = span->first; i < span->end; i++) {
        if (setter->shaped->clusters[i].cluster_class == CLASS_HAN)
            add_pair(setter, span, i, i + 1, next_word(text, &at));
    }
}

/* Spaces at the ends of the span are no base. */
static void add_whole(RubySetter *setter, const RubySpan *span)
{
    const Cluster *clusters = setter->shaped->clusters;
    uint32_t first = span->first;
    uint32_t end = span->end;
    while (first < end && clusters[first].cluster_class == CLASS_SPACE)
        first++;
    while (end > first && clusters[end - 1].cluster_class == CLASS_SPACE)
        end--;
    if (first == end) {
        report(setter, span, E_TEXT_RUBY_NO_BASE, "");
        return;
    }
    add_pair(setter, span, first, end, text_of(span->ruby->text));
    for (uint32_t i = first; i + 1 < end; i++) {
        if (clusters[i].break_after != BREAK_FORCED)
            setter->shaped->clusters[i].break_after = BREAK_NONE;
    }
}

/* R24: a line is never opened for its ruby, so the leading must have room for it. */
static void check_leading(const RubySetter *setter, const RubySpan *span)
{
    RubyRequest *request = setter->request;
    double least = LEAST_LEADING * unit_to_points(setter->shaped->clusters[span->first].em);
    if (request->is_tight_reported || request->block->style.line_height >= least - 0.01)
        return;
    request->is_tight_reported = true;
    char number[NUMBER_TEXT_SIZE];
    number_format(number, least, 2);
    report(setter, span, W_TEXT_RUBY_TIGHT, number);
}

static void add_span(RubySetter *setter, const RubySpan *span)
{
    Text text = text_of(span->ruby->text);
    uint32_t words = count_words(text);
    if (words == 0)
        return;
    DiagSink *sink = setter->request->diagnostics;
    if (utf8_count(text) > diag_limit(sink, LIMIT_ID_RUBY_CHARS)) {
        Diagnostic *diagnostic =
            report(setter, span, E_TEXT_RUBY_TOO_LONG, diag_limit_text(sink, LIMIT_ID_RUBY_CHARS));
        diag_hint_limit(sink, diagnostic, LIMIT_ID_RUBY_CHARS);
        return;
    }
    check_leading(setter, span);
    if (words == span->han_count)
        add_characters(setter, span);
    else
        add_whole(setter, span);
}

static void find_pairs(RubySetter *setter)
{
    uint32_t count = setter->shaped->cluster_count;
    for (uint32_t i = 0; i < count;) {
        RubySpan span = {i, i, ruby_of(setter, i), 0};
        const char *text = span.ruby ? span.ruby->text : NULL;
        while (span.end < count) {
            const Ruby *next = ruby_of(setter, span.end);
            if ((next ? next->text : NULL) != text)
                break;
            span.han_count += setter->shaped->clusters[span.end++].cluster_class == CLASS_HAN;
        }
        if (text)
            add_span(setter, &span);
        i = span.end;
    }
}

static Unit base_width(const Cluster *clusters, const RubyPair *pair)
{
    Unit width = 0;
    for (uint32_t i = pair->first; i < pair->end; i++) {
        const Cluster *cluster = &clusters[i];
        width += cluster->advance - cluster->trim_left - cluster->trim_right;
        width += i + 1 < pair->end ? cluster->gap : 0;
    }
    return width;
}

static bool is_word(const RubyPair *pair)
{
    return pair->end - pair->first > 1;
}

/* R27: what stays between the rubies of two pairs, 0 where there is text without ruby between. */
static double gap_between(const RubyPair *a, const RubyPair *b)
{
    if (a->end != b->first)
        return 0;
    return is_word(a) || is_word(b) ? GAP_BETWEEN_WORDS : GAP_BETWEEN_SYLLABLES;
}

static bool is_all_han(const Cluster *clusters, const RubyPair *pair)
{
    for (uint32_t i = pair->first; i < pair->end; i++) {
        if (clusters[i].cluster_class != CLASS_HAN)
            return false;
    }
    return true;
}

static Unit at_least_zero(Unit value)
{
    return value > 0 ? value : 0;
}

/* Evenly about each Han: half as much at the ends as between (JLREQ, mono and group ruby). */
static void spread_evenly(Cluster *clusters, const RubyPair *pair, Unit excess)
{
    Unit half = excess / 2 / (Unit)(pair->end - pair->first);
    for (uint32_t i = pair->first; i < pair->end; i++) {
        clusters[i].trim_left -= half;
        clusters[i].trim_right -= half;
    }
}

/* Widens the base so that its frame holds the ruby and half of the gap to a ruby on either side.
 * Letters stay together. */
static void spread_base(Cluster *clusters, RubyPair *pair, double gap_before, double gap_after)
{
    double em = unit_to_points(clusters[pair->first].em);
    Unit excess = unit_from_points(pair->layout->natural_width) - base_width(clusters, pair);
    Unit before = at_least_zero(excess + unit_from_points(gap_before * em)) / 2;
    Unit after = at_least_zero(excess + unit_from_points(gap_after * em)) / 2;
    if (is_word(pair) && is_all_han(clusters, pair)) {
        spread_evenly(clusters, pair, 2 * (before > after ? before : after));
        return;
    }
    clusters[pair->first].trim_left -= before;
    clusters[pair->end - 1].trim_right -= after;
    pair->pad_before = before;
    pair->pad_after = after;
}

static void spread_bases(RubySetter *setter)
{
    for (size_t i = 0; i < setter->count; i++) {
        RubyPair *pair = &setter->pairs[i];
        bool is_last = i + 1 == setter->count;
        spread_base(setter->shaped->clusters, pair, i > 0 ? gap_between(pair - 1, pair) : 0,
                    is_last ? 0 : gap_between(pair, pair + 1));
    }
}

void ruby_settle(RubyRequest *request, const ShapeResult *shaped, Paragraph *paragraph)
{
    RubySetter setter = {.request = request, .shaped = shaped};
    find_pairs(&setter);
    spread_bases(&setter);
    paragraph->ruby_pairs = setter.pairs;
    paragraph->ruby_count = (uint32_t)setter.count;
}

/* The first pair that ends behind `cluster`. */
static uint32_t first_pair(const Paragraph *paragraph, uint32_t cluster)
{
    uint32_t low = 0;
    uint32_t high = paragraph->ruby_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (paragraph->ruby_pairs[middle].end <= cluster)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The top of the ruby's em box, from the line's baseline down. */
static double ruby_top(const Paragraph *paragraph, const RubyPair *pair)
{
    double size = unit_to_points(paragraph->clusters[pair->first].em);
    bool is_vertical = paragraph->block->style.is_vertical;
    double ascent = is_vertical ? 0.5 : paragraph->base_face->ascent;
    double descent = is_vertical ? 0.5 : paragraph->base_face->descent;
    return pair->ruby->position == RUBY_UNDER ? descent * size
                                              : -ascent * size - pair->layout->height;
}

/* Visual position of each cluster of the line. */
static const uint32_t *find_positions(Arena *arena, const uint32_t *order, uint32_t count)
{
    uint32_t *positions = arena_array(arena, count, sizeof *positions);
    for (uint32_t i = 0; i < count; i++)
        positions[order[i]] = i;
    return positions;
}

void ruby_place(Arena *arena, const LinePlace *place, const uint32_t *order, TextLine *line)
{
    const Paragraph *paragraph = place->paragraph;
    const LineMeasure *measure = place->measure;
    uint32_t index = first_pair(paragraph, measure->first);
    if (index >= paragraph->ruby_count || paragraph->ruby_pairs[index].first >= measure->end)
        return;
    const uint32_t *positions = find_positions(arena, order, measure->end - measure->first);
    PlacedRuby *rubies = NULL;
    size_t count = 0;
    size_t capacity = 0;
    for (; index < paragraph->ruby_count; index++) {
        const RubyPair *pair = &paragraph->ruby_pairs[index];
        if (pair->first >= measure->end)
            break;
        if (pair->first < measure->first)
            continue; /* its ruby stands on the line where it began */
        double left = INFINITY;
        double right = -INFINITY;
        for (uint32_t i = pair->first; i < pair->end && i < measure->end; i++) {
            const PlacedCluster *cluster = &line->clusters[positions[i - measure->first]];
            left = fmin(left, cluster->x);
            right = fmax(right, cluster->x + cluster->advance);
        }
        left += unit_to_points(pair->pad_before);
        right -= unit_to_points(pair->pad_after);
        double width = pair->layout->natural_width;
        rubies = arena_grow(arena, rubies, count, &capacity, sizeof *rubies);
        rubies[count++] = (PlacedRuby){.layout = pair->layout,
                                       .x = (left + right - width) / 2,
                                       .y = ruby_top(paragraph, pair),
                                       .width = width,
                                       .base_x = left,
                                       .base_width = right - left,
                                       .byte = paragraph->clusters[pair->first].byte,
                                       .is_word = is_word(pair)};
    }
    line->rubies = rubies;
    line->ruby_count = (int)count;
}
