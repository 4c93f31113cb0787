/* Shaping with HarfBuzz, item by item: shape.h. */
#include "text/shape.h"

#include "text/cluster_class.h"
#include "text/vertical.h"

typedef struct Shaper {
    Analysis *analysis;
    Arena *arena;
    ShapeResult result;
    size_t cluster_capacity, glyph_capacity;
} Shaper;

#define LIGATURE_SWITCHES 2

/* The style's features, and no ligatures where letters stand apart (CSS Text 3, letter-spacing). */
static unsigned choose_features(const Analysis *analysis, const TextStyle *style,
                                hb_script_t script, hb_feature_t **features)
{
    unsigned count = (unsigned)style->feature_count;
    *features =
        arena_array(analysis->context->scratch, count + LIGATURE_SWITCHES, sizeof **features);
    for (unsigned i = 0; i < count; i++)
        (*features)[i] = style->features[i];
    if (style->letter_spacing == 0 || script == HB_SCRIPT_HAN)
        return count;
    static const hb_tag_t switches[LIGATURE_SWITCHES] = {HB_TAG('l', 'i', 'g', 'a'),
                                                         HB_TAG('c', 'l', 'i', 'g')};
    for (unsigned i = 0; i < LIGATURE_SWITCHES; i++)
        (*features)[count + i] =
            (hb_feature_t){switches[i], 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
    return count + LIGATURE_SWITCHES;
}

static const char *shaping_language(const TextStyle *style, hb_script_t script)
{
    const char *language = style->language && style->language[0] ? style->language : "zh-Hans";
    bool is_foreign = script == HB_SCRIPT_HAN && !language_is_han(language);
    return is_foreign ? "zh-Hans" : language; /* else the face's default forms, perhaps Japanese */
}

static void shape_item(Shaper *shaper, uint32_t start, uint32_t end)
{
    Analysis *analysis = shaper->analysis;
    const Character *first = &analysis->characters[start];
    const TextStyle *style = analysis_style(analysis, start);
    hb_buffer_t *buffer = analysis->context->buffer;
    hb_buffer_reset(buffer);
    bool is_plain = analysis->block->style.level == LINE_BREAK_PLAIN;
    hb_buffer_set_cluster_level(buffer, is_plain ? HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS
                                                 : HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    hb_buffer_add_codepoints(buffer, analysis->code_points, (int)analysis->count, start,
                             (int)(end - start));
    bool is_downward = first->is_upright && !first->combined;
    hb_direction_t direction = first->level % 2 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR;
    hb_buffer_set_direction(buffer, is_downward ? HB_DIRECTION_TTB : direction);
    hb_buffer_set_script(buffer, first->script);
    hb_buffer_set_language(buffer,
                           hb_language_from_string(shaping_language(style, first->script), -1));
    if (is_downward)
        vertical_replace_quotes(analysis, start, buffer);
    hb_feature_t *features;
    unsigned count = choose_features(analysis, style, first->script, &features);
    hb_shape(first->face->hb_font, buffer, features, count);
    if (!hb_buffer_allocation_successful(buffer))
        arena_out_of_memory();
}

/* A new cluster for the characters from `start` on; its end is set once it is known. */
static Cluster *push_cluster(Shaper *shaper, uint32_t start)
{
    ShapeResult *result = &shaper->result;
    result->clusters = arena_grow(shaper->arena, result->clusters, result->cluster_count,
                                  &shaper->cluster_capacity, sizeof *result->clusters);
    const Analysis *analysis = shaper->analysis;
    const Character *character = &analysis->characters[start];
    uint32_t code_point = analysis->code_points[start];
    Cluster *cluster = &result->clusters[result->cluster_count++];
    *cluster = (Cluster){.byte = character->byte,
                         .code_point = code_point,
                         .first_glyph = result->glyph_count,
                         .face = character->face,
                         .span = character->span,
                         .em = unit_from_points(analysis_style(analysis, start)->size),
                         .cluster_class = character->cluster_class,
                         .level = character->level};
    if (result->cluster_count > 1) {
        cluster[-1].length = character->byte - cluster[-1].byte;
        cluster[-1].break_after = character->break_before;
        cluster[-1].flags |= (character->is_kept ? CLUSTER_KEEP : 0) |
                             (character->is_hyphenated ? CLUSTER_HYPHENATED : 0);
    }
    cluster->flags = (character->is_han_context ? CLUSTER_HAN_CONTEXT : 0) |
                     (character->is_upright ? CLUSTER_UPRIGHT : 0);
    return cluster;
}

static void push_glyph(Shaper *shaper, Cluster *cluster, ShapedGlyph glyph)
{
    ShapeResult *result = &shaper->result;
    result->glyphs = arena_grow(shaper->arena, result->glyphs, result->glyph_count,
                                &shaper->glyph_capacity, sizeof *result->glyphs);
    result->glyphs[result->glyph_count++] = glyph;
    cluster->glyph_count++;
}

static ShapedGlyph read_glyph(const Shaper *shaper, const Cluster *cluster,
                              const hb_glyph_info_t *info, const hb_glyph_position_t *position)
{
    if (cluster->flags & CLUSTER_UPRIGHT)
        return vertical_glyph(cluster->face, info, position);
    ShapedGlyph glyph = {info->codepoint, position->x_offset, position->y_offset,
                         position->x_advance};
    if (shaper->analysis->block->style.is_vertical)
        glyph.y_offset -= vertical_baseline_drop(cluster->face);
    return glyph;
}

static void finish_cluster(const Shaper *shaper, Cluster *cluster)
{
    int64_t advance = 0;
    for (uint32_t i = 0; i < cluster->glyph_count; i++)
        advance += shaper->result.glyphs[cluster->first_glyph + i].advance;
    double ems = (double)advance / cluster->face->units_per_em;
    cluster->advance = (Unit)llround(ems * (double)cluster->em);
}

/* Takes over the buffer. HarfBuzz gives glyphs from left to right; clusters are stored in reading
 * order, the glyphs of one cluster from left to right. */
static void take_item(Shaper *shaper, uint32_t start)
{
    hb_buffer_t *buffer = shaper->analysis->context->buffer;
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, &count);
    bool is_rtl = shaper->analysis->characters[start].level % 2;
    if (count == 0)
        push_cluster(shaper, start);
    for (unsigned done = 0; done < count;) {
        unsigned first = is_rtl ? count - done - 1 : done;
        unsigned length = 1;
        uint32_t value = infos[first].cluster;
        while (done + length < count &&
               infos[is_rtl ? first - length : first + length].cluster == value)
            length++;
        if (is_rtl)
            first -= length - 1;
        Cluster *cluster = push_cluster(shaper, value);
        for (unsigned i = 0; i < length; i++)
            push_glyph(shaper, cluster,
                       read_glyph(shaper, cluster, &infos[first + i], &positions[first + i]));
        finish_cluster(shaper, cluster);
        done += length;
    }
}

/* Takes over the digits of one cell: they are one cluster (R29). */
static void take_combined(Shaper *shaper, uint32_t start)
{
    hb_buffer_t *buffer = shaper->analysis->context->buffer;
    unsigned count = hb_buffer_get_length(buffer);
    ShapedGlyph *glyphs = arena_array(shaper->analysis->context->scratch, count, sizeof *glyphs);
    Cluster *cluster = push_cluster(shaper, start);
    cluster->horizontal_scale = vertical_combine(cluster->face, buffer, glyphs);
    for (unsigned i = 0; i < count; i++)
        push_glyph(shaper, cluster, glyphs[i]);
    finish_cluster(shaper, cluster);
}

ShapeResult shape_paragraph(Analysis *analysis, Arena *arena)
{
    Shaper shaper = {.analysis = analysis, .arena = arena};
    size_t expected = (size_t)analysis->count + 1;
    shaper.result.clusters = arena_array(arena, expected, sizeof *shaper.result.clusters);
    shaper.result.glyphs = arena_array(arena, expected, sizeof *shaper.result.glyphs);
    shaper.cluster_capacity = expected;
    shaper.glyph_capacity = expected;
    for (uint32_t start = 0; start < analysis->count;) {
        uint32_t end = analysis_item_end(analysis, start);
        if (analysis->characters[start].face) {
            shape_item(&shaper, start, end);
            if (analysis->characters[start].combined)
                take_combined(&shaper, start);
            else
                take_item(&shaper, start);
        } else {
            push_cluster(&shaper, start);
        }
        start = end;
    }
    ShapeResult *result = &shaper.result;
    if (result->cluster_count) {
        Cluster *last = &result->clusters[result->cluster_count - 1];
        last->length = analysis->end - last->byte;
        last->break_after = BREAK_FORCED;
    }
    return *result;
}
