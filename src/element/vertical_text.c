/* Vertical lines as the content of a box: see vertical_text.h. What text_content.h does with the
 * width of a box is done here with its height (CSS Writing Modes 4, 7.3). */
#include "element/vertical_text.h"

#include <math.h>

static double line_length(const LayoutContext *context, const RichText *text, double height)
{
    if (isfinite(height))
        return height;
    const PageSetup *page = context->page;
    double room = page->width; /* of a page that is as high as its content */
    if (page->height > 0)
        room = page->height - page->margin[0].value - page->margin[2].value;
    return fmin(text_block_max_width(text->block), room);
}

static double content_width(const Style *style, const TextLayout *layout)
{
    TextTrim trim = text_content_trim(style, layout);
    return fmax(0, layout->height - trim.above - trim.below);
}

Intrinsic vertical_text_measure(LayoutContext *context, const Style *style, const RichText *text)
{
    Edges frame = layout_frame(style, INFINITY);
    double height = INFINITY;
    if (style->height.unit == LENGTH_PT)
        height = fmax(0, style->height.value - frame.top - frame.bottom);
    DiagSink silent; /* what does not fit is told when the text is arranged */
    diag_init_trial(&silent, context->arena, context->diagnostics);
    LayoutContext quiet = *context;
    quiet.diagnostics = &silent;
    Space turned = {line_length(context, text, height), INFINITY};
    TextContent content;
    text_content_compose(&quiet, style, text, NULL, &turned, &content);
    double width = content_width(style, content.layout);
    return (Intrinsic){width, width};
}

double vertical_text_arrange(LayoutContext *context, Box *box, const RichText *text,
                             const Space *space, TextContent *content)
{
    const Style *style = box->node->style;
    Space turned = {line_length(context, text, space->height), space->width};
    text_content_compose(context, style, text, NULL, &turned, content);
    box->content_width = content_width(style, content->layout);
    return fmin(turned.width, content->layout->natural_width);
}
