/* Staged adjustment: adjust.h. */
#include "text/adjust.h"

/* Cost of using each step up (index: step of R17); of a part of it, the cube: a little is cheap. */
static const double shrink_costs[SHRINK_COUNT] = {0, 0, .1, .1, .2, .4, .5, .8};
#define WORD_SPACE_COST 0.3
#define HAN_LATIN_COST  0.5
#define TORN_GAP        2  /* half an em in every gap: the cost goes on in a straight line */
#define LOOSE_COST      6  /* beyond a quarter em in every gap: worse than a number parted (R9) */
#define NO_GAP_COST     10 /* a line that cannot be stretched at all; per em of shortage */

Unit adjustment_gap_capacity(const LineMeasure *line, double gap_limit_em)
{
    return (Unit)((double)line->stretch[STRETCH_GAP] * gap_limit_em);
}

static Unit take(Unit *need, Unit available)
{
    Unit used = *need < available ? *need : available;
    *need -= used;
    return used;
}

Adjustment adjustment_plan(const LineMeasure *line, Unit need, double gap_limit_em)
{
    Adjustment plan = {.left = need};
    if (need < 0) {
        Unit excess = -need;
        for (int step = SHRINK_WORD_SPACE; step < SHRINK_COUNT; step++)
            plan.shrink[step] = take(&excess, line->shrink[step]);
        plan.left = -excess;
        return plan;
    }
    plan.stretch[STRETCH_WORD_SPACE] = take(&plan.left, line->stretch[STRETCH_WORD_SPACE]);
    plan.stretch[STRETCH_HAN_LATIN] = take(&plan.left, line->stretch[STRETCH_HAN_LATIN]);
    plan.stretch[STRETCH_GAP] = take(&plan.left, adjustment_gap_capacity(line, gap_limit_em));
    if (line->stretch[STRETCH_ALL] > 0) {
        plan.stretch[STRETCH_ALL] = plan.left;
        plan.left = 0;
    }
    return plan;
}

static double share(Unit used, Unit available)
{
    return available > 0 ? (double)used / (double)available : 0;
}

/* `gap` in quarter ems. Beyond torn lines the cube would let one such line outweigh a page. */
static double gap_cost(double gap)
{
    double torn = gap > TORN_GAP ? gap - TORN_GAP : 0;
    double loose = gap > 1.001 ? LOOSE_COST : 0;
    gap -= torn;
    return loose + gap + gap * gap * gap + 3 * TORN_GAP * TORN_GAP * torn;
}

double adjustment_stretch_cost(const Unit *stretch, Unit need, Unit em)
{
    double cost = 0;
    Unit used = take(&need, stretch[STRETCH_WORD_SPACE]);
    cost += WORD_SPACE_COST * share(used, stretch[STRETCH_WORD_SPACE]);
    used = take(&need, stretch[STRETCH_HAN_LATIN]);
    cost += HAN_LATIN_COST * share(used, stretch[STRETCH_HAN_LATIN]);
    used = take(&need, (Unit)((double)stretch[STRETCH_GAP] * STRETCH_GAP_EM));
    double gap = share(used, stretch[STRETCH_GAP]);
    if (need > 0 && stretch[STRETCH_ALL] <= 0)
        cost += NO_GAP_COST * (1 + share(need, em));
    else
        gap += share(need, stretch[STRETCH_ALL]);
    return cost + gap_cost(gap / STRETCH_GAP_EM);
}

double adjustment_shrink_cost(const Unit *shrink, Unit need)
{
    Unit excess = -need;
    double cost = 0;
    for (int step = SHRINK_WORD_SPACE; excess > 0 && step < SHRINK_COUNT; step++) {
        double used = share(take(&excess, shrink[step]), shrink[step]);
        cost += shrink_costs[step] * used * used * used;
    }
    return cost;
}

double adjustment_cost(const LineMeasure *line, Unit need, Unit em)
{
    return need > 0 ? adjustment_stretch_cost(line->stretch, need, em)
                    : adjustment_shrink_cost(line->shrink, need);
}
