/* Layers: children on top of each other in one content box, each placed by its alignSelf (down) and
 * the container's justifyItems (across). */
#include "layout/layout.h"

#include <math.h>

Intrinsic layers_measure(LayoutContext *context, const Node *node)
{
    return stack_measure(context, node, false);
}

static double offset_for(Align align, double left_over)
{
    if (align == ALIGN_CENTER)
        return left_over / 2;
    return align == ALIGN_END ? left_over : 0;
}

static Align vertical_align_of(const Node *parent, const Node *child)
{
    int own = child->style->align_self;
    return (Align)(own == ALIGN_AUTO ? parent->style->align_items : own);
}

static void place_layer(LayoutContext *context, Box *box, const Node *child, const Space *space,
                        double height)
{
    const Style *style = child->style;
    Edges margin = layout_margins(style, space->width);
    Align across = (Align)box->node->style->justify_items;
    Align down = vertical_align_of(box->node, child);
    bool stretches =
        down == ALIGN_STRETCH && !length_is_definite(style->height) && style->aspect_ratio <= 0;
    BoxSpace offer = {
        .width = space->width,
        .height = height,
        .exact_width = NAN,
        .exact_height = stretches ? fmax(0, height - margin.top - margin.bottom) : NAN,
        .fills_width = across == ALIGN_STRETCH,
    };
    Box *layer = layout_box(context, child, &offer);
    double x = space->width - layer->size.width - margin.left - margin.right;
    double y = height - layer->size.height - margin.top - margin.bottom;
    x = margin.left + offset_for(across, x);
    y = margin.top + offset_for(down, y);
    box_place(context, box, layer, x, y);
    if (isnan(box->baseline) && !isnan(layer->baseline))
        box->baseline = box->border.top + box->padding.top + y + layer->baseline;
}

double layers_arrange(LayoutContext *context, Box *box, const Space *space)
{
    double natural = 0;
    for (const Node *child = box->node->first_child; child; child = child->next) {
        if (!layout_is_in_flow(child))
            continue;
        bool fills = box->node->style->justify_items == ALIGN_STRETCH;
        BoxSpace offer = {space->width, INFINITY, NAN, NAN, fills};
        const Box *layer = layout_box(context, child, &offer);
        Edges margin = layout_margins(child->style, space->width);
        natural = fmax(natural, layer->size.height + margin.top + margin.bottom);
    }
    double height = isfinite(space->height) ? space->height : natural;
    for (const Node *child = box->node->first_child; child; child = child->next) {
        if (layout_is_in_flow(child))
            place_layer(context, box, child, space, height);
    }
    return natural;
}
