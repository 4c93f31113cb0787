/* Fonts: a Type0 font with Identity-H encoding for each face that a document uses, and one with
 * Identity-V where it stands in vertical lines too; both share one subset. Glyphs are numbered
 * (CID) from 1 in order of first use: a CFF subset has these numbers in its charset, a TrueType
 * subset gets a CIDToGIDMap. So content can be written before the subset is made, and is short:
 * frequent glyphs come early, and few documents need more than a handful of values of the first
 * byte. */
#ifndef DEVICE_HARU_FONT_H
#define DEVICE_HARU_FONT_H

#include "device/haru_content.h"
#include "font/face.h"

#define FONT_SLOTS 256

/* A glyph that the document shows. */
typedef struct GlyphUse {
    uint32_t glyph;
    uint32_t cid; /* 0: glyph 0 */
    int width;    /* thousandths of the em, rounded: what /W says and readers add up */
    Text text;    /* what the glyph stands for alone; data NULL: it never stood alone so far */
    Text hint;    /* text of a cluster it is part of, where there was nothing better */
} GlyphUse;

/* Writing modes of PDF 1.7, 9.7.4.3, as they are numbered there. */
enum { WRITING_HORIZONTAL, WRITING_VERTICAL, WRITING_MODE_COUNT };

/* The vertical metrics of all glyphs (W2 of PDF 1.7, 9.7.4.3), thousandths of the em: how far a
 * reader goes down after a glyph, and the vertical origin as seen from the horizontal one. It lies
 * on the line on which rotated words of the same column stand: so readers that sort text by its
 * baselines see one line. */
#define VERTICAL_ADVANCE  1000
#define VERTICAL_ORIGIN_X 120
#define VERTICAL_ORIGIN_Y 380

typedef struct HaruFont {
    HaruResource resources[WRITING_MODE_COUNT]; /* object NULL: not used in this mode */
    struct HaruFont *next;
    const Face *face;
    /* By glyph id: index in `uses` + 1, 0: not used; in rows of FONT_SLOTS, NULL: none of them is.
     * A document uses few of the 65,535 glyphs that a face may have. */
    uint16_t **slots;
    GlyphUse *uses; /* use_count of them, in order of first use */
    size_t use_count, use_capacity;
    uint32_t last_cid;
} HaruFont;

/* The document's font for `face`, made at first use. */
HaruFont *haru_font_find(HaruDocument *document, const Face *face);

/* The resource of the font for `writing_mode`, made at first use. */
HaruResource *haru_font_resource(HaruDocument *document, HaruFont *font, int writing_mode);

/* The entry of `glyph`, which is below the face's glyph count; made at first use. Valid until the
 * next call. */
GlyphUse *haru_font_use(HaruDocument *document, HaruFont *font, uint32_t glyph);

/* Makes the subsets and completes all fonts. False: reported. */
bool haru_fonts_finish(HaruDocument *document) WARN_UNUSED;

#endif
