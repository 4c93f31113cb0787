/* Ink conversion: light to ink by the ICC profile of the printing condition (lcms2). One converter
 * for a document; colours and transforms are kept, so that each is computed once. */
#ifndef DEVICE_INK_CONVERT_H
#define DEVICE_INK_CONVERT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/text.h"
#include "scene/color.h"

/* ICC.1:2010, 0.2.5. Relative colorimetric comes with black point compensation. */
typedef enum RenderingIntent {
    RENDER_RELATIVE,
    RENDER_PERCEPTUAL,
    RENDER_SATURATION,
    RENDER_ABSOLUTE
} RenderingIntent;

typedef struct InkConverter InkConverter;

/* A converter into `profile`, the bytes of an ICC output profile for CMYK, which must live as long.
 * NULL, with a phrase for a message in `*fault`: the bytes are no such profile. The caller destroys
 * it; what it remembers lives in `arena`. */
InkConverter *ink_converter_create(Arena *arena, Text profile, RenderingIntent intent,
                                   const char **fault);
void ink_converter_destroy(InkConverter *converter);

/* True once a colour or picture could not be converted: the profile's tables are damaged, and what
 * was given instead must not be printed. */
bool ink_converter_is_broken(const InkConverter *converter);

/* sRGB (0..1) to inks (0..1). */
void ink_converter_color(InkConverter *converter, const double rgb[3], double cmyk[4]);

/* The process inks of a colour: its own; gray and neutral light on black alone; other light through
 * the profile, or by the plain conversion where `converter` is NULL. */
void ink_of_color(InkConverter *converter, const Color *color, double cmyk[4]);

/* Inks (0..1) to the sRGB that shows how they will look: relative colorimetric with black point
 * compensation, whatever the converter's intent. */
void ink_converter_light(InkConverter *converter, const double cmyk[4], double rgb[3]);

/* The same for `count` pixels of four bytes (0 none, 255 full). */
void ink_converter_light_pixels(InkConverter *converter, const unsigned char *cmyk, size_t count,
                                unsigned char *rgb);

/* Black lines thinner than this overprint; broader ones would show what is below (GWG 2015, 8). */
#define OVERPRINT_LINE_PT 2.0

/* Black alone and full: text and thin lines of it leave the other plates as they are. */
bool ink_overprints(const double cmyk[4]);

/* `count` RGB pixels of 8 bits to CMYK (0 no ink, 255 full), by the pictures' own profile where
 * `icc` (may be NULL) is one that fits, else as sRGB. */
void ink_converter_pixels(InkConverter *converter, const unsigned char *icc, size_t icc_size,
                          const unsigned char *rgb, size_t count, unsigned char *cmyk);

#endif
