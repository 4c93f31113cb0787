/* An SVG picture as part of the page: its shapes as paths, in the page's colours. */
#ifndef ELEMENT_VECTOR_PICTURE_H
#define ELEMENT_VECTOR_PICTURE_H

#include "doc/builder.h"
#include "layout/paint.h"
#include "scene/vector_art.h"

/* What stands in place of one colour of the file. */
typedef struct ColorSwap {
    double rgb[3];
    PaintSpec color;
} ColorSwap;

typedef struct VectorColors {
    PaintSpec tone;   /* kind NONE: the file's own colours; else tints of this, dark as they were */
    PaintSpec text;   /* of the text around: what the file calls currentColor */
    ColorSwap *swaps; /* swap_count of them; they come before the tone */
    int swap_count;
} VectorColors;

/* Reads {"#C8161D": "$main", ...}; `json` may be NULL. A colour that the picture does not have is
 * reported. False: reported. */
bool vector_colors_read(Builder *builder, const JsonValue *json, const VectorArt *art,
                        VectorColors *colors);

/* The colour that is printed for `color`. */
Color vector_color(const VectorColors *colors, const VectorColor *color);

/* Whether the picture has lines: it cannot be stretched one way then. */
bool vector_has_lines(const VectorArt *art);

/* Paints the picture into `frame`, cut at its edges. */
void vector_paint(PaintContext *context, const VectorArt *art, const VectorColors *colors,
                  Rect frame);

#endif
