/* Path: lines and cubic curves in points. Lives in an arena. */
#ifndef SCENE_PATH_H
#define SCENE_PATH_H

#include "base/arena.h"
#include "base/geometry.h"

typedef enum PathVerb {
    PATH_MOVE,  /* 1 point */
    PATH_LINE,  /* 1 point */
    PATH_CURVE, /* 3 points: two controls and the end */
    PATH_CLOSE  /* 0 points */
} PathVerb;

typedef struct Path {
    Arena *arena;
    unsigned char *verbs; /* PathVerb, verb_count of them */
    Point *points;        /* as many as the verbs take */
    size_t verb_count, point_count;
    size_t verb_capacity, point_capacity;
} Path;

typedef enum FillRule { FILL_NONZERO, FILL_EVEN_ODD } FillRule;

typedef enum LineCap { CAP_BUTT, CAP_ROUND, CAP_SQUARE } LineCap;
typedef enum LineJoin { JOIN_MITER, JOIN_ROUND, JOIN_BEVEL } LineJoin;

typedef struct Stroke {
    double width; /* points */
    LineCap cap;
    LineJoin join;
    double miter_limit;   /* 0 means 10 */
    const double *dashes; /* dash_count lengths in points, NULL: solid */
    int dash_count;
    double dash_phase;
} Stroke;

Path *path_create(Arena *arena);
void path_move(Path *path, double x, double y);
void path_line(Path *path, double x, double y);
void path_curve(Path *path, double x1, double y1, double x2, double y2, double x, double y);
void path_close(Path *path);

/* Closed shapes. Radii are cut so that neighbours fit into their side (CSS Backgrounds 3, 5.5). */
void path_rectangle(Path *path, Rect rect);
void path_rounded_rectangle(Path *path, Rect rect, const double radii[4]); /* top left, clockwise */
void path_ellipse(Path *path, Rect rect);
void path_polygon(Path *path, const Point *points, int count);

/* Adds an arc around `center` from `start_deg` to `end_deg` (clockwise when the end is greater; 0
 * is to the right), as curves; begins with a line from the current point, or a move where there is
 * none. */
void path_arc(Path *path, Point center, double radius, double start_deg, double end_deg);

/* A closed ring segment between two radii; a whole ring when the angles span 360 or more. */
void path_ring_segment(Path *path, Point center, double inner, double outer, double start_deg,
                       double end_deg);

/* Appends all of `other`, transformed. */
void path_append(Path *path, const Path *other, Matrix matrix);

/* The box of all points, controls included; zero for an empty path. */
Rect path_bounds(const Path *path);

/* The box of what a fill would cover: of curves their farthest points, not their controls. */
Rect path_extent(const Path *path);

/* Reads an SVG path ("M0 0 L10 10 Z", all commands of SVG 1.1, 8.3) and appends it, transformed.
 * Returns NULL, or a pointer to the first character that cannot be read. */
const char *path_parse_svg(Path *path, const char *data, Matrix matrix);

#endif
