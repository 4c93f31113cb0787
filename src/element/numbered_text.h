/* Numbered text: what heading and footnote have in common, a paragraph with its number before it.
 * The struct of such an element begins with a NumberedText. */
#ifndef ELEMENT_NUMBERED_TEXT_H
#define ELEMENT_NUMBERED_TEXT_H

#include "doc/builder.h"
#include "element/text_content.h"

typedef struct NumberedText {
    const JsonValue *text;
    bool numbered;
    const RichText *rich;
} NumberedText;

/* The node's number, an ideographic space, the words; the words alone where it has no number. */
const JsonValue *numbered_text_words(Builder *builder, const Node *node, const JsonValue *words);

/* As the functions of ElementType. Building fails where there is no text. */
bool numbered_text_build(Builder *builder, Node *node);
Intrinsic numbered_text_measure(LayoutContext *context, const Node *node);
double numbered_text_arrange(LayoutContext *context, Box *box, const Space *space);
const TextLayout *numbered_text_of_box(const Box *box, Rect content, Point *corner);
void numbered_text_draw(PaintContext *context, const Box *box, Rect content);

#endif
