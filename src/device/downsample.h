/* Pictures with no more pixels than their place can show. */
#ifndef DEVICE_DOWNSAMPLE_H
#define DEVICE_DOWNSAMPLE_H

#include "scene/scene.h"

/* A copy of the scene whose pictures have at most about `ppi` pixels an inch where they stand:
 * those with half as many again are averaged down to it. A picture keeps its pixels where the
 * result would hardly be smaller than the file it came in (JPEG). Borrows from `scene`. */
const Scene *downsample_scene(Arena *arena, const Scene *scene, double ppi);

#endif
