/* Colours and gradients as a layout writes them, before they know the box they fill.
 *
 *   "$red"  "$red 20%" (a tint)  "#c8161d"  "rgb(200, 22, 29)"  "cmyk(0, 100, 100, 10)"
 *   "gray(50%)"  "black"  "white"  "transparent"  "tint($red, 20%)"  "alpha($red, 40%)"
 *   "linear-gradient(180deg, $red, $dark 80%)"  "radial-gradient($white, $red)"
 *   { "cmyk": [0, 100, 100, 10], "rgb": "#C8161D" }  { "spot": "PANTONE 185 C", "cmyk": [...] } */
#ifndef DOC_PAINT_SPEC_H
#define DOC_PAINT_SPEC_H

#include "doc/theme.h"
#include "scene/paint.h"

typedef struct PaintSpec {
    PaintKind kind;
    Color color;      /* SOLID */
    double opacity;   /* SOLID, 0..1 */
    double angle_deg; /* LINEAR, as CSS: 0 to the top, 90 to the right, 180 down */
    const GradientStop *stops;
    int stop_count;
} PaintSpec;

/* Reads a paint. False: it cannot be read as one; the caller reports (a misspelt token has been
 * reported already: then *reported is set). */
bool paint_spec_read(const Theme *theme, const JsonValue *value, PaintSpec *spec, bool *reported);

/* The same from the middle of a string: `piece` is a scanner's piece, `value` the whole. */
bool paint_spec_read_text(const Theme *theme, Text piece, const JsonValue *value, PaintSpec *spec,
                          bool *reported);

/* The paint for a box: gradient lines run as CSS Images 3, 3.1 and 3.2 (farthest corner). In the
 * arena. */
const Paint *paint_spec_realize(const PaintSpec *spec, Arena *arena, Rect box);

#endif
