/* Shaping with HarfBuzz, item by item: shape.h. */
#include "text/shape.h"

#include "text/cluster_class.h"
#include "text/plain_glyphs.h"
#include "text/run_cache.h"
#include "text/vertical.h"

typedef struct Shaper {
    Analysis *analysis;
    Arena *arena;
    ShapeResult result;
    size_t cluster_capacity, glyph_capacity;
    Unit em; /* of the item at hand */
} Shaper;

/* A glyph as HarfBuzz gave it, from left to right, in font units: whatever the size. */
typedef struct RunGlyph {
    uint32_t cluster; /* first character of its cluster, counted from the run's start */
    ShapedGlyph glyph;
} RunGlyph;

typedef struct Run {
    const RunGlyph *glyphs;
    uint32_t count;
} Run;

/* What HarfBuzz sees beside a run. */
typedef enum ShapeContext { CONTEXT_NONE, CONTEXT_PARAGRAPH } ShapeContext;

#define LIGATURE_SWITCHES 2
#define CONTEXT_CHARS     5 /* beside a run: HarfBuzz looks no further */

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

/* Leaves the glyphs in the context's buffer. */
static void shape_item(Shaper *shaper, uint32_t start, uint32_t end, ShapeContext context)
{
    Analysis *analysis = shaper->analysis;
    const Character *first = &analysis->characters[start];
    const TextStyle *style = analysis_style(analysis, start);
    hb_buffer_t *buffer = analysis->context->buffer;
    hb_buffer_reset(buffer);
    bool is_plain = analysis->block->style.level == LINE_BREAK_PLAIN;
    hb_buffer_set_cluster_level(buffer, is_plain ? HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS
                                                 : HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    uint32_t from = context == CONTEXT_NONE ? start : 0;
    uint32_t to = context == CONTEXT_NONE ? end : analysis->count;
    hb_buffer_add_codepoints(buffer, analysis->code_points + from, (int)(to - from), start - from,
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
    if (result->cluster_count == shaper->cluster_capacity)
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
                         .em = shaper->em,
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
    if (result->glyph_count == shaper->glyph_capacity)
        result->glyphs = arena_grow(shaper->arena, result->glyphs, result->glyph_count,
                                    &shaper->glyph_capacity, sizeof *result->glyphs);
    result->glyphs[result->glyph_count++] = glyph;
    cluster->glyph_count++;
}

/* The buffer's glyphs, in scratch memory. */
static Run read_run(const Shaper *shaper, uint32_t start, ShapeContext context)
{
    const Analysis *analysis = shaper->analysis;
    const Character *first = &analysis->characters[start];
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(analysis->context->buffer, &count);
    const hb_glyph_position_t *positions =
        hb_buffer_get_glyph_positions(analysis->context->buffer, &count);
    RunGlyph *glyphs = arena_array(analysis->context->scratch, count, sizeof *glyphs);
    for (unsigned i = 0; i < count; i++) {
        glyphs[i].cluster = infos[i].cluster - (context == CONTEXT_NONE ? 0 : start);
        glyphs[i].glyph = first->is_upright
                              ? vertical_glyph(first->face, &infos[i], &positions[i])
                              : (ShapedGlyph){infos[i].codepoint, positions[i].x_offset,
                                              positions[i].y_offset, positions[i].x_advance};
    }
    return (Run){glyphs, count};
}

static char *put_bytes(char *at, const void *bytes, size_t length)
{
    if (length)
        memcpy(at, bytes, length);
    return at + length;
}

/* All that the glyphs of a run depend on. Faces are told apart by their serial: the cache lives no
 * longer than they do. */
static Text run_key(const Shaper *shaper, uint32_t start, uint32_t end, ShapeContext context)
{
    const Analysis *analysis = shaper->analysis;
    const Character *first = &analysis->characters[start];
    const TextStyle *style = analysis_style(analysis, start);
    hb_feature_t *features;
    unsigned feature_count = choose_features(analysis, style, first->script, &features);
    const char *language = shaping_language(style, first->script);
    uint32_t most = context == CONTEXT_NONE ? 0 : CONTEXT_CHARS;
    uint32_t before = start < most ? start : most;
    uint32_t left = analysis->count - end;
    uint32_t after = left < most ? left : most;
    uint32_t head[] = {first->face->serial,
                       (uint32_t)first->script,
                       first->level % 2u,
                       analysis->block->style.level == LINE_BREAK_PLAIN,
                       before,
                       end - start,
                       feature_count};
    size_t character_bytes = (before + end - start + after) * sizeof *analysis->code_points;
    size_t room =
        sizeof head + character_bytes + feature_count * sizeof *features + strlen(language);
    char *bytes = arena_alloc(analysis->context->scratch, room);
    char *at = put_bytes(bytes, head, sizeof head);
    at = put_bytes(at, features, feature_count * sizeof *features);
    at = put_bytes(at, analysis->code_points + start - before, character_bytes);
    put_bytes(at, language, strlen(language));
    return (Text){bytes, room};
}

/* Upright runs are shaped anew: some of their characters are replaced beforehand. */
static Run find_run(Shaper *shaper, uint32_t start, uint32_t end, ShapeContext context)
{
    RunCache *cache = shaper->analysis->context->shaped;
    if (shaper->analysis->characters[start].is_upright) {
        shape_item(shaper, start, end, context);
        return read_run(shaper, start, context);
    }
    Text key = run_key(shaper, start, end, context);
    Text kept = run_cache_find(cache, key);
    if (kept.data)
        return (Run){(const RunGlyph *)(const void *)kept.data,
                     (uint32_t)(kept.length / sizeof(RunGlyph))};
    shape_item(shaper, start, end, context);
    Run run = read_run(shaper, start, context);
    run_cache_keep(cache, key, (Text){(const char *)run.glyphs, run.count * sizeof *run.glyphs});
    return run;
}

static void finish_cluster(const Shaper *shaper, Cluster *cluster)
{
    int64_t advance = 0;
    for (uint32_t i = 0; i < cluster->glyph_count; i++)
        advance += shaper->result.glyphs[cluster->first_glyph + i].advance;
    if (advance == cluster->face->units_per_em) {
        cluster->advance = cluster->em; /* all ideographs */
        return;
    }
    double ems = (double)advance / cluster->face->units_per_em;
    cluster->advance = (Unit)llround(ems * (double)cluster->em);
}

/* HarfBuzz gives glyphs from left to right; clusters are stored in reading order, the glyphs of one
 * cluster from left to right. */
static void take_run(Shaper *shaper, Run run, uint32_t start)
{
    const Analysis *analysis = shaper->analysis;
    const Character *character = &analysis->characters[start];
    bool is_rtl = character->level % 2;
    bool is_rotated = analysis->block->style.is_vertical && !character->is_upright;
    int32_t drop = is_rotated ? vertical_baseline_drop(character->face) : 0;
    if (run.count == 0)
        push_cluster(shaper, start);
    for (uint32_t done = 0; done < run.count;) {
        uint32_t first = is_rtl ? run.count - done - 1 : done;
        uint32_t length = 1;
        uint32_t value = run.glyphs[first].cluster;
        while (done + length < run.count &&
               run.glyphs[is_rtl ? first - length : first + length].cluster == value)
            length++;
        if (is_rtl)
            first -= length - 1;
        Cluster *cluster = push_cluster(shaper, start + value);
        for (uint32_t i = 0; i < length; i++) {
            ShapedGlyph glyph = run.glyphs[first + i].glyph;
            glyph.y_offset -= drop;
            push_glyph(shaper, cluster, glyph);
        }
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

static void push_plain(Shaper *shaper, uint32_t start, PlainGlyph glyph)
{
    Cluster *cluster = push_cluster(shaper, start);
    push_glyph(shaper, cluster, (ShapedGlyph){.id = glyph.id, .advance = glyph.advance});
    finish_cluster(shaper, cluster);
}

/* The glyphs of the characters that need no shaping, or NULL where that cannot be told. */
static const PlainGlyph *find_plain(Shaper *shaper, uint32_t start, uint32_t end)
{
    const Analysis *analysis = shaper->analysis;
    const Character *first = &analysis->characters[start];
    const TextStyle *style = analysis_style(analysis, start);
    bool parts_ligatures = style->letter_spacing != 0 && first->script != HB_SCRIPT_HAN;
    if (analysis->block->style.is_vertical || first->level % 2 || style->feature_count ||
        parts_ligatures)
        return NULL;
    PlainGlyph *glyphs = arena_reserve(analysis->context->scratch, end - start, sizeof *glyphs);
    bool is_told = plain_glyphs_find(analysis->context->plain, first->face, first->script,
                                     shaping_language(style, first->script),
                                     analysis->code_points + start, end - start, glyphs);
    return is_told ? glyphs : NULL;
}

/* Plain characters as they are, and what stands between them shaped. */
static void take_plain(Shaper *shaper, uint32_t start, uint32_t end, const PlainGlyph *glyphs)
{
    for (uint32_t i = start; i < end;) {
        uint32_t next = i + 1;
        if (glyphs[i - start].id) {
            push_plain(shaper, i, glyphs[i - start]);
        } else {
            while (next < end && !glyphs[next - start].id)
                next++;
            take_run(shaper, find_run(shaper, i, next, CONTEXT_NONE), i);
        }
        i = next;
    }
}

static void take_item(Shaper *shaper, uint32_t start, uint32_t end)
{
    if (shaper->analysis->characters[start].combined) {
        shape_item(shaper, start, end, CONTEXT_PARAGRAPH);
        take_combined(shaper, start);
        return;
    }
    const PlainGlyph *plain = find_plain(shaper, start, end);
    if (plain)
        take_plain(shaper, start, end, plain);
    else
        take_run(shaper, find_run(shaper, start, end, CONTEXT_PARAGRAPH), start);
}

ShapeResult shape_paragraph(Analysis *analysis, Arena *arena)
{
    Shaper shaper = {.analysis = analysis, .arena = arena};
    size_t expected = (size_t)analysis->count + 1;
    shaper.result.clusters = arena_reserve(arena, expected, sizeof *shaper.result.clusters);
    shaper.result.glyphs = arena_reserve(arena, expected, sizeof *shaper.result.glyphs);
    shaper.cluster_capacity = expected;
    shaper.glyph_capacity = expected;
    for (uint32_t start = 0; start < analysis->count;) {
        uint32_t end = analysis_item_end(analysis, start);
        shaper.em = unit_from_points(analysis_style(analysis, start)->size);
        if (analysis->characters[start].face) {
            take_item(&shaper, start, end);
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
