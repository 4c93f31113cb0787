/* Absolutely positioned boxes (CSS 2.2, 10.3.7 and 10.6.4, in short): their containing block is the
 * padding box of the nearest positioned ancestor, else the page. Where neither of two opposite
 * sides is given, the box stands at the block's start. */
#include "layout/layout.h"

#include <math.h>

#include "layout/align.h"

static bool is_set(Length length)
{
    return length_is_definite(length);
}

/* One direction of a containing block and of the box in it. */
typedef struct Axis {
    double room;
    Length start, end;
    Length margin_start, margin_end;
    double before, after; /* the margins in points, auto as 0 */
} Axis;

static double inside(const Axis *axis)
{
    return axis->room - length_resolve(axis->start, axis->room, 0) -
           length_resolve(axis->end, axis->room, 0) - axis->before - axis->after;
}

/* Size of the border box where both sides (or fill) fix it, else NAN. */
static double size_between(const Axis *axis, Length size)
{
    if (length_is_definite(size))
        return NAN;
    bool is_fixed = (is_set(axis->start) && is_set(axis->end)) || size.unit == LENGTH_FILL;
    return is_fixed ? fmax(0, inside(axis)) : NAN;
}

/* Place of a border box of `size` points. Between two given sides auto margins share what is left
 * over (CSS 2.2, 10.3.7 and 10.6.4). */
static double offset_of(const Axis *axis, double size)
{
    double start = length_resolve(axis->start, axis->room, 0) + axis->before;
    if (is_set(axis->start) && is_set(axis->end))
        return start +
               align_offset(ALIGN_START, axis->margin_start, axis->margin_end, inside(axis) - size);
    if (is_set(axis->end))
        return axis->room - length_resolve(axis->end, axis->room, 0) - size - axis->after;
    return start;
}

/* Shrink-to-fit between the side that is given and the other end of the block. */
static double fit_width(LayoutContext *context, const Node *node, const Axis *across)
{
    Intrinsic wish = layout_measure(context, node);
    double margins = across->before + across->after;
    return fmin(fmax(wish.min - margins, inside(across)), wish.max - margins);
}

/* `block` is the containing block, relative to the content box of `holder`. */
static void place(LayoutContext *context, Box *holder, Rect block, const Node *node)
{
    const Style *style = node->style;
    const Length *inset = style->inset;
    Edges margin = layout_margins(style, block.width);
    Axis across = {block.width,      inset[3],    inset[1],    style->margin[3],
                   style->margin[1], margin.left, margin.right};
    Axis down = {block.height,     inset[0],   inset[2],     style->margin[0],
                 style->margin[2], margin.top, margin.bottom};
    bool has_ratio = style->aspect_ratio > 0;
    BoxSpace offer = {
        .width = block.width,
        .height = block.height,
        .exact_width = size_between(&across, style->width),
        .exact_height = NAN,
    };
    bool is_free = isnan(offer.exact_width) && !length_is_definite(style->width);
    if (is_free && !(has_ratio && length_is_definite(style->height)))
        offer.exact_width = fit_width(context, node, &across);
    if (!has_ratio)
        offer.exact_height = size_between(&down, style->height);
    Box *box = layout_box(context, node, &offer);
    box_place(context, holder, box, block.x + offset_of(&across, box->size.width),
              block.y + offset_of(&down, box->size.height));
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

/* Relative positioning moves a box and nothing else (CSS 2.2, 9.4.3); left and top win. */
static void shift_relative(BoxLink *link, Rect content)
{
    const Style *style = link->box->node->style;
    if (style->position != POSITION_RELATIVE)
        return;
    const Length *inset = style->inset;
    link->x += is_set(inset[3]) ? length_resolve(inset[3], content.width, 0)
                                : -length_resolve(inset[1], content.width, 0);
    link->y += is_set(inset[0]) ? length_resolve(inset[0], content.height, 0)
                                : -length_resolve(inset[2], content.height, 0);
}

static void visit(LayoutContext *context, Box *box)
{
    for (size_t i = 0; i < box->child_count; i++)
        shift_relative(&box->children[i], box_content(box));
    if (box->node->style->position != POSITION_STATIC) {
        Rect block = {
            -box->padding.left,
            -box->padding.top,
            fmax(0, box->size.width - box->border.left - box->border.right),
            fmax(0, box->size.height - box->border.top - box->border.bottom),
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

static void report_placeless(LayoutContext *context, const Node *node)
{
    for (const Node *child = node->first_child; child; child = child->next) {
        if (child->style->position == POSITION_ABSOLUTE)
            diag_report(context->diagnostics, W_FLOW_ABSOLUTE, &child->source->origin,
                        DIAG_NO_ARGS);
        else if (child->style->position == POSITION_STATIC)
            report_placeless(context, child);
    }
}

void layout_place_positioned(LayoutContext *context, Box *root)
{
    if (root->node->style->position == POSITION_STATIC)
        report_placeless(context, root->node);
    visit(context, root);
}
