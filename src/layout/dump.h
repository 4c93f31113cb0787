/* The layout dump: where everything stands, as JSON, so that it can be checked from outside. */
#ifndef LAYOUT_DUMP_H
#define LAYOUT_DUMP_H

#include "base/strbuf.h"
#include "layout/layout.h"

/* Appends one page: its size and its boxes in paint order, each with element, id, place (points
 * from the trim's top left corner) and, for text, the words and the lines (docs/typography.md); for
 * what draws words itself (charts), the words. */
void layout_dump_page(StrBuf *out, Arena *arena, const PageSetup *page, const LayoutPage *laid_out);

#endif
