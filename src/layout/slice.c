/* Cutting the boxes of one page out of a section: see flow.h. Edges of a box that is cut stand at
 * every fragment where one sees them (box-decoration-break: clone), else at the first and last. */
#include "layout/flow.h"

#include <math.h>

typedef struct Slicer {
    LayoutContext *context;
    const FlowRange *range;
} Slicer;

/* What ends on an earlier page, or begins on a later one. */
static bool is_elsewhere(const Slicer *slicer, const Box *box, double top)
{
    const FlowRange *range = slicer->range;
    double bottom = top + box->size.height;
    if (bottom <= range->from + FLOW_TOLERANCE)
        return true;
    bool ends_later = bottom > range->to + FLOW_TOLERANCE;
    return ends_later && (flow_is_monolithic(box) || top >= range->to - FLOW_TOLERANCE);
}

static Box *slice(const Slicer *slicer, const Box *box, double top);

/* What a child grows by in being cut: its repeated head, its edges. What comes below it moves. */
static double growth_of(const Slicer *slicer, const Box *child, const Box *part, double top,
                        double base)
{
    double end = fmin(top + child->size.height, slicer->range->to);
    return part == child ? 0 : part->size.height - (end - fmax(top, base));
}

/* Returns by how much the children have grown. */
static double place_children(const Slicer *slicer, const Box *box, Box *fragment,
                             double content_top, double base, double lead)
{
    double shift = 0; /* of what comes next */
    double grown = 0; /* by what stands side by side down to `bottom` */
    double bottom = -INFINITY;
    for (size_t i = 0; i < box->child_count; i++) {
        const BoxLink *link = &box->children[i];
        double child_top = content_top + link->y;
        if (is_elsewhere(slicer, link->box, child_top))
            continue;
        if (child_top >= bottom - FLOW_TOLERANCE) {
            shift += grown;
            grown = 0;
        }
        Box *part = slice(slicer, link->box, child_top);
        box_place(slicer->context, fragment, part, link->x,
                  fmax(child_top, base) - base + lead + shift);
        grown = fmax(grown, growth_of(slicer, link->box, part, child_top, base));
        bottom = fmax(bottom, child_top + link->box->size.height);
    }
    return shift + grown;
}

static double edges_below(const Box *box)
{
    return box->padding.bottom + box->border.bottom;
}

static Box *cut_box(const Slicer *slicer, const Box *box, double top, bool is_continued,
                    bool continues)
{
    const FlowRange *range = slicer->range;
    const FlowRules *rules = box->node->type->flow;
    Box *fragment = arena_alloc(slicer->context->arena, sizeof *fragment);
    *fragment = *box;
    fragment->children = NULL;
    fragment->child_count = fragment->child_capacity = 0;
    fragment->baseline = NAN;
    if (!flow_is_decorated(box)) {
        if (is_continued)
            fragment->border.top = fragment->padding.top = 0;
        if (continues)
            fragment->border.bottom = fragment->padding.bottom = 0;
    }
    Rect content = box_content(box);
    double content_top = top + content.y;
    FlowCut cut = {.from = range->from - content_top,
                   .to = range->to - content_top,
                   .is_continued = is_continued,
                   .continues = continues};
    double base = is_continued ? range->start : content_top;
    cut.start = base - content_top;
    if (is_continued && rules && rules->head_height)
        cut.lead = rules->head_height(slicer->context, box, cut.from);
    double grown = place_children(slicer, box, fragment, content_top, base, cut.lead);
    double end = continues ? range->to : top + box->size.height - edges_below(box);
    double height = cut.lead + fmax(0, end - base) + grown;
    if (continues && rules && rules->foot_height)
        height += rules->foot_height(slicer->context, box, cut.to);
    fragment->content_height = height;
    fragment->size.height = fragment->border.top + fragment->padding.top + height +
                            fragment->padding.bottom + fragment->border.bottom;
    if (rules && rules->fragment)
        rules->fragment(slicer->context, box, fragment, &cut);
    return fragment;
}

static Box *slice(const Slicer *slicer, const Box *box, double top)
{
    const FlowRange *range = slicer->range;
    bool is_continued = top < range->start - FLOW_TOLERANCE && isfinite(range->from);
    bool continues = top + box->size.height > range->to + FLOW_TOLERANCE;
    if ((!is_continued && !continues) || flow_is_monolithic(box))
        return (Box *)(uintptr_t)box;
    return cut_box(slicer, box, top, is_continued, continues);
}

Box *flow_slice(LayoutContext *context, const Box *root, const FlowRange *range)
{
    Slicer slicer = {context, range};
    return slice(&slicer, root, 0);
}
