/* Children in the middle: see centered.h. */
#include "element/centered.h"

#include <math.h>

double centered_arrange(LayoutContext *context, Box *box, const Space *space)
{
    double natural = 0;
    for (const Node *child = box->node->first_child; child; child = child->next) {
        if (!layout_is_in_flow(child))
            continue;
        BoxSpace offer = {space->width, space->height, NAN, NAN, false};
        const Box *inner = layout_box(context, child, &offer);
        natural = fmax(natural, inner->size.height);
    }
    double height = isfinite(space->height) ? space->height : natural;
    for (const Node *child = box->node->first_child; child; child = child->next) {
        if (!layout_is_in_flow(child))
            continue;
        BoxSpace offer = {space->width, space->height, NAN, NAN, false};
        Box *inner = layout_box(context, child, &offer);
        double y = (height - inner->size.height) / 2;
        box_place(context, box, inner, (space->width - inner->size.width) / 2, y);
        if (isnan(box->baseline))
            box->baseline = box->border.top + box->padding.top + y + inner->baseline;
    }
    return natural;
}

Rect border_frame(const Box *box, Rect content)
{
    return rect_outset(rect_outset(content, box->padding), box->border);
}
