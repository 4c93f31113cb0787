/* Staged adjustment of a line to its measure: R17 (shrink), R18 (stretch). Internal to text/. */
#ifndef TEXT_ADJUST_H
#define TEXT_ADJUST_H

#include "text/paragraph.h"

/* How much of each step a line uses. Each step is used up before the next begins. */
typedef struct Adjustment {
    Unit shrink[SHRINK_COUNT];
    Unit stretch[STRETCH_COUNT];
    Unit left; /* what no step could take: < 0 too wide, > 0 too narrow */
} Adjustment;

/* Plans the change of width by `need` (< 0: shrink). `gap_limit_em` bounds step 3; step 4 takes the
 * rest, if there is a gap at all. */
Adjustment adjustment_plan(const LineMeasure *line, Unit need, double gap_limit_em);

/* What the change costs the eye: 0 none, about 1 a bad line; `em` is the size of the type. */
double adjustment_cost(const LineMeasure *line, Unit need, Unit em);

/* The same for a line that is too wide by -`need` > 0; `shrink` as in LineMeasure. */
double adjustment_shrink_cost(const Unit *shrink, Unit need);

/* The same for a line that is too short by `need` > 0; `stretch` as in LineMeasure. */
double adjustment_stretch_cost(const Unit *stretch, Unit need, Unit em);

/* Capacity of step 3 in a line. */
Unit adjustment_gap_capacity(const LineMeasure *line, double gap_limit_em);

#endif
