/* Spreading: boxes along a line, each as near to its wanted place as can be, none over another. */
#ifndef ELEMENT_SPREAD_H
#define ELEMENT_SPREAD_H

#include <stdbool.h>

#include "base/arena.h"

/* `wanted` holds the starts of `count` boxes in rising order, `sizes` their lengths; `starts` gets
 * places inside [low, high] with at least `gap` between neighbours and the least sum of squared
 * shifts. False: there is no room for all; they then follow each other from `low` on. */
bool spread_boxes(Arena *arena, const double *wanted, const double *sizes, int count, double gap,
                  double low, double high, double *starts);

#endif
