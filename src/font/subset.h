/* Font subsets for embedding: only the glyphs a document uses. */
#ifndef FONT_SUBSET_H
#define FONT_SUBSET_H

#include "base/diag.h"
#include "base/strbuf.h"
#include "font/face.h"

typedef struct FontSubset {
    FaceFormat format;
    /* CFF: a bare, CID-keyed CFF table whose CIDs are the original glyph ids (whatever the source's
     * keying was); FontFile3 /CIDFontType0C. TRUETYPE: a font file for
     * FontFile2 with renumbered glyphs. */
    StrBuf program;
    /* CFF: bytes of `program` up to the end of its charset, which hold all its CIDs; else 0. */
    size_t head_length;
    /* TRUETYPE: new glyph id of each glyph of the request, in its order; CFF: NULL. */
    uint32_t *new_ids;
} FontSubset;

/* Subsets `face` to `glyph_count` glyphs (rising, without repetition; glyph 0 is always added).
 * The same request gives the same bytes. False: reported at no place. The caller releases. */
bool font_subset_create(const Face *face, const uint32_t *glyphs, int glyph_count,
                        DiagSink *diagnostics, FontSubset *subset) WARN_UNUSED;
void font_subset_release(FontSubset *subset);

#endif
