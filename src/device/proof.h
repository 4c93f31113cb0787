/* Soft proofs: a page on the screen as the press will show it. */
#ifndef DEVICE_PROOF_H
#define DEVICE_PROOF_H

#include "device/ink_convert.h"
#include "scene/scene.h"

/* A copy of the scene whose colours and pictures have gone into inks by the converter's profile and
 * back to sRGB (relative colorimetric with black point compensation: paper is the screen's white).
 * Spot inks are shown as their process inks; overprint is not shown. Borrows from `scene`. */
const Scene *proof_scene(Arena *arena, InkConverter *converter, const Scene *scene);

#endif
