/* Annotations: lines across the plot, bands and notes. */
#ifndef CHART_ANNOTATION_H
#define CHART_ANNOTATION_H

#include "chart/plan.h"

/* Bands, behind the series. */
void annotation_draw_bands(ChartPlan *plan);

/* Lines and notes, over the series; the notes' words wait for labels_place. */
void annotation_draw(ChartPlan *plan);

#endif
