/* Stacking: where each value of a series begins and ends. */
#ifndef CHART_STACK_H
#define CHART_STACK_H

#include "chart/chart.h"

/* Fills `from`, `to`, `stack` and `is_stacked` of all series. Positive values grow upwards from 0,
 * negative ones downwards (d3 stackOffsetDiverging); shares are of the sum of sizes, 0..1. */
void stack_series(Chart *chart);

#endif
