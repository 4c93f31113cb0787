/* Unit: lengths inside the composer, in whole 1/65536 points, so that the parts of a line add up to
 * its measure exactly. A line of LIMIT_LENGTH_PT is below 2^30 units: products of two fit. */
#ifndef TEXT_UNIT_H
#define TEXT_UNIT_H

#include <math.h>
#include <stdint.h>

typedef int64_t Unit;

#define UNIT_PER_PT 65536.0

/* What rounding may add up to over one line: 256 clusters of one unit, 1/256 pt. A line that misses
 * its measure by no more than this is full. */
#define UNIT_FIT_SLACK 256

static inline Unit unit_from_points(double points)
{
    return (Unit)llround(points * UNIT_PER_PT);
}

static inline double unit_to_points(Unit unit)
{
    return (double)unit / UNIT_PER_PT;
}

#endif
