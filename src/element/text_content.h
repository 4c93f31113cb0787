/* Text as the content of an element: measuring, composing and drawing, for every type that holds
 * some. */
#ifndef ELEMENT_TEXT_CONTENT_H
#define ELEMENT_TEXT_CONTENT_H

#include "layout/flow.h"
#include "layout/paint.h"

Intrinsic text_content_measure(const RichText *text);

/* Composes at the space's width, sets the box's baseline, and returns the height; trimming of the
 * box (textBoxTrim) is in. `*layout` gets the lines. */
double text_content_arrange(LayoutContext *context, Box *box, const RichText *text, double width,
                            const TextLayout **layout);

/* Draws the lines with their top left corner at `origin` (of the untrimmed text). */
void text_content_draw(PaintContext *context, const TextLayout *layout, Point origin);

/* How a type breaks whose box->content is a TextLayout and whose `text` gives it. */
extern const FlowRules text_flow;

/* How much textBoxTrim takes off above and below. */
typedef struct TextTrim {
    double above, below;
} TextTrim;

TextTrim text_content_trim(const Style *style, const TextLayout *layout);

#endif
