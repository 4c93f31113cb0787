/* Alignment: where what is left over goes (CSS Box Alignment 3). */
#ifndef LAYOUT_ALIGN_H
#define LAYOUT_ALIGN_H

#include "doc/style.h"

/* Distance from the start of a room in which a box leaves `left_over` points (less than zero: it
 * overflows). Auto margins (`before`, `after`) take what is free before the alignment does. */
double align_offset(Align align, Length before, Length after, double left_over);

/* Start of the first of `count` boxes, and what is added to every gap between them, when
 * `left_over` points are shared out by justifyContent (CSS Box Alignment 3, 5). Stretch counts as
 * start. */
void align_distribute(Align align, int count, double left_over, double *start, double *extra);

#endif
