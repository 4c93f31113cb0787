/* Boundaries: see boundary.h. */
#include "text/boundary.h"

#include <string.h>

#include "text/run_cache.h"

/* Chinese characters that all versions of Unicode in use know: class ID, script Han. */
static bool is_ideograph(uint32_t code_point)
{
    return code_point >= 0x4E00 && code_point <= 0x9FEF;
}

static uint32_t byte_of(const Analysis *analysis, uint32_t index)
{
    return analysis->characters[index].byte - analysis->start;
}

/* Writes one character of each kind in place of all others. Their lengths are the same. */
static void make_alike(const Analysis *analysis, char *bytes, uint32_t start, uint32_t end)
{
    for (uint32_t i = start; i < end; i++) {
        uint32_t code_point = analysis->code_points[i];
        if (is_ideograph(code_point))
            memcpy(bytes + byte_of(analysis, i), "一", strlen("一"));
        else if (code_point >= '0' && code_point <= '9')
            bytes[byte_of(analysis, i)] = '0';
    }
}

static void ask_pango(const Analysis *analysis, const char *language, Text segment, uint32_t count,
                      uint8_t *boundaries)
{
    PangoLogAttr *attributes =
        arena_array(analysis->context->scratch, (size_t)count + 1, sizeof *attributes);
    pango_get_log_attrs(segment.data, (int)segment.length, -1, pango_language_from_string(language),
                        attributes, (int)count + 1);
    for (uint32_t i = 0; i < count; i++)
        boundaries[i] = (uint8_t)((attributes[i].is_cursor_position ? BOUNDARY_GRAPHEME : 0) |
                                  (attributes[i].is_line_break ? BOUNDARY_LINE : 0) |
                                  (attributes[i].is_mandatory_break ? BOUNDARY_FORCED : 0));
}

static void find_in_segment(const Analysis *analysis, const char *language, char *bytes,
                            uint32_t start, uint32_t end, uint8_t *boundaries)
{
    make_alike(analysis, bytes, start, end);
    uint32_t first_byte = byte_of(analysis, start);
    Text segment = {bytes + first_byte, byte_of(analysis, end) - first_byte};
    size_t language_size = strlen(language) + 1;
    char *words = arena_alloc(analysis->context->scratch, language_size + segment.length);
    memcpy(words, language, language_size);
    memcpy(words + language_size, segment.data, segment.length);
    Text key = {words, language_size + segment.length};
    RunCache *cache = analysis->context->parted;
    uint32_t count = end - start;
    Text kept = run_cache_find(cache, key);
    if (kept.data) {
        memcpy(boundaries + start, kept.data, count);
        return;
    }
    ask_pango(analysis, language, segment, count, boundaries + start);
    run_cache_keep(cache, key, (Text){(const char *)boundaries + start, count});
}

/* Scripts with rules of their own, Thai and its like, which Pango follows further than a segment.
 */
static bool has_own_rules(uint32_t code_point)
{
    return (code_point >= 0x590 && code_point < 0x1E00) ||
           (code_point >= 0xA000 && code_point < 0xFE00);
}

static bool falls_into_segments(const Analysis *analysis)
{
    for (uint32_t i = 0; i < analysis->count; i++) {
        if (has_own_rules(analysis->code_points[i]))
            return false;
    }
    return true;
}

/* The next place from `start` on that lies between two ideographs, or the end. */
static uint32_t segment_end(const Analysis *analysis, uint32_t start)
{
    uint32_t end = start + 1;
    while (end < analysis->count && !(is_ideograph(analysis->code_points[end - 1]) &&
                                      is_ideograph(analysis->code_points[end])))
        end++;
    return end;
}

void boundaries_find(const Analysis *analysis, char *bytes, uint8_t *boundaries)
{
    if (analysis->count == 0)
        return;
    const char *language = analysis_style(analysis, 0)->language;
    language = language ? language : "zh-cn";
    bool has_segments = falls_into_segments(analysis);
    for (uint32_t start = 0; start < analysis->count;) {
        uint32_t end = has_segments ? segment_end(analysis, start) : analysis->count;
        if (end > start + 1 || !is_ideograph(analysis->code_points[start]))
            find_in_segment(analysis, language, bytes, start, end, boundaries);
        boundaries[start] = BOUNDARY_GRAPHEME | (start > 0 ? BOUNDARY_LINE : 0);
        start = end;
    }
}
