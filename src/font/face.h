/* Face: one font file's face, mapped and ready to shape and to measure. */
#ifndef FONT_FACE_H
#define FONT_FACE_H

#include <stdbool.h>
#include <stdint.h>

#include <hb.h>

#include "scene/path.h"

typedef enum FaceFormat { FACE_TRUETYPE, FACE_CFF } FaceFormat;

typedef struct Face {
    const char *family;     /* the manifest's name of the family */
    const char *postscript; /* the face's PostScript name */
    const char *path;       /* the file */
    unsigned index;         /* in a collection */
    int weight;             /* 100..900 */
    bool is_italic;
    uint32_t serial; /* unique within one font library, in order of loading, from 1 */
    FaceFormat format;
    bool is_cid_keyed; /* CFF with ROS */
    unsigned units_per_em;
    unsigned glyph_count;
    hb_face_t *hb_face;
    hb_font_t *hb_font; /* scaled to units_per_em: all positions are font units */
    /* In ems; descent is positive downwards. Han faces: the ideographic em box (0.88 / 0.12 unless
     * the font's BASE table says otherwise); others: hhea. */
    double ascent, descent;
    double cap_height, x_height;
    double underline_position, underline_thickness; /* ems; position is positive downwards */
    bool has_han;                   /* covers U+4E00: its punctuation is full-width Chinese */
    bool has_half_forms;            /* GPOS halt */
    bool forbids_embedding;         /* OS/2 fsType: restricted licence, nothing else */
    struct CffFont *cff;            /* CFF: the table, for font/ alone; NULL for TrueType */
    struct GlyphPages *glyph_pages; /* what face_glyph found so far, for font/ alone */
} Face;

/* Gives back the memory that the font's file has taken so far, which is mapped. */
void face_forget_pages(const Face *face);

/* Glyph for a code point, 0 when the face has none. */
uint32_t face_glyph(const Face *face, uint32_t code_point);

/* Horizontal advance in ems. */
double face_advance(const Face *face, uint32_t glyph);

/* Appends the glyph's outline to `path`, scaled to `size` points, y down, its origin at `origin`.
 */
void face_append_outline(const Face *face, uint32_t glyph, double size, Point origin, Path *path);

/* Ink box in ems, y down, relative to the glyph's origin. */
Rect face_ink_bounds(const Face *face, uint32_t glyph);

#endif
