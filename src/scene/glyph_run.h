/* Glyph run: glyphs of one face at one size, placed; with the text they stand for. */
#ifndef SCENE_GLYPH_RUN_H
#define SCENE_GLYPH_RUN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

struct Face; /* font/face.h */

typedef struct Glyph {
    uint32_t id;      /* glyph id in the face */
    uint32_t cluster; /* byte offset in the run's text of the characters it stands for; not falling
                         in a left-to-right run. Glyphs of one cluster share the offset. */
    double x, y;      /* origin of the glyph, points, relative to the run's origin; y down */
    double advance; /* points along the line, what the composer set (for readers; positions rule) */
} Glyph;

typedef struct GlyphRun {
    const struct Face *face;
    double size; /* points per em */
    const Glyph *glyphs;
    int glyph_count;
    Text text;             /* UTF-8; cluster i reaches to the next greater cluster or the end */
    bool is_right_to_left; /* clusters fall instead of rise */
    double
        embolden; /* width in points of a stroke in the same paint, for synthetic bold; 0: none */
    double skew;  /* synthetic slant: x moves by skew * height; 0: upright */
    double rotation_deg;     /* of each glyph about its origin, clockwise; 90 for Latin words in
                                vertical     text */
    double horizontal_scale; /* of each glyph along its own x axis: 0.5 is half as wide; 0: 1 */
    bool is_vertical; /* upright glyphs one below the other: a reader moves on downwards (writing
                         mode 1 of PDF 1.7, 9.7.4.3). Places are those of the horizontal origins */
} GlyphRun;

#endif
