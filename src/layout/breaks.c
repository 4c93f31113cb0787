/* Break points of a section: see flow.h. Children are taken together in bands, which no horizontal
 * line can part without cutting one of them: a child of a column is a band, a row of a grid or a
 * table is one. Pages end between bands, between lines of text and, if need be, within a band where
 * all that stands side by side can be cut. */
#include "layout/flow.h"

#include <math.h>

#include "text/text.h"

/* What surrounds a box that is looked into. */
typedef struct Surroundings {
    const struct Surroundings *outer;
    const Box *repeater; /* whose type repeats parts; NULL: none */
    double content_top;  /* of the repeater */
    double tail, lead;   /* edges that each fragment has */
    BreakCost cost;
} Surroundings;

typedef struct Points {
    BreakPoint *items;
    size_t count, capacity;
    size_t next; /* where next_point goes on */
} Points;

typedef struct Planner {
    LayoutContext *context;
    FlowPlan *plan;
} Planner;

/* Children that overlap in height. */
typedef struct Band {
    size_t first, end; /* links */
    double top, bottom;
} Band;

static const FlowRules *rules_of(const Box *box)
{
    return box->node->type->flow;
}

static bool is_text(const Box *box)
{
    return box->node->type->text && rules_of(box) && rules_of(box)->fragment;
}

bool flow_is_monolithic(const Box *box)
{
    const Style *style = box->node->style;
    bool is_whole = style->opacity < 1 || style->blend != BLEND_NORMAL || style->rotate_deg != 0 ||
                    style->overflow == OVERFLOW_HIDDEN || style->position != POSITION_STATIC;
    if (is_whole)
        return true;
    if (rules_of(box))
        return rules_of(box)->is_whole && rules_of(box)->is_whole(box);
    return box->node->type->draw || box->child_count == 0;
}

bool flow_is_decorated(const Box *box)
{
    const Style *style = box->node->style;
    return style->background.kind != PAINT_NONE || style->border[0].width > 0 ||
           style->border[2].width > 0 || box->node->cell;
}

static void add_point(Planner *planner, Points *points, const Surroundings *around,
                      BreakPoint point)
{
    for (const Surroundings *at = around; at; at = at->outer) {
        point.tail += at->tail;
        point.lead += at->lead;
        if (at->cost > point.cost)
            point.cost = at->cost;
        const FlowRules *rules = at->repeater ? rules_of(at->repeater) : NULL;
        if (rules && rules->head_height)
            point.lead +=
                rules->head_height(planner->context, at->repeater, point.end - at->content_top);
        if (rules && rules->foot_height)
            point.tail +=
                rules->foot_height(planner->context, at->repeater, point.end - at->content_top);
    }
    points->items = arena_grow(planner->context->arena, points->items, points->count,
                               &points->capacity, sizeof *points->items);
    points->items[points->count++] = point;
}

/* ---- lines ---- */

/* Lines of the paragraph from line `i` on, in this direction. */
static int lines_towards(const TextLayout *layout, int i, int step)
{
    int count = 1;
    while (step < 0 ? !layout->lines[i].is_first : !layout->lines[i].is_last) {
        i += step;
        count++;
    }
    return count;
}

static BreakCost line_cost(const Style *style, const TextLayout *layout, int i)
{
    if (layout->lines[i].is_last)
        return BREAK_COST_NONE;
    bool is_short = lines_towards(layout, i, -1) < style->orphans ||
                    lines_towards(layout, i + 1, 1) < style->widows;
    return is_short ? BREAK_COST_LINES : BREAK_COST_NONE;
}

static void add_lines(Planner *planner, Points *points, const Surroundings *around, const Box *box,
                      double top)
{
    Rect content = box_content(box);
    content.y += top;
    Point corner;
    const TextLayout *layout = box->node->type->text(box, content, &corner);
    if (layout->is_vertical)
        return; /* its lines stand side by side: it moves as a whole */
    double below = layout->height - layout->last_baseline;
    for (int i = 0; i + 1 < layout->line_count; i++) {
        double baseline = layout->lines[i].baseline;
        double next = layout->lines[i + 1].baseline;
        if (next <= baseline)
            return; /* text in columns of its own */
        BreakPoint point = {.end = corner.y + baseline + below,
                            .next = corner.y + next - layout->first_baseline,
                            .cost = line_cost(box->node->style, layout, i)};
        add_point(planner, points, around, point);
    }
}

/* ---- children ---- */

static bool is_counted(const BoxLink *link)
{
    return layout_is_in_flow(link->box->node);
}

/* Joins the last bands as long as they overlap. */
static size_t join_bands(Band *list, size_t count)
{
    while (count > 1 && list[count - 1].top < list[count - 2].bottom - FLOW_TOLERANCE) {
        Band *band = &list[count - 2];
        band->end = list[count - 1].end;
        band->top = fmin(band->top, list[count - 1].top);
        band->bottom = fmax(band->bottom, list[count - 1].bottom);
        count--;
    }
    return count;
}

/* Bands of the children from the top down. Returns their number; `*bands` is in the arena. */
static size_t find_bands(Planner *planner, const Box *box, Band **bands)
{
    Band *list = arena_array(planner->context->arena, box->child_count, sizeof *list);
    size_t count = 0;
    *bands = list;
    for (size_t i = 0; i < box->child_count; i++) {
        const BoxLink *link = &box->children[i];
        if (!is_counted(link))
            continue;
        double bottom = link->y + link->box->size.height;
        list[count++] = (Band){i, i + 1, link->y, bottom};
        count = join_bands(list, count);
    }
    return count;
}

static const Box *edge_child(const Box *box, bool is_first)
{
    const Box *found = NULL;
    if (flow_is_monolithic(box) || is_text(box))
        return NULL;
    for (size_t i = 0; i < box->child_count; i++) {
        if (!is_counted(&box->children[i]))
            continue;
        found = box->children[i].box;
        if (is_first)
            return found;
    }
    return found;
}

/* A break before a box is one before its first child, and the same after (3.1). */
static BreakRule rule_at(const Box *box, bool is_before)
{
    BreakRule found = BREAK_AUTO;
    for (; box; box = edge_child(box, is_before)) {
        const Style *style = box->node->style;
        BreakRule rule = (BreakRule)(is_before ? style->break_before : style->break_after);
        if (rule > found)
            found = rule; /* forced ones are greater than avoid, and pages than columns */
    }
    return found;
}

static BreakPoint point_between(const Box *box, const Band *above, const Band *below,
                                double content_top)
{
    BreakRule before = rule_at(box->children[below->first].box, true);
    BreakRule after = rule_at(box->children[above->end - 1].box, false);
    BreakRule rule = before > after ? before : after;
    const FlowRules *rules = rules_of(box);
    BreakPoint point = {.end = content_top + above->bottom, .next = content_top + below->top};
    if (rule > BREAK_AVOID)
        point.force = rule;
    else if (rule == BREAK_AVOID ||
             (rules && rules->may_break && !rules->may_break(box, above->bottom)))
        point.cost = BREAK_COST_AVOID;
    return point;
}

static void add_inside(Planner *planner, Points *points, const Surroundings *outer, const Box *box,
                       double top);

/* The last of the points that end at y or above; NULL: none. */
static const BreakPoint *last_above(const Points *points, double y)
{
    const BreakPoint *found = NULL;
    for (size_t i = 0; i < points->count && points->items[i].end <= y + FLOW_TOLERANCE; i++)
        found = &points->items[i];
    return found;
}

/* Where the first line or box below `box` begins and the last one ends: what a cell is stretched
 * to does not count. */
static void find_extent(const Box *box, double top, double *first, double *last)
{
    double content_top = top + box->border.top + box->padding.top;
    if (is_text(box)) {
        Rect content = box_content(box);
        content.y += top;
        Point corner;
        const TextLayout *layout = box->node->type->text(box, content, &corner);
        *first = fmin(*first, corner.y);
        *last = fmax(*last, corner.y + layout->height);
        return;
    }
    if (flow_is_monolithic(box)) {
        *first = fmin(*first, top);
        *last = fmax(*last, top + box->size.height);
        return;
    }
    for (size_t i = 0; i < box->child_count; i++)
        find_extent(box->children[i].box, content_top + box->children[i].y, first, last);
}

/* One cut through all members of a band at `end`, or false: one of them has no place for it. */
static bool cut_all(const Box *box, const Band *band, const Points *members, double content_top,
                    BreakPoint *point)
{
    for (size_t i = band->first; i < band->end; i++) {
        const BoxLink *link = &box->children[i];
        double first = INFINITY;
        double last = -INFINITY;
        find_extent(link->box, content_top + link->y, &first, &last);
        bool is_below = first >= point->end - FLOW_TOLERANCE;
        if (last <= point->end + FLOW_TOLERANCE || is_below || !is_counted(link)) {
            if (is_below && isfinite(first))
                point->next = fmin(point->next, first);
            continue;
        }
        const BreakPoint *own = last_above(&members[i - band->first], point->end);
        if (!own)
            return false;
        point->next = fmin(point->next, own->next);
        point->tail = fmax(point->tail, own->tail);
        point->lead = fmax(point->lead, own->lead);
        point->cost = own->cost > point->cost ? own->cost : point->cost;
    }
    return true;
}

static BreakCost least_cost(const Box *box)
{
    const FlowRules *rules = rules_of(box);
    bool is_wanted = rules && rules->splits_rows && rules->splits_rows(box);
    return is_wanted ? BREAK_COST_NONE : BREAK_COST_PARALLEL;
}

/* The first point of any member below y, which never goes back; NULL: there is none. */
static const BreakPoint *next_point(Points *members, size_t count, double y)
{
    const BreakPoint *next = NULL;
    for (size_t i = 0; i < count; i++) {
        Points *member = &members[i];
        while (member->next < member->count &&
               member->items[member->next].end <= y + FLOW_TOLERANCE)
            member->next++;
        const BreakPoint *item = member->next < member->count ? &member->items[member->next] : NULL;
        if (item && (!next || item->end < next->end))
            next = item;
    }
    return next;
}

/* Cuts within a band of several members: wherever one of them can be cut and all others too. */
static void add_parallel(Planner *planner, Points *points, const Surroundings *around,
                         const Box *box, const Band *band, double content_top)
{
    size_t count = band->end - band->first;
    Points *members = arena_array(planner->context->arena, count, sizeof *members);
    for (size_t i = 0; i < count; i++) {
        const BoxLink *link = &box->children[band->first + i];
        if (is_counted(link))
            add_inside(planner, &members[i], NULL, link->box, content_top + link->y);
    }
    const BreakPoint *next;
    for (double last = -INFINITY; (next = next_point(members, count, last)); last = next->end) {
        BreakPoint point = {.end = next->end, .next = INFINITY, .cost = least_cost(box)};
        if (cut_all(box, band, members, content_top, &point) && isfinite(point.next))
            add_point(planner, points, around, point);
    }
}

/* Floats and footnotes among the children stand where the child before them ends. */
static void add_anchors(Planner *planner, const Box *box, double content_top)
{
    FlowPlan *plan = planner->plan;
    double y = content_top;
    size_t at = 0;
    Rect content = box_content(box);
    for (const Node *child = box->node->first_child; child; child = child->next) {
        if (child->style->float_place == FLOAT_NONE) {
            if (at < box->child_count && box->children[at].box->node == child) {
                y = content_top + box->children[at].y + box->children[at].box->size.height;
                at++;
            }
            continue;
        }
        BoxSpace space = {content.width, INFINITY, NAN, NAN, true};
        plan->anchors = arena_grow(planner->context->arena, plan->anchors, plan->anchor_count,
                                   &plan->anchor_capacity, sizeof *plan->anchors);
        plan->anchors[plan->anchor_count] =
            (FlowAnchor){.y = y,
                         .box = layout_box(planner->context, child, &space),
                         .margin = layout_margins(child->style, content.width),
                         .place = (FloatPlace)child->style->float_place,
                         .order = plan->anchor_count};
        plan->anchor_count++;
    }
}

static Surroundings surround(const Surroundings *outer, const Box *box, double content_top)
{
    const Style *style = box->node->style;
    Surroundings around = {.outer = outer, .content_top = content_top};
    if (rules_of(box) && rules_of(box)->head_height)
        around.repeater = box;
    if (flow_is_decorated(box)) { /* box-decoration-break: clone */
        around.lead = box->border.top + box->padding.top;
        around.tail = box->border.bottom + box->padding.bottom;
    }
    if (style->break_inside == BREAK_AVOID)
        around.cost = BREAK_COST_AVOID;
    return around;
}

static void add_band(Planner *planner, Points *points, const Surroundings *around, const Box *box,
                     const Band *band, double content_top)
{
    Surroundings inner = {.outer = around};
    const FlowRules *rules = rules_of(box);
    if (rules && rules->splits_rows && !rules->splits_rows(box))
        inner.cost = BREAK_COST_AVOID;
    const BoxLink *link = &box->children[band->first];
    if (band->end - band->first == 1)
        add_inside(planner, points, &inner, link->box, content_top + link->y);
    else
        add_parallel(planner, points, &inner, box, band, content_top);
}

static void add_inside(Planner *planner, Points *points, const Surroundings *outer, const Box *box,
                       double top)
{
    double content_top = top + box->border.top + box->padding.top;
    Surroundings around = surround(outer, box, content_top);
    if (flow_is_monolithic(box))
        return;
    if (is_text(box)) {
        add_lines(planner, points, &around, box, top);
        return;
    }
    add_anchors(planner, box, content_top);
    Band *bands;
    size_t count = find_bands(planner, box, &bands);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            add_point(planner, points, &around,
                      point_between(box, &bands[i - 1], &bands[i], content_top));
        add_band(planner, points, &around, box, &bands[i], content_top);
    }
}

void flow_plan(LayoutContext *context, const Box *root, FlowPlan *plan)
{
    *plan = (FlowPlan){.end = root->size.height};
    Planner planner = {context, plan};
    Points points = {0};
    add_inside(&planner, &points, NULL, root, 0);
    plan->breaks = points.items;
    plan->break_count = points.count;
    flow_find_marks(context, root, plan);
}
