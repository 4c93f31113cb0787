/* Text: glyph runs as live text. Every glyph stands within half a thousandth of an em of its place,
 * and what it stands for can be read back: through ToUnicode, or where that cannot say it through
 * ActualText (PDF 1.7, 14.9.4). */
#ifndef DEVICE_HARU_TEXT_H
#define DEVICE_HARU_TEXT_H

#include "device/haru_content.h"

/* Shows `run` with its origin at `origin` (page points). Reports E_PDF_GLYPH for a glyph that the
 * face does not have. */
void haru_text_show(HaruContent *content, const GlyphRun *run, Point origin, const Paint *paint);

#endif
