/* Paths: growing them and the shapes made of lines and curves. SVG path data is in path_svg.c. */
#include "scene/path.h"

#include <math.h>

#define DEGREE (3.14159265358979323846 / 180.0)

/* A cubic curve of this length of control, times the radius, is a quarter of a circle: the error is
 * below 0.03 % of the radius. */
#define QUARTER_CONTROL 0.55228474983079340

Path *path_create(Arena *arena)
{
    Path *path = arena_alloc(arena, sizeof *path);
    path->arena = arena;
    return path;
}

static void add_verb(Path *path, PathVerb verb)
{
    path->verbs = arena_grow(path->arena, path->verbs, path->verb_count, &path->verb_capacity,
                             sizeof *path->verbs);
    path->verbs[path->verb_count++] = (unsigned char)verb;
}

static void add_point(Path *path, double x, double y)
{
    path->points = arena_grow(path->arena, path->points, path->point_count, &path->point_capacity,
                              sizeof *path->points);
    path->points[path->point_count++] = (Point){x, y};
}

void path_move(Path *path, double x, double y)
{
    add_verb(path, PATH_MOVE);
    add_point(path, x, y);
}

void path_line(Path *path, double x, double y)
{
    add_verb(path, PATH_LINE);
    add_point(path, x, y);
}

void path_curve(Path *path, double x1, double y1, double x2, double y2, double x, double y)
{
    add_verb(path, PATH_CURVE);
    add_point(path, x1, y1);
    add_point(path, x2, y2);
    add_point(path, x, y);
}

void path_close(Path *path)
{
    add_verb(path, PATH_CLOSE);
}

void path_rectangle(Path *path, Rect rect)
{
    double right = rect.x + rect.width;
    double bottom = rect.y + rect.height;
    path_move(path, rect.x, rect.y);
    path_line(path, right, rect.y);
    path_line(path, right, bottom);
    path_line(path, rect.x, bottom);
    path_close(path);
}

/* CSS Backgrounds 3, 5.5: all radii shrink by one factor until no two overlap on any side. */
static double radius_factor(Rect rect, const double radii[4])
{
    double factor = 1;
    for (int i = 0; i < 4; i++) {
        double side = i % 2 ? rect.height : rect.width;
        double sum = fmax(0, radii[i]) + fmax(0, radii[(i + 1) % 4]);
        if (sum > side)
            factor = fmin(factor, fmax(0, side) / sum);
    }
    return factor;
}

/* A quarter turn from `from` around the corner of the box at `corner` to `to`. */
static void add_corner(Path *path, Point from, Point corner, Point to)
{
    path_line(path, from.x, from.y);
    if (from.x == to.x && from.y == to.y)
        return;
    path_curve(path, from.x + (corner.x - from.x) * QUARTER_CONTROL,
               from.y + (corner.y - from.y) * QUARTER_CONTROL,
               to.x + (corner.x - to.x) * QUARTER_CONTROL,
               to.y + (corner.y - to.y) * QUARTER_CONTROL, to.x, to.y);
}

void path_rounded_rectangle(Path *path, Rect rect, const double radii[4])
{
    double factor = radius_factor(rect, radii);
    double radius[4];
    for (int i = 0; i < 4; i++)
        radius[i] = fmax(0, radii[i]) * factor;
    if (radius[0] == 0 && radius[1] == 0 && radius[2] == 0 && radius[3] == 0) {
        path_rectangle(path, rect);
        return;
    }
    double left = rect.x;
    double top = rect.y;
    double right = rect.x + rect.width;
    double bottom = rect.y + rect.height;
    path_move(path, left + radius[0], top);
    add_corner(path, (Point){right - radius[1], top}, (Point){right, top},
               (Point){right, top + radius[1]});
    add_corner(path, (Point){right, bottom - radius[2]}, (Point){right, bottom},
               (Point){right - radius[2], bottom});
    add_corner(path, (Point){left + radius[3], bottom}, (Point){left, bottom},
               (Point){left, bottom - radius[3]});
    add_corner(path, (Point){left, top + radius[0]}, (Point){left, top},
               (Point){left + radius[0], top});
    path_close(path);
}

void path_ellipse(Path *path, Rect rect)
{
    double rx = rect.width / 2;
    double ry = rect.height / 2;
    double x = rect.x + rx;
    double y = rect.y + ry;
    double cx = rx * QUARTER_CONTROL;
    double cy = ry * QUARTER_CONTROL;
    path_move(path, x + rx, y);
    path_curve(path, x + rx, y + cy, x + cx, y + ry, x, y + ry);
    path_curve(path, x - cx, y + ry, x - rx, y + cy, x - rx, y);
    path_curve(path, x - rx, y - cy, x - cx, y - ry, x, y - ry);
    path_curve(path, x + cx, y - ry, x + rx, y - cy, x + rx, y);
    path_close(path);
}

void path_polygon(Path *path, const Point *points, int count)
{
    if (count <= 0)
        return;
    path_move(path, points[0].x, points[0].y);
    for (int i = 1; i < count; i++)
        path_line(path, points[i].x, points[i].y);
    path_close(path);
}

static Point on_circle(Point center, double radius, double angle)
{
    return (Point){center.x + radius * cos(angle), center.y + radius * sin(angle)};
}

/* The curves of an arc; the current point is already at its start. */
static void add_arc_curves(Path *path, Point center, double radius, double start, double sweep)
{
    int count = (int)ceil(fabs(sweep) / (90 * DEGREE) - 1e-9);
    double step = count ? sweep / count : 0;
    double control = 4.0 / 3.0 * tan(step / 4) * radius;
    for (int i = 0; i < count; i++) {
        double from = start + i * step;
        double to = start + (i + 1) * step;
        Point a = on_circle(center, radius, from);
        Point b = on_circle(center, radius, to);
        path_curve(path, a.x - control * sin(from), a.y + control * cos(from),
                   b.x + control * sin(to), b.y - control * cos(to), b.x, b.y);
    }
}

/* The angle from start to end in radians, at most one turn either way; 0 for wild numbers. */
static double arc_sweep(double start_deg, double end_deg)
{
    double sweep = end_deg - start_deg;
    if (!isfinite(sweep))
        return 0;
    return fmax(-360, fmin(360, sweep)) * DEGREE;
}

void path_arc(Path *path, Point center, double radius, double start_deg, double end_deg)
{
    double start = start_deg * DEGREE;
    Point first = on_circle(center, radius, start);
    if (path->verb_count)
        path_line(path, first.x, first.y);
    else
        path_move(path, first.x, first.y);
    add_arc_curves(path, center, radius, start, arc_sweep(start_deg, end_deg));
}

static void add_circle(Path *path, Point center, double radius, double start, double sweep)
{
    Point first = on_circle(center, radius, start);
    path_move(path, first.x, first.y);
    add_arc_curves(path, center, radius, start, sweep);
    path_close(path);
}

void path_ring_segment(Path *path, Point center, double inner, double outer, double start_deg,
                       double end_deg)
{
    double start = start_deg * DEGREE;
    double sweep = arc_sweep(start_deg, end_deg);
    if (fabs(sweep) >= 360 * DEGREE) {
        add_circle(path, center, outer, start, sweep);
        if (inner > 0) /* the other way round, so that both fill rules leave the hole open */
            add_circle(path, center, inner, start, -sweep);
        return;
    }
    Point first = on_circle(center, outer, start);
    path_move(path, first.x, first.y);
    add_arc_curves(path, center, outer, start, sweep);
    Point back = on_circle(center, fmax(0, inner), start + sweep);
    path_line(path, back.x, back.y);
    if (inner > 0)
        add_arc_curves(path, center, inner, start + sweep, -sweep);
    path_close(path);
}

void path_append(Path *path, const Path *other, Matrix matrix)
{
    size_t verb_count = other->verb_count;
    size_t point_count = other->point_count;
    for (size_t i = 0; i < verb_count; i++)
        add_verb(path, (PathVerb)other->verbs[i]);
    for (size_t i = 0; i < point_count; i++) {
        Point point = matrix_apply(matrix, other->points[i]);
        add_point(path, point.x, point.y);
    }
}

Rect path_bounds(const Path *path)
{
    if (!path->point_count)
        return (Rect){0};
    Point low = path->points[0];
    Point high = low;
    for (size_t i = 1; i < path->point_count; i++) {
        Point point = path->points[i];
        low = (Point){fmin(low.x, point.x), fmin(low.y, point.y)};
        high = (Point){fmax(high.x, point.x), fmax(high.y, point.y)};
    }
    return (Rect){low.x, low.y, high.x - low.x, high.y - low.y};
}

typedef struct Extent {
    Point low, high;
} Extent;

static void extent_add(Extent *extent, Point point)
{
    extent->low = (Point){fmin(extent->low.x, point.x), fmin(extent->low.y, point.y)};
    extent->high = (Point){fmax(extent->high.x, point.x), fmax(extent->high.y, point.y)};
}

static Point curve_point(const Point p[4], double t)
{
    double u = 1 - t;
    double share[] = {u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t};
    Point point = {0, 0};
    for (int i = 0; i < 4; i++)
        point = (Point){point.x + share[i] * p[i].x, point.y + share[i] * p[i].y};
    return point;
}

/* Adds where one coordinate of the curve turns: the zeros of its derivative, a quadratic. */
static void extent_add_turns(Extent *extent, const Point p[4], double v0, double v1, double v2,
                             double v3)
{
    double a = v3 - 3 * v2 + 3 * v1 - v0;
    double b = 2 * (v2 - 2 * v1 + v0);
    double c = v1 - v0;
    double root = b * b - 4 * a * c;
    if (root < 0)
        return;
    /* The sum without cancellation; the other zero from the product of both. */
    double sum = -(b + copysign(sqrt(root), b)) / 2;
    double zeros[] = {a != 0 ? sum / a : -1, sum != 0 ? c / sum : -1};
    for (int i = 0; i < 2; i++) {
        if (zeros[i] > 0 && zeros[i] < 1)
            extent_add(extent, curve_point(p, zeros[i]));
    }
}

Rect path_extent(const Path *path)
{
    if (!path->point_count)
        return (Rect){0};
    Extent extent = {path->points[0], path->points[0]};
    size_t at = 0;
    for (size_t i = 0; i < path->verb_count; i++) {
        switch ((PathVerb)path->verbs[i]) {
        case PATH_MOVE:
        case PATH_LINE:
            extent_add(&extent, path->points[at++]);
            break;
        case PATH_CURVE: {
            const Point *p = path->points + at - 1;
            extent_add_turns(&extent, p, p[0].x, p[1].x, p[2].x, p[3].x);
            extent_add_turns(&extent, p, p[0].y, p[1].y, p[2].y, p[3].y);
            extent_add(&extent, p[3]);
            at += 3;
            break;
        }
        case PATH_CLOSE:
            break;
        }
    }
    return (Rect){extent.low.x, extent.low.y, extent.high.x - extent.low.x,
                  extent.high.y - extent.low.y};
}
