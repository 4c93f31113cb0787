/* Text as the content of an element: measuring, composing and drawing, for every type that holds
 * some. */
#ifndef ELEMENT_TEXT_CONTENT_H
#define ELEMENT_TEXT_CONTENT_H

#include "layout/flow.h"
#include "layout/paint.h"
#include "element/run_around.h"
#include "text/columns.h"

Intrinsic text_content_measure(const Style *style, const RichText *text);

/* The lines of a box, and its columns. */
typedef struct TextContent {
    const TextLayout *layout;
    ColumnPlaces columns;
} TextContent;

/* The columns of a style, with the shapes in them (NULL: none) for a content box of this size. */
ColumnStyle text_content_columns(const Style *style, const RunAround *around, Arena *arena,
                                 const Space *space);

/* Composes in the space, in columns where the style has some, around shapes (NULL: none). */
void text_content_compose(LayoutContext *context, const Style *style, const RichText *text,
                          const RunAround *around, const Space *space, TextContent *content);

/* Composes in the space, sets the box's baseline, and returns the height; trimming of the box
 * (textBoxTrim) is in. */
double text_content_arrange(LayoutContext *context, Box *box, const RichText *text,
                            const RunAround *around, const Space *space, TextContent *content);

/* Of a box whose content is a TextContent: as ElementType.text and .draw. `place` is where the
 * lines stand in a box higher than they are, of vertical lines wider (Align). */
const TextLayout *text_content_of_box(const Box *box, Rect content, int place, Point *corner);
void text_content_draw_box(PaintContext *context, const Box *box, Rect content, int place);

/* Draws the rules between the columns, `height` high from `corner` on (of vertical lines so far to
 * the left of it). */
void text_content_draw_rules(PaintContext *context, const Style *style, const TextContent *content,
                             Point corner, double height);

/* Draws the lines with their top left corner at `origin` (of the untrimmed text; of vertical lines
 * the top right corner). */
void text_content_draw(PaintContext *context, const TextLayout *layout, Point origin);

/* How a type breaks whose box->content is a TextContent and whose `text` gives it; and the fragment
 * alone, for types with further rules. */
extern const FlowRules text_flow;
void text_content_fragment(LayoutContext *context, const Box *whole, Box *fragment,
                           const FlowCut *cut);

/* Draws what stands under and through the words of line `index`: underlines, waves, dots (R25,
 * R26). In vertical lines the dots stand to the right, the lines to the left. */
void text_marks_draw(PaintContext *context, const TextLayout *layout, int index, Point corner);

/* How much textBoxTrim takes off above and below. */
typedef struct TextTrim {
    double above, below;
} TextTrim;

TextTrim text_content_trim(const Style *style, const TextLayout *layout);

#endif
