/* Paint: what fills a shape. A plain colour or a gradient, with an opacity. */
#ifndef SCENE_PAINT_H
#define SCENE_PAINT_H

#include "base/arena.h"
#include "base/geometry.h"
#include "scene/color.h"

typedef enum PaintKind { PAINT_NONE, PAINT_SOLID, PAINT_LINEAR, PAINT_RADIAL } PaintKind;

typedef struct GradientStop {
    double offset; /* 0..1, not falling */
    Color color;
    double opacity; /* 0..1 */
} GradientStop;

typedef struct Paint {
    PaintKind kind;
    double opacity;            /* 0..1; multiplies the stops' own */
    Color color;               /* SOLID */
    const GradientStop *stops; /* LINEAR, RADIAL: stop_count >= 2 of them */
    int stop_count;
    Point from, to;                /* page points: LINEAR ends; RADIAL centres */
    double from_radius, to_radius; /* RADIAL, points */
    const Matrix *space; /* RADIAL: from what the circles are circles in to page points, for those
                            that are drawn as ellipses; NULL: they are page points */
} Paint;

/* The paint of what `matrix` moves, turns or stretches. Shares the stops. */
Paint paint_transform(Arena *arena, const Paint *paint, Matrix matrix);

#endif
