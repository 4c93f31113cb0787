/* Flow charts: see flow_place.h. */
#include "element/flow_place.h"

#include <math.h>
#include <string.h>

#include "element/spread.h"

#define ORDER_SWEEPS 8
#define PLACE_SWEEPS 10

/* A node or a bend of a long arrow, in a layer. */
typedef struct Slot {
    int node; /* -1: a bend */
    int layer;
    double across;
    double start; /* place across */
    double rank;  /* for ordering */
} Slot;

/* One step of an arrow, from a layer to the next. */
typedef struct Step {
    int edge;
    int from, to; /* slots */
    int track;
} Step;

typedef struct Work {
    const FlowPlan *plan;
    Arena *arena;
    int layer_count;
    Slot *slots;
    int slot_count;
    Step *steps;
    int step_count;
    int **layers; /* slots of each layer in order */
    int *layer_sizes;
    double *tops; /* where each layer starts along */
    double *heights;
    int *track_counts; /* in the gap below each layer */
} Work;

/* ---- layers ---- */

/* Marks arrows that close a circle: depth first, without recursion. */
static void mark_back_edges(const FlowPlan *plan, Arena *arena)
{
    enum { NEW, OPEN, DONE };
    size_t count = (size_t)plan->node_count;
    int *state = arena_array(arena, count, sizeof *state);
    int *stack = arena_array(arena, count, sizeof *stack);
    int *next = arena_array(arena, count, sizeof *next);
    for (int root = 0; root < plan->node_count; root++) {
        if (state[root] != NEW)
            continue;
        int depth = 0;
        stack[depth++] = root;
        state[root] = OPEN;
        while (depth > 0) {
            int node = stack[depth - 1];
            int e = next[node];
            while (e < plan->edge_count && plan->edges[e].from != node)
                e++;
            next[node] = e + 1;
            if (e >= plan->edge_count) {
                state[node] = DONE;
                depth--;
                continue;
            }
            int to = plan->edges[e].to;
            plan->edges[e].is_back = state[to] == OPEN;
            if (state[to] == NEW) {
                state[to] = OPEN;
                stack[depth++] = to;
            }
        }
    }
}

int flow_layers(const FlowPlan *plan, Arena *arena)
{
    mark_back_edges(plan, arena);
    int deepest = 0;
    for (int i = 0; i < plan->node_count; i++)
        plan->nodes[i].layer = 0;
    bool is_changed = true;
    /* Without circles this ends after as many rounds as there are layers. */
    for (int round = 0; is_changed && round <= plan->node_count; round++) {
        is_changed = false;
        for (int e = 0; e < plan->edge_count; e++) {
            const FlowEdge *edge = &plan->edges[e];
            int wanted = plan->nodes[edge->from].layer + 1;
            if (edge->is_back || edge->from == edge->to || plan->nodes[edge->to].layer >= wanted)
                continue;
            plan->nodes[edge->to].layer = wanted;
            deepest = wanted > deepest ? wanted : deepest;
            is_changed = true;
        }
    }
    return plan->node_count ? deepest + 1 : 0;
}

static bool runs_forward(const FlowEdge *edge)
{
    return !edge->is_back && edge->from != edge->to;
}

static void make_slots(Work *work)
{
    const FlowPlan *plan = work->plan;
    int slots = plan->node_count;
    int steps = 0;
    for (int e = 0; e < plan->edge_count; e++) {
        const FlowEdge *edge = &plan->edges[e];
        int span = plan->nodes[edge->to].layer - plan->nodes[edge->from].layer;
        if (runs_forward(edge)) {
            slots += span - 1;
            steps += span;
        }
    }
    work->slots = arena_array(work->arena, (size_t)slots, sizeof *work->slots);
    work->steps = arena_array(work->arena, (size_t)steps, sizeof *work->steps);
    for (int i = 0; i < plan->node_count; i++)
        work->slots[i] = (Slot){i, plan->nodes[i].layer, plan->nodes[i].across, 0, i};
    work->slot_count = plan->node_count;
    for (int e = 0; e < plan->edge_count; e++) {
        const FlowEdge *edge = &plan->edges[e];
        if (!runs_forward(edge))
            continue;
        int last = edge->from;
        for (int layer = plan->nodes[edge->from].layer + 1; layer < plan->nodes[edge->to].layer;
             layer++) {
            int bend = work->slot_count++;
            work->slots[bend] = (Slot){-1, layer, plan->track, 0, edge->to};
            work->steps[work->step_count++] = (Step){e, last, bend, 0};
            last = bend;
        }
        work->steps[work->step_count++] = (Step){e, last, edge->to, 0};
    }
}

static void make_layers(Work *work)
{
    size_t count = (size_t)work->layer_count;
    work->layers = arena_array(work->arena, count, sizeof *work->layers);
    work->layer_sizes = arena_array(work->arena, count, sizeof *work->layer_sizes);
    for (int i = 0; i < work->slot_count; i++)
        work->layer_sizes[work->slots[i].layer]++;
    for (int layer = 0; layer < work->layer_count; layer++) {
        work->layers[layer] =
            arena_array(work->arena, (size_t)work->layer_sizes[layer], sizeof(int));
        work->layer_sizes[layer] = 0;
    }
    for (int i = 0; i < work->slot_count; i++) {
        int layer = work->slots[i].layer;
        work->layers[layer][work->layer_sizes[layer]++] = i;
    }
}

/* ---- order ---- */

static void sort_layer(Work *work, int layer)
{
    int *order = work->layers[layer];
    for (int i = 1; i < work->layer_sizes[layer]; i++) {
        int slot = order[i];
        int at = i;
        while (at > 0 && work->slots[order[at - 1]].rank > work->slots[slot].rank) {
            order[at] = order[at - 1];
            at--;
        }
        order[at] = slot;
    }
}

static int position_of(const Work *work, int slot)
{
    const int *order = work->layers[work->slots[slot].layer];
    int at = 0;
    while (order[at] != slot)
        at++;
    return at;
}

/* Ranks of a layer from the mean position of the neighbours in the layer before (or after). */
static void rank_layer(Work *work, int layer, bool looks_back)
{
    for (int i = 0; i < work->layer_sizes[layer]; i++) {
        int slot = work->layers[layer][i];
        double sum = 0;
        int count = 0;
        for (int s = 0; s < work->step_count; s++) {
            const Step *step = &work->steps[s];
            if (looks_back ? step->to == slot : step->from == slot) {
                sum += position_of(work, looks_back ? step->from : step->to);
                count++;
            }
        }
        work->slots[slot].rank = count ? sum / count : i;
    }
    sort_layer(work, layer);
}

static void order_layers(Work *work)
{
    for (int layer = 0; layer < work->layer_count; layer++)
        sort_layer(work, layer);
    for (int sweep = 0; sweep < ORDER_SWEEPS; sweep++) {
        bool down = sweep % 2 == 0;
        for (int i = 1; i < work->layer_count; i++)
            rank_layer(work, down ? i : work->layer_count - 1 - i, down);
    }
}

/* ---- places across ---- */

static double middle_of(const Slot *slot)
{
    return slot->start + slot->across / 2;
}

/* Every slot wants to stand where its neighbours are; bends want it more, so that lines stay
 * straight. */
static void pull_layer(Work *work, int layer, int looks, double gap)
{
    int count = work->layer_sizes[layer];
    double *wanted = arena_array(work->arena, (size_t)count, sizeof *wanted);
    double *sizes = arena_array(work->arena, (size_t)count, sizeof *sizes);
    double *starts = arena_array(work->arena, (size_t)count, sizeof *starts);
    for (int i = 0; i < count; i++) {
        Slot *slot = &work->slots[work->layers[layer][i]];
        double sum = 0;
        int neighbours = 0;
        for (int s = 0; s < work->step_count; s++) {
            const Step *step = &work->steps[s];
            if (looks <= 0 && step->to == work->layers[layer][i]) {
                sum += middle_of(&work->slots[step->from]);
                neighbours++;
            }
            if (looks >= 0 && step->from == work->layers[layer][i]) {
                sum += middle_of(&work->slots[step->to]);
                neighbours++;
            }
        }
        wanted[i] = (neighbours ? sum / neighbours : middle_of(slot)) - slot->across / 2;
        sizes[i] = slot->across;
    }
    spread_boxes(work->arena, wanted, sizes, count, gap, -1e6, 1e6, starts);
    for (int i = 0; i < count; i++)
        work->slots[work->layers[layer][i]].start = starts[i];
}

static void place_across(Work *work)
{
    double gap = work->plan->gap;
    for (int layer = 0; layer < work->layer_count; layer++) {
        double at = 0;
        for (int i = 0; i < work->layer_sizes[layer]; i++) {
            Slot *slot = &work->slots[work->layers[layer][i]];
            slot->start = at;
            at += slot->across + gap;
        }
        for (int i = 0; i < work->layer_sizes[layer]; i++)
            work->slots[work->layers[layer][i]].start -= at / 2;
    }
    for (int sweep = 0; sweep < PLACE_SWEEPS; sweep++) {
        int looks = sweep == PLACE_SWEEPS - 1 ? 0 : sweep % 2 ? 1 : -1;
        for (int i = 0; i < work->layer_count; i++)
            pull_layer(work, looks > 0 ? work->layer_count - 1 - i : i, looks, gap);
    }
    double least = 0;
    for (int i = 0; i < work->slot_count; i++)
        least = i ? fmin(least, work->slots[i].start) : work->slots[i].start;
    for (int i = 0; i < work->slot_count; i++)
        work->slots[i].start -= least;
}

/* ---- tracks and places along ---- */

static bool is_level(const Work *work, const Step *step)
{
    return fabs(middle_of(&work->slots[step->from]) - middle_of(&work->slots[step->to])) < 0.5;
}

static bool overlap(const Work *work, const Step *a, const Step *b)
{
    double a1 = middle_of(&work->slots[a->from]);
    double a2 = middle_of(&work->slots[a->to]);
    double b1 = middle_of(&work->slots[b->from]);
    double b2 = middle_of(&work->slots[b->to]);
    return fmin(a1, a2) < fmax(b1, b2) + 1 && fmin(b1, b2) < fmax(a1, a2) + 1;
}

/* Steps from one slot, or to one, share a track: they leave it or reach it as one line. Others that
 * would lie on each other get tracks of their own. */
static void assign_tracks(Work *work)
{
    work->track_counts =
        arena_array(work->arena, (size_t)work->layer_count + 1, sizeof *work->track_counts);
    for (int s = 0; s < work->step_count; s++) {
        Step *step = &work->steps[s];
        int layer = work->slots[step->from].layer;
        if (is_level(work, step))
            continue;
        bool is_free = false;
        for (step->track = 0; !is_free; step->track += !is_free) {
            is_free = true;
            for (int k = 0; k < s && is_free; k++) {
                const Step *other = &work->steps[k];
                bool is_joined = other->from == step->from || other->to == step->to;
                is_free = is_joined || is_level(work, other) ||
                          work->slots[other->from].layer != layer || other->track != step->track ||
                          !overlap(work, step, other);
            }
        }
        if (step->track + 1 > work->track_counts[layer])
            work->track_counts[layer] = step->track + 1;
    }
}

static double place_along(Work *work)
{
    const FlowPlan *plan = work->plan;
    size_t count = (size_t)work->layer_count;
    work->tops = arena_array(work->arena, count + 1, sizeof *work->tops);
    work->heights = arena_array(work->arena, count + 1, sizeof *work->heights);
    for (int i = 0; i < plan->node_count; i++)
        work->heights[plan->nodes[i].layer] =
            fmax(work->heights[plan->nodes[i].layer], plan->nodes[i].along);
    double at = 0;
    for (int layer = 0; layer < work->layer_count; layer++) {
        work->tops[layer] = at;
        int tracks = work->track_counts[layer];
        double extra = tracks > 1 ? plan->track * (tracks - 1) : 0;
        at += work->heights[layer] + (layer + 1 < work->layer_count ? plan->level_gap + extra : 0);
    }
    for (int i = 0; i < plan->node_count; i++) {
        FlowNode *node = &plan->nodes[i];
        node->at_across = work->slots[i].start;
        node->at_along = work->tops[node->layer] + (work->heights[node->layer] - node->along) / 2;
    }
    return at;
}

/* ---- arrows ---- */

static void add_point(FlowEdge *edge, double across, double along)
{
    FlowPoint point = {across, along};
    if (edge->point_count > 0) {
        FlowPoint last = edge->points[edge->point_count - 1];
        if (fabs(last.across - across) < 1e-9 && fabs(last.along - along) < 1e-9)
            return;
    }
    edge->points[edge->point_count++] = point;
}

static double track_at(const Work *work, int layer, int track)
{
    const FlowPlan *plan = work->plan;
    double below = work->tops[layer] + work->heights[layer];
    int tracks = work->track_counts[layer] > 0 ? work->track_counts[layer] : 1;
    double room = layer + 1 < work->layer_count ? work->tops[layer + 1] - below : plan->level_gap;
    return below + (room - plan->track * (tracks - 1)) / 2 + track * plan->track;
}

static void route_forward(Work *work, int index)
{
    const FlowPlan *plan = work->plan;
    FlowEdge *edge = &plan->edges[index];
    const FlowNode *from = &plan->nodes[edge->from];
    const FlowNode *to = &plan->nodes[edge->to];
    edge->points =
        arena_array(work->arena, 4 + 4 * (size_t)(to->layer - from->layer), sizeof *edge->points);
    add_point(edge, from->at_across + from->across / 2, from->at_along + from->along);
    for (int s = 0; s < work->step_count; s++) {
        const Step *step = &work->steps[s];
        if (step->edge != index)
            continue;
        double start = middle_of(&work->slots[step->from]);
        double end = middle_of(&work->slots[step->to]);
        if (is_level(work, step))
            continue; /* straight on; the next point closes it */
        double along = track_at(work, work->slots[step->from].layer, step->track);
        add_point(edge, start, along);
        add_point(edge, end, along);
    }
    double end = to->at_across + to->across / 2;
    add_point(edge, end, to->at_along);
    double start = from->at_across + from->across / 2;
    double leg = edge->points[edge->point_count - 2].along;
    edge->label = (FlowPoint){end, (leg + to->at_along) / 2};
    edge->side = end < start - 0.5 ? -1 : 1;
}

static bool is_outermost(const Work *work, int node)
{
    int layer = work->plan->nodes[node].layer;
    return work->layers[layer][work->layer_sizes[layer] - 1] == node;
}

/* Round the far side, on a lane of its own. */
static void route_back(Work *work, FlowEdge *edge, double lane)
{
    const FlowNode *from = &work->plan->nodes[edge->from];
    const FlowNode *to = &work->plan->nodes[edge->to];
    edge->points = arena_array(work->arena, 8, sizeof *edge->points);
    double from_middle = from->at_across + from->across / 2;
    double to_middle = to->at_across + to->across / 2;
    if (is_outermost(work, edge->from)) {
        double along = from->at_along + from->along / 2;
        add_point(edge, from->at_across + from->across, along);
        add_point(edge, lane, along);
    } else {
        double along = from->at_along + from->along + work->plan->track;
        add_point(edge, from_middle, from->at_along + from->along);
        add_point(edge, from_middle, along);
        add_point(edge, lane, along);
    }
    double level = is_outermost(work, edge->to) ? to->at_along + to->along / 2
                                                : to->at_along - work->plan->track;
    add_point(edge, lane, level);
    edge->label = (FlowPoint){lane, (edge->points[edge->point_count - 2].along + level) / 2};
    edge->side = -1;
    if (is_outermost(work, edge->to)) {
        add_point(edge, to->at_across + to->across, level);
    } else {
        add_point(edge, to_middle, level);
        add_point(edge, to_middle, to->at_along);
    }
}

static double route(Work *work, double across)
{
    const FlowPlan *plan = work->plan;
    double lane = across + plan->track;
    for (int e = 0; e < plan->edge_count; e++) {
        FlowEdge *edge = &plan->edges[e];
        edge->point_count = 0;
        if (runs_forward(edge))
            route_forward(work, e);
        if (edge->is_back && edge->from != edge->to) {
            route_back(work, edge, lane);
            across = lane;
            lane += plan->track;
        }
    }
    return across;
}

FlowSize flow_place(const FlowPlan *plan, Arena *arena)
{
    Work work = {.plan = plan, .arena = arena};
    work.layer_count = flow_layers(plan, arena);
    if (plan->node_count == 0)
        return (FlowSize){0, 0};
    make_slots(&work);
    make_layers(&work);
    order_layers(&work);
    place_across(&work);
    assign_tracks(&work);
    FlowSize size = {0, place_along(&work)};
    for (int i = 0; i < work.slot_count; i++)
        size.across = fmax(size.across, work.slots[i].start + work.slots[i].across);
    size.across = route(&work, size.across);
    return size;
}
