/* Places in a relation network: see network_place.h. */
#include "element/network_place.h"

#include <math.h>

#include "element/clearance.h"
#include "element/network_words.h"
#include "element/spread.h"

#define PI 3.14159265358979323846

#define RING_SHARE  0.24 /* radius of the ring in widths: half the width is left to words */
#define BEND_SHARE  0.45 /* how far an edge in the ring bends to the middle */
#define STEP_COUNT  240  /* of the simulation; it has come to rest long before */
#define START_COUNT 16   /* starts tried, each a little higher */
#define FIRST_SHARE 0.5  /* height of the first start, in widths */

/* ---- clearance ---- */

static Rect rect_of(const NetworkNode *node)
{
    return (Rect){node->corner.x, node->corner.y, node->label.width, node->label.height};
}

/* Whether the discs keep apart from each other and from edges that are not theirs. */
static bool discs_are_clear(const NetworkPlan *plan)
{
    for (int i = 0; i < plan->node_count; i++) {
        const NetworkNode *node = &plan->nodes[i];
        for (int j = 0; j < i; j++) {
            const NetworkNode *other = &plan->nodes[j];
            double apart = hypot(node->at.x - other->at.x, node->at.y - other->at.y);
            if (apart < node->radius + other->radius + plan->gap)
                return false;
        }
        for (int e = 0; e < plan->edge_count; e++) {
            const NetworkEdge *edge = &plan->edges[e];
            if (edge->from == i || edge->to == i)
                continue;
            if (distance_to_line(node->at, plan->nodes[edge->from].at, plan->nodes[edge->to].at) <
                node->radius + plan->gap / 2)
                return false;
        }
    }
    return true;
}

/* Whether words in `rect` are clear of all discs and edges, and of the words of nodes before
 * `index`. */
static bool label_is_clear(const NetworkPlan *plan, int index, Rect rect)
{
    double gap = plan->gap / 2;
    for (int i = 0; i < plan->node_count; i++) {
        const NetworkNode *node = &plan->nodes[i];
        if (rect_meets_disc(rect, node->at, node->radius + gap * (i == index ? 0.5 : 1)))
            return false;
        if (i < index && rects_meet(rect, rect_of(node), gap))
            return false;
    }
    for (int e = 0; e < plan->edge_count; e++) {
        const NetworkEdge *edge = &plan->edges[e];
        if (rect_meets_line(rect, plan->nodes[edge->from].at, plan->nodes[edge->to].at, gap))
            return false;
    }
    return true;
}

/* ---- by force ---- */

typedef struct Room {
    double width, height; /* of the middles' room */
    double length;        /* of a spring at rest */
    Point origin;
} Room;

static void push_apart(const NetworkPlan *plan, double length, Point *forces)
{
    for (int i = 0; i < plan->node_count; i++) {
        for (int j = 0; j < i; j++) {
            double dx = plan->nodes[i].at.x - plan->nodes[j].at.x;
            double dy = plan->nodes[i].at.y - plan->nodes[j].at.y;
            double square = fmax(dx * dx + dy * dy, 1e-3);
            double push = length * length / square;
            forces[i].x += dx * push;
            forces[i].y += dy * push;
            forces[j].x -= dx * push;
            forces[j].y -= dy * push;
        }
    }
}

static void pull_together(const NetworkPlan *plan, double length, Point *forces)
{
    for (int e = 0; e < plan->edge_count; e++) {
        const NetworkEdge *edge = &plan->edges[e];
        double dx = plan->nodes[edge->to].at.x - plan->nodes[edge->from].at.x;
        double dy = plan->nodes[edge->to].at.y - plan->nodes[edge->from].at.y;
        double pull = hypot(dx, dy) / length;
        forces[edge->from].x += dx * pull;
        forces[edge->from].y += dy * pull;
        forces[edge->to].x -= dx * pull;
        forces[edge->to].y -= dy * pull;
    }
}

static void simulate(NetworkPlan *plan, const Room *field, Point *forces)
{
    for (int step = 0; step < STEP_COUNT; step++) {
        for (int i = 0; i < plan->node_count; i++)
            forces[i] = (Point){0, 0};
        push_apart(plan, field->length, forces);
        pull_together(plan, field->length, forces);
        double heat = field->width * 0.1 * (STEP_COUNT - step) / STEP_COUNT;
        for (int i = 0; i < plan->node_count; i++) {
            double force = fmax(hypot(forces[i].x, forces[i].y), 1e-9);
            double move = fmin(force, heat) / force;
            Point *at = &plan->nodes[i].at;
            at->x = fmin(fmax(at->x + forces[i].x * move, 0), field->width);
            at->y = fmin(fmax(at->y + forces[i].y * move, 0), field->height);
        }
    }
}

/* Scales what came to rest, evenly, until it fills the room, and puts it in the middle. */
static void fill_room(NetworkPlan *plan, const Room *room)
{
    Point low = plan->nodes[0].at;
    Point high = low;
    for (int i = 1; i < plan->node_count; i++) {
        Point at = plan->nodes[i].at;
        low = (Point){fmin(low.x, at.x), fmin(low.y, at.y)};
        high = (Point){fmax(high.x, at.x), fmax(high.y, at.y)};
    }
    double across = room->width / fmax(high.x - low.x, 1e-6);
    double scale = fmin(fmin(across, room->height / fmax(high.y - low.y, 1e-6)), 4);
    for (int i = 0; i < plan->node_count; i++) {
        Point *at = &plan->nodes[i].at;
        at->x = room->width / 2 + (at->x - (low.x + high.x) / 2) * scale;
        at->y = room->height / 2 + (at->y - (low.y + high.y) / 2) * scale;
    }
}

/* Puts the words of one node to the first free side: below, above, right, left. */
static bool place_label(NetworkPlan *plan, int index, double height)
{
    NetworkNode *node = &plan->nodes[index];
    double aside = node->radius + plan->gap * 0.3;
    Size size = node->label;
    Point sides[] = {{node->at.x - size.width / 2, node->at.y + aside},
                     {node->at.x - size.width / 2, node->at.y - aside - size.height},
                     {node->at.x + aside, node->at.y - size.height / 2},
                     {node->at.x - aside - size.width, node->at.y - size.height / 2}};
    for (int i = 0; i < 4; i++) {
        Rect rect = {sides[i].x, sides[i].y, size.width, size.height};
        if (rect.x < 0 || rect.y < 0 || rect.x + rect.width > plan->width ||
            rect.y + rect.height > height || !label_is_clear(plan, index, rect))
            continue;
        node->corner = sides[i];
        return true;
    }
    return false;
}

/* Straight edges, or with a share those that bend to `center`. */
static void set_bends(NetworkPlan *plan, Point center, double share)
{
    for (int e = 0; e < plan->edge_count; e++) {
        Point from = plan->nodes[plan->edges[e].from].at;
        Point to = plan->nodes[plan->edges[e].to].at;
        plan->edges[e].bend = (Point){(from.x + to.x) / 2 * (1 - share) + center.x * share,
                                      (from.y + to.y) / 2 * (1 - share) + center.y * share};
    }
}

/* One start: nodes on an ellipse turned by the number of the start. */
static bool try_force(NetworkPlan *plan, Arena *arena, int start, double height,
                      NetworkWordsRule rule, Point *forces)
{
    double high = 0;
    double wide = 0;
    for (int i = 0; i < plan->node_count; i++) {
        high = fmax(high, plan->nodes[i].radius + plan->nodes[i].label.height + plan->gap);
        wide = fmax(wide, fmax(plan->nodes[i].radius, plan->nodes[i].label.width / 2));
    }
    Room field = {.width = plan->width - 2 * wide, .height = height - 2 * high};
    if (field.width <= 0 || field.height <= 0)
        return false;
    field.length = 0.7 * sqrt(field.width * field.height / plan->node_count);
    for (int i = 0; i < plan->node_count; i++) {
        double angle = 2 * PI * i / plan->node_count + start * 0.37;
        plan->nodes[i].at = (Point){field.width / 2 * (1 + 0.8 * cos(angle)),
                                    field.height / 2 * (1 + 0.8 * sin(angle))};
    }
    simulate(plan, &field, forces);
    fill_room(plan, &field);
    for (int i = 0; i < plan->node_count; i++) {
        plan->nodes[i].at.x += wide;
        plan->nodes[i].at.y += high;
    }
    if (!discs_are_clear(plan))
        return false;
    for (int i = 0; i < plan->node_count; i++) {
        if (!place_label(plan, i, height))
            return false;
    }
    set_bends(plan, (Point){0, 0}, 0);
    return network_words_place(plan, arena, height, rule) || rule == NETWORK_WORDS_AS_FITS;
}

static bool place_by_force(NetworkPlan *plan, Arena *arena, NetworkWordsRule rule)
{
    Point *forces = arena_array(arena, (size_t)plan->node_count, sizeof *forces);
    for (int i = 0; i < START_COUNT; i++) {
        double height = plan->width * FIRST_SHARE * (1 + 0.05 * i);
        if (try_force(plan, arena, i, height, rule, forces))
            return true;
    }
    return false;
}

/* Cuts the empty room above and below. */
static double trim_height(NetworkPlan *plan)
{
    double top = INFINITY;
    double bottom = 0;
    for (int i = 0; i < plan->node_count; i++) {
        const NetworkNode *node = &plan->nodes[i];
        top = fmin(top, fmin(node->corner.y, node->at.y - node->radius));
        bottom = fmax(bottom, fmax(node->corner.y + node->label.height, node->at.y + node->radius));
    }
    for (int e = 0; e < plan->edge_count; e++) {
        const NetworkEdge *edge = &plan->edges[e];
        if (!edge->has_words)
            continue;
        top = fmin(top, edge->corner.y);
        bottom = fmax(bottom, edge->corner.y + edge->words.height);
    }
    for (int i = 0; i < plan->node_count; i++) {
        plan->nodes[i].at.y -= top;
        plan->nodes[i].corner.y -= top;
    }
    for (int e = 0; e < plan->edge_count; e++) {
        plan->edges[e].bend.y -= top;
        plan->edges[e].corner.y -= top;
    }
    return bottom - top;
}

/* ---- in a ring ---- */

double network_ring_radius(double width)
{
    return width * RING_SHARE;
}

static double ring_outer(const NetworkPlan *plan)
{
    double most = 0;
    for (int i = 0; i < plan->node_count; i++)
        most = fmax(most, plan->nodes[i].radius);
    return network_ring_radius(plan->width) + most + plan->gap;
}

double network_label_width(const NetworkPlan *plan)
{
    return fmax(0, plan->width / 2 - ring_outer(plan));
}

/* How far from the middle words of a height may begin: clear of the ring, in which the edges run,
 * and of every disc they are beside. */
static double ring_aside(const NetworkPlan *plan, Point center, double top, double height,
                         bool is_right)
{
    double inner = network_ring_radius(plan->width) + plan->gap / 2;
    double near = fmax(0, fmax(top - center.y, center.y - top - height));
    double aside = near < inner ? sqrt(inner * inner - near * near) : 0;
    for (int i = 0; i < plan->node_count; i++) {
        const NetworkNode *node = &plan->nodes[i];
        double reach = node->radius + plan->gap * 0.7;
        double away = fmax(0, fmax(top - node->at.y, node->at.y - top - height));
        double across = is_right ? node->at.x - center.x : center.x - node->at.x;
        if (away < reach)
            aside = fmax(aside, across + sqrt(reach * reach - away * away));
    }
    return aside;
}

/* Words of one half stand outside the ring at the height of their discs, moved apart where they
 * would meet. */
static void place_side(NetworkPlan *plan, Arena *arena, Point center, bool is_right)
{
    size_t room = (size_t)plan->node_count;
    int *order = arena_array(arena, room, sizeof *order); /* from the top down */
    double *wanted = arena_array(arena, room, sizeof *wanted);
    double *sizes = arena_array(arena, room, sizeof *sizes);
    double *starts = arena_array(arena, room, sizeof *starts);
    double total = 0;
    int count = 0;
    for (int i = 0; i < plan->node_count; i++) {
        if ((plan->nodes[i].at.x >= center.x - 1e-6) != is_right)
            continue;
        int at = count++;
        for (; at > 0 && plan->nodes[order[at - 1]].at.y > plan->nodes[i].at.y; at--)
            order[at] = order[at - 1];
        order[at] = i;
        total += plan->nodes[i].label.height + plan->gap / 2;
    }
    for (int i = 0; i < count; i++) {
        sizes[i] = plan->nodes[order[i]].label.height;
        wanted[i] = plan->nodes[order[i]].at.y - sizes[i] / 2;
    }
    double outer = ring_outer(plan);
    double reach = fmax(outer + plan->gap, total / 2);
    spread_boxes(arena, wanted, sizes, count, plan->gap / 2, center.y - reach, center.y + reach,
                 starts);
    for (int i = 0; i < count; i++) {
        NetworkNode *node = &plan->nodes[order[i]];
        double aside = ring_aside(plan, center, starts[i], sizes[i], is_right);
        node->corner.y = starts[i];
        node->corner.x = is_right ? center.x + aside : center.x - aside - node->label.width;
    }
}

static double place_ring(NetworkPlan *plan, Arena *arena)
{
    double radius = network_ring_radius(plan->width);
    Point center = {plan->width / 2, 0};
    for (int i = 0; i < plan->node_count; i++) {
        double angle = 2 * PI * i / plan->node_count - PI / 2;
        plan->nodes[i].at = (Point){center.x + radius * cos(angle), center.y + radius * sin(angle)};
        double most = plan->node_count > 1 ? radius * sin(PI / plan->node_count) * 0.8 : radius;
        plan->nodes[i].radius = fmin(plan->nodes[i].radius, most);
    }
    place_side(plan, arena, center, true);
    place_side(plan, arena, center, false);
    double height = trim_height(plan);
    center.y = plan->nodes[0].at.y + radius;
    set_bends(plan, center, BEND_SHARE);
    network_words_place(plan, arena, height, NETWORK_WORDS_AS_FITS);
    return height;
}

double network_place(NetworkPlan *plan, Arena *arena)
{
    if (plan->node_count == 0)
        return 0;
    if (plan->form == NETWORK_FORCE) {
        for (int rule = NETWORK_WORDS_CLEAR; rule <= NETWORK_WORDS_AS_FITS; rule++) {
            if (place_by_force(plan, arena, (NetworkWordsRule)rule))
                return trim_height(plan);
        }
    }
    plan->form = NETWORK_RING;
    return place_ring(plan, arena);
}
