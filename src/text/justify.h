/* Distribution of a line's adjustment over its places, exact to the unit. Internal to text/. */
#ifndef TEXT_JUSTIFY_H
#define TEXT_JUSTIFY_H

#include "text/adjust.h"

/* A cluster of a line as set. */
typedef struct SetCluster {
    Unit advance; /* frame, trims taken off */
    Unit trim_left, trim_right;
    Unit gap;  /* after it; 0 for the last */
    int stage; /* of the place after it: < 0 R17, > 0 R18 */
} SetCluster;

/* Sets the clusters line->first .. line->end - 1 into `set` (one entry for each, in reading order)
 * by `plan`. Within a step each place gives or takes in proportion to what it can, in equal sizes
 * equally; the remainders go from left to right, so that the sum is the plan's to the unit. */
void justify_line(const Paragraph *paragraph, const LineMeasure *line, const Adjustment *plan,
                  SetCluster *set);

#endif
