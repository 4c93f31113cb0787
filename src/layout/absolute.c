/* Absolutely positioned boxes (CSS 2.2, 10.3.7 and 10.6.4, in short): their containing block is the
 * padding box of the nearest positioned ancestor, else the page. Where neither of two opposite
 * sides is given, the box stands at the block's start. */
#include "layout/layout.h"

#include <math.h>

static bool is_set(Length length)
{
    return length_is_definite(length);
}

static double size_between(Length start, Length end, double room, double margins)
{
    if (!is_set(start) || !is_set(end))
        return NAN;
    double inside = room - length_resolve(start, room, 0) - length_resolve(end, room, 0) - margins;
    return fmax(0, inside);
}

static double offset_of(Length start, Length end, double room, double size, double before,
                        double after)
{
    if (is_set(start))
        return length_resolve(start, room, 0) + before;
    if (is_set(end))
        return room - length_resolve(end, room, 0) - size - after;
    return before;
}

/* `block` is the containing block, relative to the content box of `holder`. */
static void place(LayoutContext *context, Box *holder, Rect block, const Node *node)
{
    const Style *style = node->style;
    const Length *inset = style->inset;
    Edges margin = layout_margins(style, block.width);
    BoxSpace offer = {
        .width = block.width,
        .height = block.height,
        .exact_width = NAN,
        .exact_height = NAN,
    };
    if (!is_set(style->width))
        offer.exact_width =
            size_between(inset[3], inset[1], block.width, margin.left + margin.right);
    if (!is_set(style->height) && style->aspect_ratio <= 0)
        offer.exact_height =
            size_between(inset[0], inset[2], block.height, margin.top + margin.bottom);
    Box *box = layout_box(context, node, &offer);
    double x =
        offset_of(inset[3], inset[1], block.width, box->size.width, margin.left, margin.right);
    double y =
        offset_of(inset[0], inset[2], block.height, box->size.height, margin.top, margin.bottom);
    box_place(context, holder, box, block.x + x, block.y + y);
}

/* Adds the absolute nodes below `node` whose containing block is `holder`'s. */
static void place_below(LayoutContext *context, Box *holder, Rect block, const Node *node)
{
    for (const Node *child = node->first_child; child; child = child->next) {
        if (child->style->position == POSITION_ABSOLUTE)
            place(context, holder, block, child);
        else if (child->style->position == POSITION_STATIC)
            place_below(context, holder, block, child);
    }
}

static void visit(LayoutContext *context, Box *box)
{
    if (box->node->style->position != POSITION_STATIC) {
        Rect block = {
            -box->padding.left,
            -box->padding.top,
            box->size.width - box->border.left - box->border.right,
            box->size.height - box->border.top - box->border.bottom,
        };
        place_below(context, box, block, box->node);
    }
    for (size_t i = 0; i < box->child_count; i++)
        visit(context, box->children[i].box);
}

void layout_place_absolute(LayoutContext *context, Box *root, Point origin, Size page)
{
    if (root->node->style->position == POSITION_STATIC) {
        Rect content = box_content(root);
        Rect block = {-origin.x - content.x, -origin.y - content.y, page.width, page.height};
        place_below(context, root, block, root->node);
    }
    visit(context, root);
}
