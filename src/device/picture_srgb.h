/* Pictures with a colour profile of their own, as sRGB: for devices that know no other light. */
#ifndef DEVICE_PICTURE_SRGB_H
#define DEVICE_PICTURE_SRGB_H

#include "base/arena.h"
#include "scene/image.h"

/* Whether the picture's colours mean something else than those of sRGB, or plain inks. */
bool picture_has_own_light(const Image *image);

/* The picture converted by its profile, relative colorimetric with black point compensation, as
 * viewers of PDF do; in `arena`. The picture itself where its profile cannot be used or its file
 * cannot be decoded, which whoever decodes it reports. */
const Image *picture_as_srgb(Arena *arena, const Image *image);

#endif
