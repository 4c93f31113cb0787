/* A scene in other colours: as one plate prints it, or as the press will show it. */
#ifndef DEVICE_RECOLOR_H
#define DEVICE_RECOLOR_H

#include "scene/scene.h"

typedef struct Recolor {
    void *context;
    Color (*color)(void *context, const Color *color);
    /* NULL: the picture is left out. */
    const Image *(*image)(void *context, const Image *image);
} Recolor;

/* Gives the operation's colours and picture new ones, in `arena`. Spot inks of a gradient are shown
 * to `color` without the spot: they are printed in process inks. False: it is to be left out. */
bool recolor_op(Arena *arena, const Recolor *recolor, SceneOp *op);

#endif
