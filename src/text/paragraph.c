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

/* The gap after the last cluster goes with all it could give. */
static void drop_last_gap(LineMeasure *line, const Cluster *last)
{
    line->natural -= last->gap;
    if (last->cluster_class != CLASS_SPACE)
        cluster_add_glue(last, -1, line->shrink, line->stretch);
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

/* The mark and the gap before it go, with all they could give. */
static void hang_last(LineMeasure *line, const Cluster *last)
{
    drop_last_gap(line, last - 1);
    line->natural -= last->advance - last->trim_left - last->trim_right - line->trim_right;
    line->hangs = true;
}

/* The first and last cluster lose their blanks (R13, R14). */
static void trim_edges(const Paragraph *paragraph, LineMeasure *line)
{
    const Cluster *first = &paragraph->clusters[line->first];
    const Cluster *last = &paragraph->clusters[line->end - 1];
    drop_last_gap(line, last);
    line->trim_left = first->blank_left;
    line->trim_right = last->blank_right;
    line->natural -= line->trim_left + line->trim_right;
    line->shrink[first->blank_step] -= line->trim_left;
    line->shrink[last->blank_step] -= line->trim_right;
    line->hyphen = cluster_hyphen_width(last);
    line->natural += line->hyphen;
    if (cluster_hangs(paragraph, line->first, line->end))
        hang_last(line, last);
}

LineMeasure paragraph_measure(const Paragraph *paragraph, uint32_t start, uint32_t end)
{
    LineMeasure line = {.first = paragraph->next_solid[start], .end = paragraph->last_solid[end]};
    bool at_start = start == 0 && paragraph->cluster_count > 0 &&
                    (paragraph->clusters[0].flags & CLUSTER_WIDE_SPACE);
    if (at_start)
        line.first = 0; /* typed ideographic indent */
    if (line.first >= line.end) {
        line.end = line.first;
        return line;
    }
    const Totals *from = &paragraph->totals[line.first];
    const Totals *to = &paragraph->totals[line.end];
    line.natural = to->width - from->width;
    for (int step = 1; step < SHRINK_COUNT; step++)
        line.shrink[step] = to->shrink[step] - from->shrink[step];
    for (int step = 1; step < STRETCH_COUNT; step++)
        line.stretch[step] = to->stretch[step] - from->stretch[step];
    trim_edges(paragraph, &line);
    for (int step = SHRINK_WORD_SPACE; step < SHRINK_COUNT; step++)
        line.shrink_total += line.shrink[step];
    return line;
}
