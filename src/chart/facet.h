/* Small multiples: the same chart for each value of a field, on the same scale. */
#ifndef CHART_FACET_H
#define CHART_FACET_H

#include "chart/plan.h"

/* Makes the charts of a chart whose spec names a facet. False: reported. */
bool facet_build(Chart *chart);

/* Draws them as a grid into plan->free. */
void facet_draw(ChartPlan *plan);

#endif
