/* Squarified treemap: see squarify.h. */
#include "chart/squarify.h"

#include <math.h>
#include <stdbool.h>

/* The worst ratio of sides in a row of areas from `least` to `most` that sum up to `sum`, along a
 * side of length `side`. */
static double worst_ratio(double least, double most, double sum, double side)
{
    double square = side * side;
    return fmax(square * most / (sum * sum), sum * sum / (square * least));
}

/* Lays values[0..count) along the shorter side of `area`, and takes them off it. */
static void lay_row(Rect *area, const double *areas, int count, double sum, Rect *boxes)
{
    bool is_upright = area->width >= area->height; /* a column at the left edge */
    double side = is_upright ? area->height : area->width;
    double thickness = side > 0 ? sum / side : 0;
    double at = 0;
    for (int i = 0; i < count; i++) {
        double length = thickness > 0 ? areas[i] / thickness : 0;
        boxes[i] = is_upright ? (Rect){area->x, area->y + at, thickness, length}
                              : (Rect){area->x + at, area->y, length, thickness};
        at += length;
    }
    if (is_upright) {
        area->x += thickness;
        area->width = fmax(0, area->width - thickness);
    } else {
        area->y += thickness;
        area->height = fmax(0, area->height - thickness);
    }
}

/* How many of the areas make the best first row. */
static int row_length(const double *areas, int count, double side, double *sum)
{
    *sum = areas[0];
    double ratio = worst_ratio(areas[0], areas[0], *sum, side);
    int length = 1;
    for (; length < count; length++) {
        double wider = *sum + areas[length];
        double next = worst_ratio(areas[length], areas[0], wider, side);
        if (next > ratio)
            break;
        ratio = next;
        *sum = wider;
    }
    return length;
}

void squarify(Rect area, const double *areas, int count, Rect *boxes)
{
    for (int start = 0; start < count;) {
        double sum;
        int length = row_length(areas + start, count - start, fmin(area.width, area.height), &sum);
        lay_row(&area, areas + start, length, sum, boxes + start);
        start += length;
    }
}
