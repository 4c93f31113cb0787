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

typedef enum VectorKind { VECTOR_SHAPE, VECTOR_PUSH_GROUP, VECTOR_POP_GROUP } VectorKind;

typedef struct VectorItem {
    VectorKind kind;
    const Path *path; /* SHAPE */
    FillRule rule;
    VectorColor fill, line;
    Stroke stroke;  /* its lengths in units of the drawing */
    double opacity; /* PUSH_GROUP: of the group as a whole */
} VectorItem;

typedef struct VectorArt {
    double width, height;       /* of the frame, units of the drawing */
    double width_pt, height_pt; /* as the file states its size */
    const VectorItem *items;    /* item_count, in paint order; groups are paired */
    size_t item_count;
} VectorArt;

#endif
