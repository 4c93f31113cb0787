/* Scales: see scale.h. */
#include "chart/scale.h"

#include <math.h>

double scale_step(const Scale *scale)
{
    double steps = scale->count - scale->padding_inner + scale->padding_outer * 2;
    return fabs(scale->end - scale->start) / fmax(1, steps);
}

double scale_bandwidth(const Scale *scale)
{
    return scale_step(scale) * (1 - scale->padding_inner);
}

static double place_band(const Scale *scale, double index)
{
    double step = scale_step(scale);
    double direction = scale->end < scale->start ? -1 : 1;
    double used = step * (scale->count - scale->padding_inner);
    double first = (fabs(scale->end - scale->start) - used) / 2;
    return scale->start + direction * (first + step * index + scale_bandwidth(scale) / 2);
}

double scale_place(const Scale *scale, double value)
{
    double min = scale->min;
    double max = scale->max;
    switch (scale->kind) {
    case SCALE_BAND:
        return place_band(scale, value);
    case SCALE_LOG:
        min = log10(min);
        max = log10(max);
        value = log10(value);
        break;
    case SCALE_AUTO:
    case SCALE_LINEAR:
    case SCALE_TIME:
        break;
    }
    if (max == min)
        return (scale->start + scale->end) / 2; /* d3: a domain without extent maps to the middle */
    return scale->start + (value - min) / (max - min) * (scale->end - scale->start);
}

double scale_place_inside(const Scale *scale, double value)
{
    double place = scale_place(scale, value);
    double low = fmin(scale->start, scale->end);
    double high = fmax(scale->start, scale->end);
    return fmin(fmax(place, low), high);
}
