/* Placing a scene in another: a small copy of a page. */
#ifndef SCENE_SCENE_PLACE_H
#define SCENE_SCENE_PLACE_H

#include "scene/scene.h"

/* Appends what `source` draws within `part` (of its page) to `scene`, scaled by `scale`, with the
 * top left corner of the part at `corner`; what lies outside the part is clipped. Tags are left
 * out: the copy is a picture. Paths and runs are copied into the arena of `scene`; faces, images
 * and colours are borrowed. */
void scene_place(Scene *scene, const Scene *source, Rect part, double scale, Point corner);

#endif
