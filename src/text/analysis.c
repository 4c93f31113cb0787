/* Decoding of a paragraph and Pango's analysis of it: analysis.h. */
#include "text/analysis.h"

#include <glib.h>
#include <pango/pango-bidi-type.h>
#include <pango/pango-utils.h>
#include <string.h>

#include "base/utf8.h"
#include "text/boundary.h"
#include "text/cluster_class.h"
#include "text/context.h"

/* Whether the primary subtag (BCP 47) is one of the first `count`. */
static bool is_one_of(const char *language, const char *const *primaries, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(primaries[i]);
        if (strncmp(language, primaries[i], length) == 0 &&
            (language[length] == '\0' || language[length] == '-' || language[length] == '_'))
            return true;
    }
    return false;
}

/* The Chinese ones first. */
static const char *const han_languages[] = {"zh", "yue", "lzh", "ja"};
#define CHINESE_COUNT 3

bool language_is_han(const char *language)
{
    return !language || !language[0] || is_one_of(language, han_languages, COUNT_OF(han_languages));
}

bool language_is_chinese(const char *language)
{
    return !language || !language[0] || is_one_of(language, han_languages, CHINESE_COUNT);
}

const TextStyle *analysis_style(const Analysis *analysis, uint32_t index)
{
    return analysis->block->spans[analysis->characters[index].span].style;
}

/* Fills code_points, characters and the bytes that Pango sees (a tab is a space to it). */
static void decode(Analysis *analysis, char *bytes)
{
    const TextMap *map = analysis->block->map;
    Text text = {analysis->block->text.data + analysis->start, analysis->end - analysis->start};
    const TextSegment *segment = text_map_segment(map, analysis->start);
    const TextSegment *last = map->segments + map->segment_count - 1;
    memcpy(bytes, text.data, text.length);
    uint32_t count = 0;
    for (size_t at = 0; at < text.length; count++) {
        size_t size;
        uint32_t code_point = utf8_decode(text.data + at, text.length - at, &size);
        uint32_t byte = analysis->start + (uint32_t)at;
        while (segment < last && segment[1].byte <= byte)
            segment++;
        if (code_point == '\t' && analysis->block->style.level != LINE_BREAK_PLAIN) {
            code_point = ' ';
            bytes[at] = ' ';
        }
        analysis->code_points[count] = code_point;
        analysis->characters[count] =
            (Character){.byte = byte,
                        .span = segment->span,
                        .cluster_class = (uint8_t)class_of_code_point(code_point)};
        at += size;
    }
    analysis->count = count;
    analysis->characters[count] = (Character){.byte = analysis->end, .is_grapheme = true};
}

static bool may_be_right_to_left(const Analysis *analysis)
{
    for (uint32_t i = 0; i < analysis->count; i++) {
        uint32_t code_point = analysis->code_points[i];
        if ((code_point >= 0x590 && code_point <= 0x8FF) || code_point == 0x200F ||
            (code_point >= 0x202A && code_point <= 0x202E) ||
            (code_point >= 0x2066 && code_point <= 0x2069) ||
            (code_point >= 0xFB1D && code_point <= 0xFDFF) ||
            (code_point >= 0xFE70 && code_point <= 0xFEFC) ||
            (code_point >= 0x10800 && code_point <= 0x10FFF) ||
            (code_point >= 0x1E800 && code_point <= 0x1EFFF))
            return true;
    }
    return false;
}

/* Unicode bidirectional algorithm, by Pango (FriBidi). */
static void find_levels(Analysis *analysis, const char *bytes, int length)
{
    bool is_rtl = analysis->block->style.right_to_left;
    if (!is_rtl && !may_be_right_to_left(analysis))
        return;
    PangoDirection base = is_rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR;
    guint8 *levels = pango_log2vis_get_embedding_levels(bytes, length, &base);
    if (!levels)
        arena_out_of_memory();
    for (uint32_t i = 0; i < analysis->count; i++) {
        analysis->characters[i].level = levels[i];
        analysis->is_bidi |= levels[i] > 0;
    }
    g_free(levels);
}

void analysis_begin(Analysis *analysis)
{
    Arena *scratch = analysis->context->scratch;
    size_t length = analysis->end - analysis->start;
    char *bytes = arena_alloc(scratch, length + 1);
    analysis->code_points = arena_reserve(scratch, length + 1, sizeof *analysis->code_points);
    analysis->characters = arena_reserve(scratch, length + 1, sizeof *analysis->characters);
    decode(analysis, bytes);
    find_levels(analysis, bytes, (int)length);
    analysis->boundaries = arena_alloc(scratch, (size_t)analysis->count + 1);
    boundaries_find(analysis, bytes, analysis->boundaries);
    bool is_plain = analysis->block->style.level == LINE_BREAK_PLAIN; /* also parts graphemes */
    for (uint32_t i = 0; i < analysis->count; i++)
        analysis->characters[i].is_grapheme =
            is_plain || (analysis->boundaries[i] & BOUNDARY_GRAPHEME);
    if (analysis->count)
        analysis->characters[0].is_grapheme = true;
}
