/* What the types that share axes have in common: places of values, colours of rows, value labels.
 */
#ifndef CHART_SERIES_DRAW_H
#define CHART_SERIES_DRAW_H

#include "chart/chart_text.h"
#include "chart/label_place.h"

/* Place of the row along the x axis, points; NAN: it has none. */
double series_along(const ChartPlan *plan, int row);

/* Place of a value on the series' axis, kept within it; a value outside is reported with the row's
 * name. */
double series_across(const ChartPlan *plan, const Series *series, int row, double value);

/* The row's point, its value where the stack ends. */
Point series_point(const ChartPlan *plan, const Series *series, int row);

/* The series' colour, a tint of it for rows that are not highlighted. */
PaintSpec series_color(const ChartPlan *plan, const Series *series, int row);

/* Whether values are written at the marks; `by_default`: when the layout does not say. */
bool series_has_labels(const Series *series, bool by_default);

/* What the row's label says; "" for a missing value. */
const char *series_label(const ChartPlan *plan, const Series *series, int row);

/* The row's label set in `color` (NULL: the label's own or the ink). */
ChartText series_label_text(const ChartPlan *plan, const Series *series, int row,
                            const PaintSpec *color);

/* Asks for the row's label at `anchor`; `spots` in order of preference. */
void series_add_label(ChartPlan *plan, const Series *series, int row, Rect anchor,
                      const LabelSpot *spots, int spot_count, double priority);

#endif
