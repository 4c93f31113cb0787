/* VectorArt: a drawing of plain shapes, as a picture file holds it. Its own units, y down, from the
 * top left corner of its frame. Immutable; elements paint it as paths. */
#ifndef SCENE_VECTOR_ART_H
#define SCENE_VECTOR_ART_H

#include "scene/color.h"
#include "scene/path.h"

typedef struct VectorColor {
    Color color;     /* sRGB */
    double opacity;  /* 0..1; 0: nothing is painted */
    bool is_current; /* the colour of the text around it (currentColor) */
} VectorColor;

typedef struct VectorStop {
    double offset; /* 0..1, not falling */
    VectorColor color;
} VectorStop;

typedef struct VectorGradient {
    bool is_radial;
    const VectorStop *stops; /* stop_count >= 2 */
    int stop_count;
    Point from, to;                /* as those of Paint, in a space of its own */
    double from_radius, to_radius; /* radial */
    Matrix matrix;                 /* from that space to units of the drawing */
} VectorGradient;

typedef enum VectorKind {
    VECTOR_SHAPE,
    VECTOR_PUSH_GROUP,
    VECTOR_POP_GROUP,
    VECTOR_PUSH_CLIP,
    VECTOR_POP_CLIP
} VectorKind;

typedef struct VectorItem {
    VectorKind kind;
    const Path *path; /* SHAPE, PUSH_CLIP */
    FillRule rule;
    VectorColor fill, line; /* of a gradient only the opacity, of the whole, counts */
    const VectorGradient *fill_gradient, *line_gradient; /* NULL: plain colour */
    Stroke stroke;                                       /* its lengths in units of the drawing */
    double opacity;                                      /* PUSH_GROUP: of the group as a whole */
} VectorItem;

typedef struct VectorArt {
    double width, height;       /* of the frame, units of the drawing */
    double width_pt, height_pt; /* as the file states its size */
    const VectorItem *items;    /* item_count, in paint order; groups and clips are paired */
    size_t item_count;
} VectorArt;

#endif
