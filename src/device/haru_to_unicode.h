/* ToUnicode: the CMap by which readers find text in glyphs (PDF 1.7, 9.10.3). */
#ifndef DEVICE_HARU_TO_UNICODE_H
#define DEVICE_HARU_TO_UNICODE_H

#include "device/haru_font.h"

/* The CMap stream for `count` glyphs in the order of their CIDs. Every glyph gets an entry, as
 * PDF/A-2u asks: the text it stood for alone, else that of its cluster, else U+FFFD. */
HPDF_Dict haru_to_unicode_create(HaruDocument *document, const GlyphUse *uses, size_t count);

#endif
