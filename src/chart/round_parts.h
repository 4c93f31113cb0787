/* Pie and ring: sectors whose angle is the value's share. */
#ifndef CHART_ROUND_PARTS_H
#define CHART_ROUND_PARTS_H

#include "chart/plan.h"

typedef struct RoundOptions {
    double inner;       /* share of the radius */
    double start_deg;   /* of the first part, from the top, clockwise */
    const char *center; /* words in the hole */
    const char *center_label;
} RoundOptions;

/* Draws the parts of the series in the plot, with labels and what stands in the hole. */
void round_parts_draw(ChartPlan *plan, const Series *series, const RoundOptions *options);

/* Words in the middle of a hole `width` wide: a large one and a small one below (either NULL). */
void round_center_draw(ChartPlan *plan, Point center, double width, const char *large,
                       const char *small);

#endif
