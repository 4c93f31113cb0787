/* How a picture stored in one of Exif's eight orientations is turned upright. */
#ifndef DEVICE_ORIENTATION_H
#define DEVICE_ORIENTATION_H

#include "base/geometry.h"

/* From the unit square of the stored rows (y down) to the unit square of the upright picture.
 * `orientation` is 1..8; anything else is taken as 1. Source: Exif 2.3, 4.6.4, tag 274. */
Matrix orientation_matrix(int orientation);

#endif
