/* Distances between words, discs and lines: see clearance.h. */
#include "element/clearance.h"

#include <math.h>

bool rects_meet(Rect a, Rect b, double gap)
{
    return a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap &&
           b.y < a.y + a.height + gap;
}

bool rect_meets_disc(Rect rect, Point middle, double radius)
{
    double dx = fmax(fmax(rect.x - middle.x, 0), middle.x - rect.x - rect.width);
    double dy = fmax(fmax(rect.y - middle.y, 0), middle.y - rect.y - rect.height);
    return hypot(dx, dy) < radius;
}

/* Narrows [*low, *high] of a line's parameter to where it is inside one pair of sides. */
static bool clip_line(double start, double delta, double from, double to, double *low, double *high)
{
    if (fabs(delta) < 1e-12)
        return start > from && start < to;
    double one = (from - start) / delta;
    double other = (to - start) / delta;
    *low = fmax(*low, fmin(one, other));
    *high = fmin(*high, fmax(one, other));
    return *low < *high;
}

/* Source: Liang and Barsky 1984. */
bool rect_cuts_line(Rect rect, Point a, Point b, double gap, double *low, double *high)
{
    *low = 0;
    *high = 1;
    return clip_line(a.x, b.x - a.x, rect.x - gap, rect.x + rect.width + gap, low, high) &&
           clip_line(a.y, b.y - a.y, rect.y - gap, rect.y + rect.height + gap, low, high);
}

bool rect_meets_line(Rect rect, Point a, Point b, double gap)
{
    double low;
    double high;
    return rect_cuts_line(rect, a, b, gap, &low, &high);
}

double distance_to_line(Point point, Point a, Point b)
{
    double dx = b.x - a.x;
    double dy = b.y - a.y;
    double square = dx * dx + dy * dy;
    double share = square > 0 ? ((point.x - a.x) * dx + (point.y - a.y) * dy) / square : 0;
    share = fmin(1, fmax(0, share));
    return hypot(point.x - a.x - share * dx, point.y - a.y - share * dy);
}
