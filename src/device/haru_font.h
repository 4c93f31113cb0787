/* Fonts: one Type0 font with Identity-H encoding for each face that a document uses, with one
 * subset. The CID of a glyph is its glyph id in the face, for both formats: a CFF subset keeps the
 * ids as its CIDs, a TrueType subset gets a CIDToGIDMap. So content can be written before the
 * subset is made. */
#ifndef DEVICE_HARU_FONT_H
#define DEVICE_HARU_FONT_H

#include "device/haru_content.h"
#include "font/face.h"

#define FONT_SLOTS 256

/* A glyph that the document shows. */
typedef struct GlyphUse {
    uint32_t glyph;
    int width; /* thousandths of the em, rounded: what /W says and readers add up */
    Text text; /* what the glyph stands for alone; data NULL: it never stood alone so far */
    Text hint; /* text of a cluster it is part of, where there was nothing better */
} GlyphUse;

typedef struct HaruFont {
    HaruResource resource;
    struct HaruFont *next;
    const Face *face;
    /* By glyph id: index in `uses` + 1, 0: not used; in rows of FONT_SLOTS, NULL: none of them is.
     * A document uses few of the 65,535 glyphs that a face may have. */
    uint16_t **slots;
    GlyphUse *uses; /* use_count of them, in order of first use */
    size_t use_count, use_capacity;
} HaruFont;

/* The document's font for `face`, made at first use. */
HaruFont *haru_font_find(HaruDocument *document, const Face *face);

/* The entry of `glyph`, which is below the face's glyph count; made at first use. Valid until the
 * next call. */
GlyphUse *haru_font_use(HaruDocument *document, HaruFont *font, uint32_t glyph);

/* Makes the subsets and completes all fonts. False: reported. */
bool haru_fonts_finish(HaruDocument *document) WARN_UNUSED;

#endif
