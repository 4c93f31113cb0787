/* Legend: the names of the colours, in a space of its own. */
#ifndef CHART_LEGEND_H
#define CHART_LEGEND_H

#include "chart/plan.h"

typedef struct LegendEntry {
    const char *name;
    PaintSpec color;
    int form; /* KeyForm */
} LegendEntry;

/* Where the names stand, with LEGEND_AUTO decided: nowhere for one series, at the ends of lines
 * where all series are lines, else above the plot. */
LegendPlace legend_place(const Chart *chart);

/* Draws the legend along an edge of plan->free and takes its space off. */
void legend_draw(ChartPlan *plan);

/* The same for entries of a type's own (classes of a map); `place` is one of the edges. */
void legend_draw_entries(ChartPlan *plan, const LegendEntry *entries, int count, LegendPlace place);

/* LEGEND_DIRECT: width to keep free right of the plot for the names. */
double legend_direct_width(const ChartPlan *plan);

/* LEGEND_DIRECT: draws the names at heights `ends` (one for each series, NAN: none), moved apart
 * where they would touch. */
void legend_draw_direct(ChartPlan *plan, const double *ends);

#endif
