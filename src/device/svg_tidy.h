/* Cairo's SVG, made deterministic, smaller and complete. */
#ifndef DEVICE_SVG_TIDY_H
#define DEVICE_SVG_TIDY_H

#include "base/arena.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "device/device.h"

/* Copies the file that Cairo 1.16 wrote (with a NUL behind it) to `output`, with these changes:
 * - ids that Cairo numbers through the whole process are numbered through the file, so that the
 * same page gives the same bytes;
 * - comp-op, which only a draft of SVG 1.2 had, becomes mix-blend-mode (CSS Compositing 1, 3.4.1);
 * - the even-odd rule of a clip stands on its path, where readers look for it;
 * - path data are rounded to 1/1000 pt, without needless blanks and moves;
 * - the title and the language of `info` are added. */
void svg_tidy(Arena *arena, Text svg, const DocumentInfo *info, StrBuf *output);

#endif
