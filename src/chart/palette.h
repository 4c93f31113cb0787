/* Colours of series. */
#ifndef CHART_PALETTE_H
#define CHART_PALETTE_H

#include "chart/chart.h"

/* Fills the chart's palette: its own list, the theme's token "palette", or the house colours.
 * False: reported. */
bool chart_colors_read(Chart *chart);

/* The palette's colour number `index`; beyond its end the colours come again, lighter. */
PaintSpec chart_colors_color(const Chart *chart, int index);

/* How far two colours are apart, 0..1: the least of the distances in grey, and as red-green blind
 * readers see them. Source: Machado et al. 2009 (deuteranomaly, severity 1). */
double chart_colors_distance(const PaintSpec *a, const PaintSpec *b);

/* Warns of series that can hardly be told apart by their colours. */
void chart_colors_check(const Chart *chart);

#endif
