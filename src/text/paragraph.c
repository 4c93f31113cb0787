/* Measuring a stretch of clusters as a line: paragraph.h. */
#include "text/paragraph.h"

Unit cluster_hyphen_width(const Cluster *cluster)
{
    if (!(cluster->flags & (CLUSTER_SOFT_HYPHEN | CLUSTER_HYPHENATED)) || !cluster->face)
        return 0;
    double ems = face_advance(cluster->face, face_glyph(cluster->face, '-'));
    return (Unit)llround(ems * (double)cluster->em);
}

void cluster_add_glue(const Cluster *cluster, int sign, Unit *shrink, Unit *stretch)
{
    shrink[cluster->shrink_step] += sign * cluster->shrink;
    if (!cluster->stretch_step)
        return;
    if (cluster->stretch_step < STRETCH_GAP)
        stretch[cluster->stretch_step] += sign * cluster->stretch;
    if (cluster->stretch_step == STRETCH_GAP)
        stretch[STRETCH_GAP] += sign * cluster->em;
    stretch[STRETCH_ALL] += sign * cluster->em;
}

/* What keeps a last line from being an orphan (R22): neither space nor mark. */
static bool is_solid(ClusterClass cluster_class)
{
    switch ((int)cluster_class) {
    case CLASS_HAN:
    case CLASS_LATIN:
    case CLASS_DIGIT:
    case CLASS_PREFIX:
    case CLASS_POSTFIX:
    case CLASS_OBJECT:
    case CLASS_OTHER:
        return true;
    default:
        return false;
    }
}

static void add_cluster(Totals *sum, const Cluster *cluster)
{
    sum->width += cluster->advance - cluster->trim_left - cluster->trim_right + cluster->gap;
    sum->shrink[cluster->blank_step] += cluster->blank_left + cluster->blank_right;
    cluster_add_glue(cluster, 1, sum->shrink, sum->stretch);
    sum->han_count += cluster->cluster_class == CLASS_HAN;
    sum->solid_count += is_solid((ClusterClass)cluster->cluster_class);
}

static bool is_space(const Paragraph *paragraph, uint32_t index)
{
    return paragraph->clusters[index].cluster_class == CLASS_SPACE;
}

void paragraph_sum_up(Paragraph *paragraph, Arena *arena)
{
    uint32_t count = paragraph->cluster_count;
    Totals *totals = arena_reserve(arena, (size_t)count + 1, sizeof *totals);
    uint32_t *next_solid = arena_reserve(arena, (size_t)count + 1, sizeof *next_solid);
    uint32_t *last_solid = arena_reserve(arena, (size_t)count + 1, sizeof *last_solid);
    totals[0] = (Totals){0};
    last_solid[0] = 0;
    for (uint32_t i = 0; i < count; i++) {
        totals[i + 1] = totals[i];
        add_cluster(&totals[i + 1], &paragraph->clusters[i]);
        last_solid[i + 1] = is_space(paragraph, i) ? last_solid[i] : i + 1;
    }
    next_solid[count] = count;
    for (uint32_t i = count; i-- > 0;)
        next_solid[i] = is_space(paragraph, i) ? next_solid[i + 1] : i;
    paragraph->totals = totals;
    paragraph->next_solid = next_solid;
    paragraph->last_solid = last_solid;
}

bool cluster_hangs(const Paragraph *paragraph, uint32_t first, uint32_t end)
{
    const ParagraphStyle *style = &paragraph->block->style;
    if (!style->hangs_marks || style->align != TEXT_ALIGN_JUSTIFY || end < first + 2)
        return false;
    const Cluster *last = &paragraph->clusters[end - 1];
    bool is_stop = last->cluster_class == CLASS_COMMA || last->cluster_class == CLASS_STOP;
    return is_stop && (last->flags & CLUSTER_MARK) && !(last[-1].flags & CLUSTER_MARK);
}

/* U+3000 at the start of a paragraph is a typed indent: it is seen. */
static bool has_typed_indent(const Paragraph *paragraph, uint32_t start)
{
    return start == 0 && paragraph->cluster_count > 0 &&
           (paragraph->clusters[0].flags & CLUSTER_WIDE_SPACE);
}

/* The clusters of [*first, *end) that are seen: spaces at the edges are dropped. False: none. */
static bool drop_edge_spaces(const Paragraph *paragraph, uint32_t *first, uint32_t *end)
{
    bool keeps_first = has_typed_indent(paragraph, *first);
    while (*end > *first && is_space(paragraph, *end - 1))
        --*end;
    while (!keeps_first && *first < *end && is_space(paragraph, *first))
        ++*first;
    return *first < *end;
}

/* Of the visible clusters [first, end), which are `sum` wide with all their gaps: the edges lose
 * their blanks (R13, R14), the last one its gap. A mark that hangs goes with the gap before it. */
static Unit visible_width(const Paragraph *paragraph, uint32_t first, uint32_t end, Unit sum)
{
    const Cluster *last = &paragraph->clusters[end - 1];
    Unit width = sum - last->gap - paragraph->clusters[first].blank_left - last->blank_right +
                 cluster_hyphen_width(last);
    if (cluster_hangs(paragraph, first, end))
        width -=
            last[-1].gap + last->advance - last->trim_left - last->trim_right - last->blank_right;
    return width;
}

Unit paragraph_natural_width(const Paragraph *paragraph, uint32_t start, uint32_t end)
{
    if (!drop_edge_spaces(paragraph, &start, &end))
        return 0;
    Unit sum = 0;
    for (uint32_t i = start; i < end; i++) {
        const Cluster *cluster = &paragraph->clusters[i];
        sum += cluster->advance - cluster->trim_left - cluster->trim_right + cluster->gap;
    }
    return visible_width(paragraph, start, end, sum);
}

/* What the visible clusters [first, end) can give to shrinking, of which `from` and `to` are the
 * sums before either edge: the gap after the last cluster, and before a mark that hangs, gives
 * nothing any more, nor do the blanks at the edges. */
static void find_shrink(const Paragraph *paragraph, const LineMeasure *line, const Totals *from,
                        const Totals *to, Unit shrink[SHRINK_COUNT])
{
    const Cluster *first = &paragraph->clusters[line->first];
    const Cluster *last = &paragraph->clusters[line->end - 1];
    for (int step = 0; step < SHRINK_COUNT; step++)
        shrink[step] = to->shrink[step] - from->shrink[step];
    if (last->cluster_class != CLASS_SPACE)
        shrink[last->shrink_step] -= last->shrink;
    if (line->hangs && last[-1].cluster_class != CLASS_SPACE)
        shrink[last[-1].shrink_step] -= last[-1].shrink;
    shrink[first->blank_step] -= first->blank_left;
    shrink[last->blank_step] -= last->blank_right;
    shrink[0] = 0;
    shrink[1] = 0;
}

/* The same for stretching. */
static void find_stretch(const Paragraph *paragraph, LineMeasure *line, const Totals *from,
                         const Totals *to)
{
    const Cluster *last = &paragraph->clusters[line->end - 1];
    for (int step = 1; step < STRETCH_COUNT; step++)
        line->stretch[step] = to->stretch[step] - from->stretch[step];
    Unit unused[SHRINK_COUNT] = {0};
    if (last->cluster_class != CLASS_SPACE)
        cluster_add_glue(last, -1, unused, line->stretch);
    if (line->hangs && last[-1].cluster_class != CLASS_SPACE)
        cluster_add_glue(last - 1, -1, unused, line->stretch);
}

/* The visible clusters [first, end), of which `from` and `to` are the sums before either edge. */
static LineMeasure measure_visible(const Paragraph *paragraph, uint32_t first, uint32_t end,
                                   const Totals *from, const Totals *to)
{
    const Cluster *last = &paragraph->clusters[end - 1];
    LineMeasure line = {.first = first,
                        .end = end,
                        .natural = visible_width(paragraph, first, end, to->width - from->width),
                        .trim_left = paragraph->clusters[first].blank_left,
                        .trim_right = last->blank_right,
                        .hyphen = cluster_hyphen_width(last),
                        .hangs = cluster_hangs(paragraph, first, end)};
    find_shrink(paragraph, &line, from, to, line.shrink);
    find_stretch(paragraph, &line, from, to);
    for (int step = SHRINK_WORD_SPACE; step < SHRINK_COUNT; step++)
        line.shrink_total += line.shrink[step];
    return line;
}

LineMeasure paragraph_measure(const Paragraph *paragraph, uint32_t start, uint32_t end)
{
    uint32_t first = has_typed_indent(paragraph, start) ? 0 : paragraph->next_solid[start];
    uint32_t last_end = paragraph->last_solid[end];
    if (first >= last_end)
        return (LineMeasure){.first = first, .end = first};
    return measure_visible(paragraph, first, last_end, &paragraph->totals[first],
                           &paragraph->totals[last_end]);
}

void paragraph_measure_shrink(const Paragraph *paragraph, uint32_t start, uint32_t end,
                              Unit shrink[SHRINK_COUNT])
{
    LineMeasure line = {.first = paragraph->next_solid[start], .end = paragraph->last_solid[end]};
    if (has_typed_indent(paragraph, start))
        line.first = 0;
    for (int step = 0; step < SHRINK_COUNT; step++)
        shrink[step] = 0;
    if (line.first >= line.end)
        return;
    line.hangs = cluster_hangs(paragraph, line.first, line.end);
    find_shrink(paragraph, &line, &paragraph->totals[line.first], &paragraph->totals[line.end],
                shrink);
}

LineMeasure paragraph_measure_whole(const Paragraph *paragraph)
{
    static const Totals none;
    uint32_t first = 0;
    uint32_t end = paragraph->cluster_count;
    if (!drop_edge_spaces(paragraph, &first, &end))
        return (LineMeasure){.first = paragraph->cluster_count, .end = paragraph->cluster_count};
    Totals sum = {0};
    for (uint32_t i = first; i < end; i++)
        add_cluster(&sum, &paragraph->clusters[i]);
    return measure_visible(paragraph, first, end, &none, &sum);
}
