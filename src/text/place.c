/* Placing of a line: place.h. */
#include "text/place.h"

#include "text/ruby.h"
#include "text/vertical.h"

typedef struct Placer {
    Arena *arena;
    const LinePlace *place;
    uint32_t *order; /* visual position -> cluster of the line, counted from the line's first */
    uint32_t count;
    Unit *x; /* left edge of each frame in visual order, from x0 */
    PlacedCluster *clusters;
    PlacedRun *runs;
    size_t run_count, run_capacity;
    Glyph *glyphs; /* room for all of the line */
} Placer;

static const Cluster *line_cluster(const Placer *placer, uint32_t index)
{
    return &placer->place->paragraph->clusters[placer->place->measure->first + index];
}

/* Unicode bidirectional algorithm, rule L2: from the highest level down to 1, runs at that level or
 * above are turned round. Levels are below 128, so this is linear. */
static void find_visual_order(Placer *placer)
{
    uint8_t highest = 0;
    for (uint32_t i = 0; i < placer->count; i++) {
        placer->order[i] = i;
        uint8_t level = line_cluster(placer, i)->level;
        highest = level > highest ? level : highest;
    }
    for (uint8_t level = highest; level > 0; level--) {
        for (uint32_t start = 0; start < placer->count; start++) {
            uint32_t end = start;
            while (end < placer->count && line_cluster(placer, placer->order[end])->level >= level)
                end++;
            for (uint32_t a = start, b = end; a + 1 < b; a++, b--) {
                uint32_t swapped = placer->order[a];
                placer->order[a] = placer->order[b - 1];
                placer->order[b - 1] = swapped;
            }
            start = end;
        }
    }
}

/* A gap lies after its cluster in the direction of the text. Inside a backward run that is to the
 * left; the gap after the run's last cluster, which stands leftmost, lies where the line goes on:
 * to the right of the run. So no gap is lost, whatever the order. */
static void place_clusters(Placer *placer)
{
    const LinePlace *place = placer->place;
    Unit x = place->offset;
    Unit previous_end = x;
    Unit pending = 0; /* gap after the backward run */
    for (uint32_t i = 0; i < placer->count; i++) {
        const Cluster *cluster = line_cluster(placer, placer->order[i]);
        const SetCluster *set = &place->set[placer->order[i]];
        bool is_backward = cluster->level % 2;
        bool was_backward = i > 0 && line_cluster(placer, placer->order[i - 1])->level % 2;
        if (is_backward && was_backward) {
            x += set->gap;
        } else {
            x += pending;
            pending = is_backward ? set->gap : 0;
        }
        placer->x[i] = x;
        placer->clusters[i] = (PlacedCluster){.byte = cluster->byte,
                                              .length = cluster->length,
                                              .cluster_class = (ClusterClass)cluster->cluster_class,
                                              .span = cluster->span,
                                              .is_upright = cluster->flags & CLUSTER_UPRIGHT,
                                              .x = unit_to_points(x),
                                              .advance = unit_to_points(set->advance),
                                              .trim_left = unit_to_points(set->trim_left),
                                              .trim_right = unit_to_points(set->trim_right),
                                              .gap_before = unit_to_points(x - previous_end),
                                              .stage = set->stage};
        if (i > 0)
            placer->clusters[i - 1].gap_after = placer->clusters[i].gap_before;
        previous_end = x + set->advance;
        x = previous_end + (is_backward ? 0 : set->gap);
    }
}

static bool shows_hyphen(const Placer *placer, uint32_t index)
{
    return index + 1 == placer->count && placer->place->measure->hyphen > 0;
}

/* Glyphs of the cluster at visual position `i`, from `run_x` on. Returns their number. */
static int place_glyphs(const Placer *placer, uint32_t i, Unit run_x, uint32_t run_byte,
                        Glyph *glyphs)
{
    const Cluster *cluster = line_cluster(placer, placer->order[i]);
    const SetCluster *set = &placer->place->set[placer->order[i]];
    const ShapedGlyph *shaped = &placer->place->paragraph->glyphs[cluster->first_glyph];
    double scale = unit_to_points(cluster->em) / cluster->face->units_per_em;
    double x = unit_to_points(placer->x[i] - set->trim_left - run_x);
    double end = unit_to_points(placer->x[i] + set->advance + set->gap - run_x);
    bool is_vertical = placer->place->paragraph->block->style.is_vertical;
    double drop = is_vertical ? vertical_baseline_drop(cluster->face) * scale : 0;
    bool has_hyphen = shows_hyphen(placer, placer->order[i]);
    uint32_t count = cluster->flags & CLUSTER_SOFT_HYPHEN && has_hyphen ? 0 : cluster->glyph_count;
    for (uint32_t j = 0; j < count; j++) {
        bool is_last = j + 1 == count && !has_hyphen;
        double advance = is_last ? end - x : shaped[j].advance * scale;
        glyphs[j] = (Glyph){.id = shaped[j].id,
                            .cluster = cluster->byte - run_byte,
                            .x = x + shaped[j].x_offset * scale,
                            .y = -shaped[j].y_offset * scale,
                            .advance = advance};
        x += shaped[j].advance * scale;
    }
    if (has_hyphen)
        glyphs[count++] = (Glyph){.id = face_glyph(cluster->face, '-'),
                                  .cluster = cluster->byte - run_byte,
                                  .x = x,
                                  .y = drop,
                                  .advance = end - x};
    return (int)count;
}

static bool runs_on(const Cluster *before, const Cluster *cluster)
{
    bool follows = before->level % 2 ? cluster->byte + cluster->length == before->byte
                                     : before->byte + before->length == cluster->byte;
    return follows && before->face == cluster->face && before->span == cluster->span &&
           before->level % 2 == cluster->level % 2 &&
           before->horizontal_scale == cluster->horizontal_scale &&
           ((before->flags ^ cluster->flags) & CLUSTER_UPRIGHT) == 0;
}

/* One run: the clusters at visual positions [start, end). */
static void place_run(Placer *placer, uint32_t start, uint32_t end)
{
    const LinePlace *place = placer->place;
    const Cluster *left = line_cluster(placer, placer->order[start]);
    const Cluster *right = line_cluster(placer, placer->order[end - 1]);
    bool is_rtl = left->level % 2;
    bool is_upright = left->flags & CLUSTER_UPRIGHT;
    const Cluster *first = is_rtl ? right : left;
    const Cluster *last = is_rtl ? left : right;
    const TextBlock *block = place->paragraph->block;
    const TextStyle *style = block->spans[left->span].style;
    Glyph *glyphs = placer->glyphs;
    int count = 0;
    for (uint32_t i = start; i < end; i++)
        count += place_glyphs(placer, i, placer->x[start], first->byte, glyphs + count);
    placer->glyphs += count;
    placer->runs = arena_grow(placer->arena, placer->runs, placer->run_count, &placer->run_capacity,
                              sizeof *placer->runs);
    PlacedRun *run = &placer->runs[placer->run_count++];
    *run = (PlacedRun){
        .run = {.face = left->face,
                .size = style->size,
                .glyphs = glyphs,
                .glyph_count = count,
                .text = {block->text.data + first->byte, last->byte + last->length - first->byte},
                .is_right_to_left = is_rtl,
                .embolden = style->embolden_em * style->size,
                .skew = style->skew,
                .rotation_deg = is_upright ? -90 : 0, /* the line as a whole is turned by 90 */
                .horizontal_scale = left->horizontal_scale,
                .is_vertical = is_upright},
        .origin = {unit_to_points(place->x0 + placer->x[start]),
                   place->baseline - style->baseline_shift},
        .style = style,
        .span = left->span};
}

/* Clusters without glyphs (missing characters) part runs and belong to none. */
static void place_runs(Placer *placer)
{
    uint32_t start = 0;
    while (start < placer->count) {
        const Cluster *cluster = line_cluster(placer, placer->order[start]);
        uint32_t end = start + 1;
        while (cluster->glyph_count && end < placer->count) {
            const Cluster *next = line_cluster(placer, placer->order[end]);
            if (!next->glyph_count || !runs_on(cluster, next))
                break;
            cluster = next;
            end++;
        }
        if (cluster->glyph_count)
            place_run(placer, start, end);
        start = end;
    }
}

static size_t count_glyphs(const Placer *placer)
{
    size_t count = 1; /* the hyphen of a line end */
    for (uint32_t i = 0; i < placer->count; i++)
        count += line_cluster(placer, i)->glyph_count;
    return count;
}

void place_line(Arena *arena, Arena *scratch, const LinePlace *place, TextLine *line)
{
    Placer placer = {
        .arena = arena, .place = place, .count = place->measure->end - place->measure->first};
    placer.order = arena_reserve(scratch, placer.count, sizeof *placer.order);
    placer.x = arena_reserve(scratch, placer.count, sizeof *placer.x);
    placer.clusters = arena_reserve(arena, placer.count, sizeof *placer.clusters);
    placer.glyphs = arena_reserve(arena, count_glyphs(&placer), sizeof *placer.glyphs);
    find_visual_order(&placer);
    place_clusters(&placer);
    place_runs(&placer);
    line->cluster_count = (int)placer.count;
    line->clusters = placer.clusters;
    line->run_count = (int)placer.run_count;
    line->runs = placer.runs;
    ruby_place(arena, place, placer.order, line);
}
