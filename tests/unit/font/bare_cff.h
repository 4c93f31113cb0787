/* Wraps a bare CFF table into an OpenType font in memory, so that HarfBuzz can draw its glyphs. */
#ifndef TESTS_UNIT_FONT_BARE_CFF_H
#define TESTS_UNIT_FONT_BARE_CFF_H

#include <hb.h>

#include "base/strbuf.h"

/* The file. The caller destroys it. */
hb_blob_t *bare_cff_file(const StrBuf *program, unsigned units_per_em, unsigned glyph_count);

/* A font scaled to `units_per_em`, or an empty one when the bytes are no CFF. The caller destroys
 * it. */
hb_font_t *bare_cff_font(const StrBuf *program, unsigned units_per_em, unsigned glyph_count);

#endif
