/* Vertical lines as the content of a box. */
#ifndef ELEMENT_VERTICAL_TEXT_H
#define ELEMENT_VERTICAL_TEXT_H

#include "element/text_content.h"

/* Widths of the content: they follow from how long the lines may be, which is the height of the
 * style, else as long as the text, but no longer than the page's type area is high. */
Intrinsic vertical_text_measure(LayoutContext *context, const Style *style, const RichText *text);

/* Composes in the space and sets the width that the content takes. Returns its height. */
double vertical_text_arrange(LayoutContext *context, Box *box, const RichText *text,
                             const Space *space, TextContent *content);

#endif
