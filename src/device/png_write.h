/* Writing a drawn page as a PNG file. */
#ifndef DEVICE_PNG_WRITE_H
#define DEVICE_PNG_WRITE_H

#include <stdbool.h>

#include <cairo.h>

#include "base/attributes.h"
#include "base/strbuf.h"

/* Appends the RGB24 surface as an 8-bit RGB file marked as sRGB, with its resolution. The same
 * pixels give the same bytes. False: libpng refused, and the output is not complete. */
bool png_write(StrBuf *output, cairo_surface_t *surface, double dpi) WARN_UNUSED;

#endif
