/* The first-fit chooser: line_break.h. */
#include "text/adjust.h"
#include "text/line_break.h"

/* Cost of parting a number from its measure word (R9): a justified line may get about as loose as
 * a quarter em in each gap to avoid it, a ragged one may get two characters shorter. */
#define PENALTY_JUSTIFIED 1.0
#define PENALTY_RAGGED    2.0
#define COST_LIMIT        1e30

/* Lines looked at again to mend an orphan, and clusters at most in them. */
#define MEND_LINES    4
#define MEND_CLUSTERS 256

/* Which breaks may still be taken while an orphan is mended: allowed[end - begin]. */
typedef struct Guard {
    uint32_t begin;
    const uint8_t *allowed; /* NULL: all */
} Guard;

Unit line_request_measure(const LineRequest *request, uint32_t line, uint32_t start)
{
    uint32_t last = request->measure_count - 1;
    Unit measure = request->measures[line < last ? line : last] -
                   (start == 0 ? request->paragraph->indent : 0);
    return measure > 0 ? measure : 0;
}

bool line_may_end(const Paragraph *paragraph, uint32_t end)
{
    return end == paragraph->cluster_count ||
           paragraph->clusters[end - 1].break_after >= BREAK_ALLOWED;
}

bool line_is_orphan(const Paragraph *paragraph, uint32_t start)
{
    const Totals *from = &paragraph->totals[start];
    const Totals *to = &paragraph->totals[paragraph->cluster_count];
    uint32_t solid = to->solid_count - from->solid_count;
    return start > 0 && solid <= 1 && to->han_count - from->han_count == solid;
}

static bool fits(const LineMeasure *line, Unit measure)
{
    return line->natural - line->shrink_total <= measure + UNIT_FIT_SLACK;
}

static bool fits_naturally(const LineMeasure *line, Unit measure)
{
    return line->natural <= measure + UNIT_FIT_SLACK;
}

bool line_is_mark_squeeze(const LineRequest *request, uint32_t line_number, uint32_t start,
                          uint32_t end)
{
    const Paragraph *paragraph = request->paragraph;
    uint32_t solid = paragraph->last_solid[end];
    uint32_t marks = solid;
    while (marks > start && (paragraph->clusters[marks - 1].flags & CLUSTER_NO_START))
        marks--;
    if (marks == solid || marks == start)
        return false;
    Unit measure = line_request_measure(request, line_number, start);
    LineMeasure line = paragraph_measure(paragraph, start, end);
    if (fits_naturally(&line, measure) || !fits(&line, measure))
        return false;
    line = paragraph_measure(paragraph, start, marks);
    return fits_naturally(&line, measure);
}

static double line_cost(const LineRequest *request, const LineMeasure *line, uint32_t end,
                        Unit measure)
{
    const Paragraph *paragraph = request->paragraph;
    BreakKind kind = (BreakKind)paragraph->clusters[end - 1].break_after;
    bool is_natural = fits_naturally(line, measure);
    if (kind == BREAK_FORCED && is_natural)
        return 0;
    if (request->is_justified)
        return adjustment_cost(line, measure - line->natural,
                               unit_from_points(paragraph->style->size)) +
               (kind == BREAK_PENALTY ? PENALTY_JUSTIFIED : 0);
    if (!is_natural)
        return COST_LIMIT;
    double em = paragraph->style->size;
    return unit_to_points(measure - line->natural) / em +
           (kind == BREAK_PENALTY ? PENALTY_RAGGED : 0);
}

static bool is_allowed(const Paragraph *paragraph, const Guard *guard, uint32_t start, uint32_t end)
{
    if (!guard->allowed)
        return true;
    if (end == paragraph->cluster_count)
        return !line_is_orphan(paragraph, start);
    return guard->allowed[end - guard->begin];
}

/* Less than half full: taken only where nothing longer fits, so its cost need not be known. */
static bool is_hopelessly_short(const Paragraph *paragraph, uint32_t start, uint32_t end,
                                Unit measure)
{
    return paragraph->totals[end].width - paragraph->totals[start].width < measure / 2 &&
           paragraph->clusters[end - 1].break_after != BREAK_FORCED;
}

/* The end of the line that begins at `start`. */
static uint32_t choose_end(const LineRequest *request, const Guard *guard, uint32_t line_number,
                           uint32_t start)
{
    const Paragraph *paragraph = request->paragraph;
    Unit measure = line_request_measure(request, line_number, start);
    uint32_t best = 0;
    double best_cost = COST_LIMIT;
    for (uint32_t end = start + 1; end <= paragraph->cluster_count; end++) {
        if (!line_may_end(paragraph, end))
            continue;
        bool is_forced = paragraph->clusters[end - 1].break_after == BREAK_FORCED;
        if (!is_allowed(paragraph, guard, start, end)) {
            if (is_forced)
                return best ? best : end;
            continue;
        }
        if (is_hopelessly_short(paragraph, start, end, measure)) {
            best = end;
            continue;
        }
        LineMeasure line = paragraph_measure(paragraph, start, end);
        if (!fits(&line, measure))
            return best ? best : end;
        double cost = line_cost(request, &line, end, measure);
        bool is_squeezed = !fits_naturally(&line, measure);
        if (is_squeezed && line_is_mark_squeeze(request, line_number, start, end))
            return end;
        if (cost <= best_cost || !best) {
            best = end;
            best_cost = cost;
        }
        if (is_forced)
            return best;
    }
    return best ? best : paragraph->cluster_count;
}

/* Fills `ends` from line `count` on, which begins at `start`. Returns the number of lines. */
static uint32_t choose_lines(const LineRequest *request, const Guard *guard, uint32_t start,
                             uint32_t *ends, uint32_t count)
{
    while (start < request->paragraph->cluster_count) {
        start = choose_end(request, guard, count, start);
        ends[count++] = start;
    }
    return count;
}

static bool line_fits(const LineRequest *request, uint32_t start, uint32_t end)
{
    LineMeasure line = paragraph_measure(request->paragraph, start, end);
    return fits(&line, line_request_measure(request, 0, start));
}

/* Whether a line that begins at `start` can lead to an end without orphan. */
static bool can_go_on(const LineRequest *request, const uint8_t *allowed, uint32_t begin,
                      uint32_t start)
{
    const Paragraph *paragraph = request->paragraph;
    bool is_first_piece = true; /* goes on the line however wide it is */
    for (uint32_t end = start + 1; end <= paragraph->cluster_count; end++) {
        if (!line_may_end(paragraph, end))
            continue;
        if (!is_first_piece && !line_fits(request, start, end))
            return false;
        is_first_piece = false;
        if (end == paragraph->cluster_count)
            return !line_is_orphan(paragraph, start);
        if (allowed[end - begin])
            return true;
        if (paragraph->clusters[end - 1].break_after == BREAK_FORCED)
            return false;
    }
    return false;
}

/* R22: sets the last lines anew, by breaks that lead to a last line of two Han at least. */
static uint32_t mend_orphan(const LineRequest *request, uint32_t *ends, uint32_t count)
{
    const Paragraph *paragraph = request->paragraph;
    uint32_t first_line = count > MEND_LINES ? count - MEND_LINES : 0;
    uint32_t begin = first_line ? ends[first_line - 1] : 0;
    while (first_line + 2 < count && paragraph->cluster_count - begin > MEND_CLUSTERS)
        begin = ends[first_line++];
    if (paragraph->cluster_count - begin > MEND_CLUSTERS)
        return count;
    uint8_t *allowed = arena_alloc(request->arena, paragraph->cluster_count - begin + 1);
    for (uint32_t start = paragraph->cluster_count; start-- > begin;) {
        bool is_line_start = start == begin || line_may_end(paragraph, start);
        allowed[start - begin] = is_line_start && can_go_on(request, allowed, begin, start);
    }
    if (!allowed[0])
        return count;
    Guard guard = {begin, allowed};
    return choose_lines(request, &guard, begin, ends, first_line);
}

uint32_t line_break_first_fit(const LineRequest *request, uint32_t *ends)
{
    Guard guard = {0, NULL};
    uint32_t count = choose_lines(request, &guard, 0, ends, 0);
    bool is_even = request->measure_count == 1; /* else there is no telling a line's measure */
    if (is_even && count >= 2 && line_is_orphan(request->paragraph, ends[count - 2]))
        return mend_orphan(request, ends, count);
    return count;
}
