/* Mirrored pages: side columns at the outer edge. A section is laid out once, as right pages have
 * it; on a left page the children of boxes whose style is `mirror` change sides. The
 * pipeline mirrors heads and feet. */
#ifndef LAYOUT_MIRROR_H
#define LAYOUT_MIRROR_H

#include "layout/layout.h"

/* Whether any node among `first` and its siblings, or below them, has that style. */
bool mirror_is_wanted(const Node *first);

/* What of `box` stands on the page: itself, but on a left page a mirrored copy in the context's
 * arena, for boxes may be those of other pages too. */
Box *mirror_box(LayoutContext *context, const LayoutPage *page, Box *box);

#endif
