/* Label placement: see label_place.h. */
#include "chart/label_place.h"

#include <math.h>

#define TOUCH 0.4 /* points that keep two texts apart */
#define LINE_PENALTY                                                                               \
    3.0 /* a line through a text is worse than six spots further down the list                     \
         */
#define BOX_PENALTY  1.5
#define RING_COUNT   6 /* distances tried for a label with a leader line */
#define RING_ANGLES  16
#define RING_STEP_EM 0.9
#define TAU          6.283185307179586

typedef struct Segment {
    Point from, to;
} Segment;

typedef struct LabelSet {
    LabelRequest *requests;
    size_t request_count, request_capacity;
    Segment *lines;
    size_t line_count, line_capacity;
    Rect *soft;
    size_t soft_count, soft_capacity;
    Rect *hard;
    size_t hard_count, hard_capacity;
} LabelSet;

static LabelSet *label_set(ChartPlan *plan)
{
    if (!plan->labels)
        plan->labels = arena_alloc(plan->arena, sizeof *plan->labels);
    return plan->labels;
}

void labels_add(ChartPlan *plan, const LabelRequest *request)
{
    LabelSet *set = label_set(plan);
    if (request->text.layout->line_count == 0 || request->text.width <= 0)
        return;
    set->requests = arena_grow(plan->arena, set->requests, set->request_count,
                               &set->request_capacity, sizeof *set->requests);
    LabelRequest *kept = &set->requests[set->request_count++];
    *kept = *request;
    kept->series = plan->series;
    kept->row = plan->row;
}

void labels_avoid_line(ChartPlan *plan, Point from, Point to)
{
    LabelSet *set = label_set(plan);
    set->lines = arena_grow(plan->arena, set->lines, set->line_count, &set->line_capacity,
                            sizeof *set->lines);
    set->lines[set->line_count++] = (Segment){from, to};
}

static void add_rect(Arena *arena, Rect **rects, size_t *count, size_t *capacity, Rect rect)
{
    *rects = arena_grow(arena, *rects, *count, capacity, sizeof **rects);
    (*rects)[(*count)++] = rect;
}

void labels_avoid_box(ChartPlan *plan, Rect box)
{
    LabelSet *set = label_set(plan);
    add_rect(plan->arena, &set->soft, &set->soft_count, &set->soft_capacity, box);
}

void labels_block(ChartPlan *plan, Rect box)
{
    LabelSet *set = label_set(plan);
    add_rect(plan->arena, &set->hard, &set->hard_count, &set->hard_capacity, box);
}

static bool overlaps(Rect a, Rect b, double distance)
{
    return a.x < b.x + b.width + distance && b.x < a.x + a.width + distance &&
           a.y < b.y + b.height + distance && b.y < a.y + a.height + distance;
}

static bool is_within(Rect inner, Rect outer)
{
    const double hair = 0.01;
    return inner.x >= outer.x - hair && inner.y >= outer.y - hair &&
           inner.x + inner.width <= outer.x + outer.width + hair &&
           inner.y + inner.height <= outer.y + outer.height + hair;
}

/* Liang and Barsky: whether the segment has a point within the box. */
static bool crosses(const Segment *line, Rect box)
{
    double dx = line->to.x - line->from.x;
    double dy = line->to.y - line->from.y;
    const double p[] = {-dx, dx, -dy, dy};
    const double q[] = {line->from.x - box.x, box.x + box.width - line->from.x,
                        line->from.y - box.y, box.y + box.height - line->from.y};
    double enter = 0;
    double leave = 1;
    for (int i = 0; i < 4; i++) {
        if (p[i] == 0 && q[i] < 0)
            return false;
        if (p[i] < 0)
            enter = fmax(enter, q[i] / p[i]);
        else if (p[i] > 0)
            leave = fmin(leave, q[i] / p[i]);
    }
    return enter <= leave;
}

static bool is_inside_spot(LabelSpot spot)
{
    return spot >= SPOT_INSIDE;
}

static Rect spot_box(const LabelRequest *request, LabelSpot spot)
{
    Rect anchor = request->anchor;
    double width = request->text.width;
    double height = request->text.height;
    double gap = request->gap;
    double left = anchor.x - gap - width;
    double right = anchor.x + anchor.width + gap;
    double above = anchor.y - gap - height;
    double below = anchor.y + anchor.height + gap;
    double middle_x = anchor.x + (anchor.width - width) / 2;
    double middle_y = anchor.y + (anchor.height - height) / 2;
    switch (spot) {
    case SPOT_ABOVE:
        return (Rect){middle_x, above, width, height};
    case SPOT_BELOW:
        return (Rect){middle_x, below, width, height};
    case SPOT_LEFT:
        return (Rect){left, middle_y, width, height};
    case SPOT_RIGHT:
        return (Rect){right, middle_y, width, height};
    case SPOT_CENTER:
    case SPOT_INSIDE:
        return (Rect){middle_x, middle_y, width, height};
    case SPOT_ABOVE_LEFT:
        return (Rect){left, above, width, height};
    case SPOT_ABOVE_RIGHT:
        return (Rect){right, above, width, height};
    case SPOT_BELOW_LEFT:
        return (Rect){left, below, width, height};
    case SPOT_BELOW_RIGHT:
        return (Rect){right, below, width, height};
    case SPOT_INSIDE_TOP:
        return (Rect){middle_x, anchor.y + gap, width, height};
    case SPOT_INSIDE_BOTTOM:
        return (Rect){middle_x, below - 2 * gap - height, width, height};
    case SPOT_INSIDE_LEFT:
        return (Rect){anchor.x + gap, middle_y, width, height};
    case SPOT_INSIDE_RIGHT:
        return (Rect){right - 2 * gap - width, middle_y, width, height};
    }
    return anchor;
}

/* A text inside its shape keeps a little of the shape around it. */
static bool has_room_inside(const LabelRequest *request, Rect box)
{
    const double margin = 0.8;
    Rect padded = {box.x - margin, box.y - margin, box.width + 2 * margin, box.height + 2 * margin};
    return is_within(padded, request->anchor);
}

static bool is_free(const ChartPlan *plan, const LabelRequest *request, Rect box)
{
    const LabelSet *set = plan->labels;
    if (!is_within(box, request->area ? *request->area : plan->label_area))
        return false;
    for (size_t i = 0; i < set->hard_count; i++) {
        if (overlaps(box, set->hard[i], TOUCH))
            return false;
    }
    return true;
}

static double penalty_of(const LabelSet *set, const LabelRequest *request, Rect box)
{
    double penalty = 0;
    for (size_t i = 0; i < set->line_count && penalty < LINE_PENALTY * 3; i++)
        penalty += crosses(&set->lines[i], box) ? LINE_PENALTY : 0;
    for (size_t i = 0; i < set->soft_count; i++) {
        if (overlaps(box, set->soft[i], 0) && !overlaps(request->anchor, set->soft[i], -0.5)) {
            penalty += BOX_PENALTY;
            break;
        }
    }
    return penalty;
}

static void settle(ChartPlan *plan, const LabelRequest *request, Rect box, bool is_inside)
{
    const ChartText *text =
        is_inside && request->inside_text ? request->inside_text : &request->text;
    plan_text(plan, request->name ? request->name : "label", text, (Point){box.x, box.y});
    labels_block(plan, box);
}

/* The best spot so far. */
typedef struct Choice {
    double penalty;
    Rect box;
    bool is_inside;
} Choice;

static void try_anchor(const ChartPlan *plan, const LabelRequest *request, double handicap,
                       Choice *best)
{
    for (int i = 0; i < request->spot_count; i++) {
        LabelSpot spot = request->spots[i];
        Rect box = spot_box(request, spot);
        if (is_inside_spot(spot) && !has_room_inside(request, box))
            continue;
        if (!is_free(plan, request, box))
            continue;
        double penalty =
            handicap + i + (is_inside_spot(spot) ? 0 : penalty_of(plan->labels, request, box));
        if (penalty < best->penalty)
            *best = (Choice){penalty, box, is_inside_spot(spot)};
    }
}

static bool place_at_spot(ChartPlan *plan, const LabelRequest *request)
{
    Choice best = {.penalty = INFINITY};
    try_anchor(plan, request, 0, &best);
    if (request->other_anchor) {
        LabelRequest other = *request;
        other.anchor = *request->other_anchor;
        try_anchor(plan, &other, request->spot_count, &best);
    }
    if (isinf(best.penalty))
        return false;
    settle(plan, request, best.box, best.is_inside);
    return true;
}

/* The leader runs from the anchor's middle to the nearest point of the text's box. */
static void draw_leader(ChartPlan *plan, Point from, Rect box)
{
    Point to = {fmin(fmax(from.x, box.x), box.x + box.width),
                fmin(fmax(from.y, box.y), box.y + box.height)};
    plan_line(plan, "leader", from, to, &plan->chart->muted, 0.4);
}

static bool place_with_leader(ChartPlan *plan, const LabelRequest *request)
{
    Point middle = {request->anchor.x + request->anchor.width / 2,
                    request->anchor.y + request->anchor.height / 2};
    double step = plan->chart->em * RING_STEP_EM;
    for (int ring = 2; ring < RING_COUNT + 2; ring++) {
        for (int i = 0; i < RING_ANGLES; i++) {
            /* Upwards first, then alternately to the right and to the left. */
            int step_aside = (i + 1) / 2;
            double turn = TAU * step_aside / RING_ANGLES * (i % 2 ? 1 : -1) - TAU / 4;
            Rect box = {middle.x + cos(turn) * (ring * step + request->text.width / 2) -
                            request->text.width / 2,
                        middle.y + sin(turn) * ring * step - request->text.height / 2,
                        request->text.width, request->text.height};
            if (!is_free(plan, request, box) || penalty_of(plan->labels, request, box) > 0)
                continue;
            draw_leader(plan, middle, box);
            settle(plan, request, box, false);
            return true;
        }
    }
    return false;
}

static void place_one(ChartPlan *plan, const LabelRequest *request)
{
    plan_mark(plan, request->series, request->row);
    if (place_at_spot(plan, request) || (request->has_leader && place_with_leader(plan, request)))
        return;
    if (!request->is_quiet)
        diag_report(plan->diagnostics, W_CHART_LABEL_DROPPED, &plan->chart->node->source->origin,
                    DIAG_ARGS(request->words));
}

/* Merge sort by falling priority, stable. */
static void sort_requests(const LabelSet *set, size_t *order, size_t *spare, size_t count)
{
    if (count < 2)
        return;
    size_t half = count / 2;
    sort_requests(set, order, spare, half);
    sort_requests(set, order + half, spare, count - half);
    size_t left = 0;
    size_t right = half;
    for (size_t i = 0; i < count; i++) {
        bool takes_left =
            right >= count || (left < half && set->requests[order[left]].priority >=
                                                  set->requests[order[right]].priority);
        spare[i] = takes_left ? order[left++] : order[right++];
    }
    memcpy(order, spare, count * sizeof *order);
}

void labels_place(ChartPlan *plan)
{
    LabelSet *set = label_set(plan);
    plan_mark(plan, -1, -1);
    if (set->request_count > CHART_LABELS_MAX) {
        diag_report(plan->diagnostics, W_CHART_LABELS_MANY, &plan->chart->node->source->origin,
                    DIAG_ARGS(arena_print(plan->arena, "%d", (int)set->request_count),
                              arena_print(plan->arena, "%d", CHART_LABELS_MAX)));
        return;
    }
    for (size_t i = 0; i < plan->part_count; i++) {
        if (plan->parts[i].kind == PART_TEXT)
            labels_block(plan, plan->parts[i].box);
    }
    size_t *order = arena_array(plan->arena, set->request_count, sizeof *order);
    size_t *spare = arena_array(plan->arena, set->request_count, sizeof *spare);
    for (size_t i = 0; i < set->request_count; i++)
        order[i] = i;
    sort_requests(set, order, spare, set->request_count);
    for (size_t i = 0; i < set->request_count; i++)
        place_one(plan, &set->requests[order[i]]);
    plan_mark(plan, -1, -1);
}
