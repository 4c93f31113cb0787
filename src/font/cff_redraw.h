/* Redrawing: a charstring made anew from the outline that HarfBuzz draws, for letters with an
 * accent put on them by endchar, which a CID-keyed font may not have. Hints are lost. */
#ifndef FONT_CFF_REDRAW_H
#define FONT_CFF_REDRAW_H

#include "base/strbuf.h"
#include "font/cff.h"
#include "font/face.h"

/* Appends the charstring of `glyph`, whose width counts from that of `font_dict`. False: the
 * numbers do not fit into a charstring; `out` may hold a part of it then. */
bool cff_redraw(const Face *face, uint32_t glyph, const CffFontDict *font_dict,
                StrBuf *out) WARN_UNUSED;

#endif
