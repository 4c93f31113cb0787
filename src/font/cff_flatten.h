/* Flattened charstrings: the Type 2 charstring of a glyph (Adobe Technical Note 5177) with every
 * subroutine in its place, so that a subset needs no subroutines. Hints, widths and curves stay as
 * the foundry drew them, byte for byte. Kept by face from document to document. */
#ifndef FONT_CFF_FLATTEN_H
#define FONT_CFF_FLATTEN_H

#include "font/cff.h"
#include "font/face.h"

typedef struct FlatGlyph {
    CffBytes charstring;
    int font_dict;
} FlatGlyph;

/* Makes room: to be called before the glyphs of a document, never between them. */
void flat_glyphs_begin(CffFont *font);

/* Flattens `glyph` of a CFF face unless that was done before. False: the glyph is damaged or is not
 * in the font. */
bool flat_glyphs_add(const Face *face, uint32_t glyph) WARN_UNUSED;

/* A glyph that was added since flat_glyphs_begin(). Its bytes stay until the next one is added. */
FlatGlyph flat_glyphs_find(const CffFont *font, uint32_t glyph);

/* `flat` may be NULL. */
void flat_glyphs_destroy(struct FlatGlyphs *flat);

#endif
