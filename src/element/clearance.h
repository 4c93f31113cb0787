/* What lies clear of what: rectangles of words, discs, lines. Pure arithmetic, points of any unit.
 */
#ifndef ELEMENT_CLEARANCE_H
#define ELEMENT_CLEARANCE_H

#include <stdbool.h>

#include "base/geometry.h"

/* Whether the two come nearer than `gap`, across and down. */
bool rects_meet(Rect a, Rect b, double gap);

/* Whether the rectangle has a point inside the disc. */
bool rect_meets_disc(Rect rect, Point middle, double radius);

/* Whether the line from `a` to `b` runs through the rectangle made larger by `gap` on each side. */
bool rect_meets_line(Rect rect, Point a, Point b, double gap);

/* The same; the part of the line that is inside is [*low, *high] of it, 0..1. */
bool rect_cuts_line(Rect rect, Point a, Point b, double gap, double *low, double *high);

/* How far the point is from the nearest one of the line. */
double distance_to_line(Point point, Point a, Point b);

#endif
