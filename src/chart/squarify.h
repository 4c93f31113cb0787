/* Squarified treemap: areas in a rectangle, as near to squares as can be. */
#ifndef CHART_SQUARIFY_H
#define CHART_SQUARIFY_H

#include "base/geometry.h"

/* Divides `area` into `count` boxes; boxes[i] gets areas[i], which are positive, do not rise, and
 * sum up to the whole. Source: Bruls, Huizing and van Wijk 2000. */
void squarify(Rect area, const double *areas, int count, Rect *boxes);

#endif
