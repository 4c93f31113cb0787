/* The limit on a picture's size, checked from the header before anything is decoded. */
#ifndef ART_PIXEL_LIMIT_H
#define ART_PIXEL_LIMIT_H

#include <stdbool.h>

#include "base/attributes.h"
#include "base/diag.h"

/* False, and E_IMAGE_TOO_LARGE reported, when width x height is beyond the limit IMAGE_PIXELS. */
bool pixel_limit_check(DiagSink *diagnostics, const Origin *origin, const char *name, double width,
                       double height) WARN_UNUSED;

#endif
