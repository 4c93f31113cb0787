/* Gradients of SVG (SVG 1.1, 13.2): what "fill: url(#id)" refers to. */
#ifndef ART_SVG_GRADIENT_H
#define ART_SVG_GRADIENT_H

#include "art/svg_reader.h"

typedef enum SvgServer {
    SVG_SERVER_NONE,  /* nothing is painted: no stops, or a shape without extent */
    SVG_SERVER_COLOR, /* one colour is: a single stop, or a radius of 0 */
    SVG_SERVER_GRADIENT,
    SVG_SERVER_MISSING /* there is no gradient of that id, or reported: it cannot be drawn */
} SvgServer;

/* What a gradient is laid over. */
typedef struct SvgGround {
    Rect extent;   /* of the shape, user units */
    Matrix matrix; /* from user units to those of the drawing */
    Size viewport; /* user units: what per cent are of */
} SvgGround;

/* Resolves the gradient `id` for a shape. Fills in `*color` or `*gradient`, which lives in the
 * reader's arena, as the result says. */
SvgServer svg_gradient_find(SvgReader *reader, Text id, const SvgGround *ground, VectorColor *color,
                            const VectorGradient **gradient);

#endif
