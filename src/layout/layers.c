/* Layers: children on top of each other in one content box, each placed by its alignSelf (down) and
 * the container's justifyItems (across). */
#include "layout/layout.h"

#include <math.h>

#include "layout/align.h"

Intrinsic layers_measure(LayoutContext *context, const Node *node)
{
    return stack_measure(context, node, false);
}

static Align vertical_align_of(const Node *parent, const Node *child)
{
    int own = child->style->align_self;
    return (Align)(own == ALIGN_AUTO ? parent->style->align_items : own);
}

static BoxSpace layer_offer(const Node *parent, const Node *child, const Space *space)
{
    const Length *margin = child->style->margin;
    bool has_auto = margin[1].unit == LENGTH_AUTO || margin[3].unit == LENGTH_AUTO;
    return (BoxSpace){
        .width = space->width,
        .height = INFINITY,
        .exact_width = NAN,
        .exact_height = NAN,
        .fills_width = parent->style->justify_items == ALIGN_STRETCH && !has_auto,
    };
}

static void place_layer(LayoutContext *context, Box *box, const Node *child, const Space *space,
                        double height)
{
    const Style *style = child->style;
    Edges margin = layout_margins(style, space->width);
    Align across = (Align)box->node->style->justify_items;
    Align down = vertical_align_of(box->node, child);
    bool has_auto = style->margin[0].unit == LENGTH_AUTO || style->margin[2].unit == LENGTH_AUTO;
    bool stretches = down == ALIGN_STRETCH && !length_is_definite(style->height) &&
                     style->aspect_ratio <= 0 && !has_auto;
    BoxSpace offer = layer_offer(box->node, child, space);
    offer.height = height;
    if (stretches || style->height.unit == LENGTH_FILL)
        offer.exact_height = fmax(0, height - margin.top - margin.bottom);
    Box *layer = layout_box(context, child, &offer);
    double left_x = space->width - layer->size.width - margin.left - margin.right;
    double left_y = height - layer->size.height - margin.top - margin.bottom;
    double x = margin.left + align_offset(across, style->margin[3], style->margin[1], left_x);
    double y = margin.top + align_offset(down, style->margin[0], style->margin[2], left_y);
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
        BoxSpace offer = layer_offer(box->node, child, space);
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
