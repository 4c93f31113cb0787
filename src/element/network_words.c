/* Words on edges: see network_words.h. */
#include "element/network_words.h"

#include <limits.h>
#include <math.h>

#include "element/clearance.h"

#define GAP_MOST 0.6 /* of a line: a larger gap for words, and it is no line any more */

int network_edge_points(const NetworkPlan *plan, const NetworkEdge *edge, Point *points)
{
    const NetworkNode *from = &plan->nodes[edge->from];
    const NetworkNode *to = &plan->nodes[edge->to];
    double low = from->radius / hypot(edge->bend.x - from->at.x, edge->bend.y - from->at.y);
    double high = to->radius / hypot(edge->bend.x - to->at.x, edge->bend.y - to->at.y);
    /* A quadratic curve leaves its ends at twice the way to the control point. */
    double start = fmin(0.45, low / 2);
    double end = 1 - fmin(0.45, high / 2);
    int legs = plan->form == NETWORK_FORCE ? 1 : NETWORK_EDGE_POINTS_MOST - 1; /* straight */
    for (int s = 0; s <= legs; s++) {
        double t = start + (end - start) * s / legs;
        double u = 1 - t;
        points[s] = (Point){u * u * from->at.x + 2 * u * t * edge->bend.x + t * t * to->at.x,
                            u * u * from->at.y + 2 * u * t * edge->bend.y + t * t * to->at.y};
    }
    return legs + 1;
}

static Rect words_rect(const NetworkEdge *edge)
{
    return (Rect){edge->corner.x, edge->corner.y, edge->words.width, edge->words.height};
}

/* ---- where they may stand ---- */

static bool meets_edge(const NetworkPlan *plan, int index, Rect rect)
{
    Point points[NETWORK_EDGE_POINTS_MOST];
    int count = network_edge_points(plan, &plan->edges[index], points);
    for (int i = 1; i < count; i++) {
        if (rect_meets_line(rect, points[i - 1], points[i], plan->gap / 2))
            return true;
    }
    return false;
}

static bool is_inside(const NetworkPlan *plan, double height, Rect rect)
{
    return rect.x >= 0 && rect.y >= 0 && rect.x + rect.width <= plan->width &&
           rect.y + rect.height <= height;
}

/* Clear of discs, of the head of its edge, of words of nodes and of the words placed before. */
static bool is_clear_of_nodes(const NetworkPlan *plan, int index, Rect rect)
{
    double gap = plan->gap / 2;
    const NetworkEdge *edge = &plan->edges[index];
    const NetworkNode *end = &plan->nodes[edge->to];
    if (rect_meets_disc(rect, end->at, end->radius + edge->head + gap))
        return false;
    for (int i = 0; i < plan->node_count; i++) {
        const NetworkNode *node = &plan->nodes[i];
        Rect words = {node->corner.x, node->corner.y, node->label.width, node->label.height};
        if (rect_meets_disc(rect, node->at, node->radius + gap) || rects_meet(rect, words, gap))
            return false;
    }
    for (int e = 0; e < plan->edge_count; e++) {
        if (plan->edges[e].has_words && rects_meet(rect, words_rect(&plan->edges[e]), gap))
            return false;
    }
    return true;
}

static int count_crossed(const NetworkPlan *plan, int index, Rect rect)
{
    int count = 0;
    for (int e = 0; e < plan->edge_count; e++)
        count += e != index && meets_edge(plan, e, rect);
    return count;
}

/* How much of the edge words in `rect` would cut out, 0..1. */
static double gap_share(const NetworkPlan *plan, const Point *points, int count, Rect rect)
{
    double whole = 0;
    double cut = 0;
    for (int i = 1; i < count; i++) {
        double low;
        double high;
        double length = hypot(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
        whole += length;
        if (rect_cuts_line(rect, points[i - 1], points[i], plan->gap / 2, &low, &high))
            cut += (high - low) * length;
    }
    return whole > 0 ? cut / whole : 1;
}

/* The point at `share` of the polyline's points, and the unit vector along it there. */
static Point point_at(const Point *points, int count, double share, Point *along)
{
    double place = share * (count - 1);
    int leg = (int)fmin(floor(place), count - 2);
    Point a = points[leg];
    Point b = points[leg + 1];
    double length = fmax(hypot(b.x - a.x, b.y - a.y), 1e-9);
    *along = (Point){(b.x - a.x) / length, (b.y - a.y) / length};
    return (Point){a.x + (b.x - a.x) * (place - leg), a.y + (b.y - a.y) * (place - leg)};
}

typedef enum WordsSide { WORDS_IN_GAP, WORDS_LEFT, WORDS_RIGHT, WORDS_SIDES } WordsSide;

/* The words' rectangle at `share` of the edge: on the line or just clear of it on one side. */
static Rect rect_at(const NetworkPlan *plan, int index, const Point *points, int count,
                    double share, WordsSide side)
{
    Size words = plan->edges[index].words;
    Point along;
    Point middle = point_at(points, count, share, &along);
    if (side != WORDS_IN_GAP) {
        double away =
            words.width / 2 * fabs(along.y) + words.height / 2 * fabs(along.x) + plan->gap * 0.6;
        double way = side == WORDS_LEFT ? 1 : -1;
        middle.x += way * along.y * away;
        middle.y -= way * along.x * away;
    }
    return (Rect){middle.x - words.width / 2, middle.y - words.height / 2, words.width,
                  words.height};
}

/* Whether the words may stand in `rect`; `*crossed` tells how many other lines they stand on. */
static bool is_free(const NetworkPlan *plan, int index, Rect rect, double height, int *crossed)
{
    if (!is_inside(plan, height, rect) || !is_clear_of_nodes(plan, index, rect))
        return false;
    *crossed = count_crossed(plan, index, rect);
    return true;
}

/* Puts the words of one edge to the place that the fewest other lines cross; of several to the
 * first: in the line from its middle outwards, then beside it. False: there is none, or only one
 * that lines cross where that is not allowed. */
static bool place_words(NetworkPlan *plan, int index, double height, NetworkWordsRule rule)
{
    static const double shares[] = {0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75};
    NetworkEdge *edge = &plan->edges[index];
    Point points[NETWORK_EDGE_POINTS_MOST];
    int count = network_edge_points(plan, edge, points);
    int fewest = rule == NETWORK_WORDS_CLEAR ? 1 : INT_MAX;
    bool is_placed = false;
    for (int place = 0; place < WORDS_SIDES * (int)COUNT_OF(shares) && fewest > 0; place++) {
        WordsSide side = (WordsSide)(place / (int)COUNT_OF(shares));
        int crossed;
        Rect rect =
            rect_at(plan, index, points, count, shares[place % (int)COUNT_OF(shares)], side);
        bool is_whole = side == WORDS_IN_GAP ? gap_share(plan, points, count, rect) <= GAP_MOST
                                             : !meets_edge(plan, index, rect);
        if (!is_whole || !is_free(plan, index, rect, height, &crossed) || crossed >= fewest)
            continue;
        fewest = crossed;
        edge->corner = (Point){rect.x, rect.y};
        is_placed = true;
    }
    return is_placed;
}

static double length_of(const NetworkPlan *plan, const NetworkEdge *edge)
{
    Point from = plan->nodes[edge->from].at;
    Point to = plan->nodes[edge->to].at;
    return hypot(to.x - from.x, to.y - from.y);
}

/* The edge that is next: the shortest not yet taken, which has the fewest places. -1: none. */
static int next_edge(const NetworkPlan *plan, const bool *is_taken)
{
    int next = -1;
    for (int e = 0; e < plan->edge_count; e++) {
        const NetworkEdge *edge = &plan->edges[e];
        if (is_taken[e] || edge->words.width <= 0)
            continue;
        if (next < 0 || length_of(plan, edge) < length_of(plan, &plan->edges[next]))
            next = e;
    }
    return next;
}

bool network_words_place(NetworkPlan *plan, Arena *arena, double height, NetworkWordsRule rule)
{
    bool is_good = true;
    bool *is_taken = arena_array(arena, (size_t)plan->edge_count, sizeof *is_taken);
    for (int e = 0; e < plan->edge_count; e++)
        plan->edges[e].has_words = false;
    for (int e = next_edge(plan, is_taken); e >= 0; e = next_edge(plan, is_taken)) {
        is_taken[e] = true;
        plan->edges[e].has_words = place_words(plan, e, height, rule);
        is_good &= plan->edges[e].has_words;
        if (!is_good && rule != NETWORK_WORDS_AS_FITS)
            return false;
    }
    return is_good;
}

/* ---- what is left of the lines ---- */

typedef struct Pieces {
    Point points[2 * NETWORK_EDGE_POINTS_MOST];
    int count;
    NetworkPieceVisitor visit;
    void *context;
} Pieces;

static void end_piece(Pieces *pieces, bool is_last)
{
    if (pieces->count >= 2)
        pieces->visit(pieces->context, pieces->points, pieces->count, is_last);
    pieces->count = 0;
}

/* Where on the line from `a` to `b` the words that cover its point `t` end (`t`: none do), and
 * where the next ones begin (1: there are none). */
static double covered_until(const NetworkPlan *plan, Point a, Point b, double t, double *next)
{
    double until = t;
    *next = 1;
    for (int e = 0; e < plan->edge_count; e++) {
        double low;
        double high;
        if (!plan->edges[e].has_words ||
            !rect_cuts_line(words_rect(&plan->edges[e]), a, b, plan->gap / 2, &low, &high))
            continue;
        if (low <= t && high > t)
            until = fmax(until, high);
        else if (low > t)
            *next = fmin(*next, low);
    }
    return until;
}

static Point between(Point a, Point b, double t)
{
    return (Point){a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

static void add_leg(Pieces *pieces, const NetworkPlan *plan, Point a, Point b)
{
    double t = 0;
    while (t < 1) {
        double next;
        double until = covered_until(plan, a, b, t, &next);
        if (until > t) {
            end_piece(pieces, false);
            t = until;
            continue;
        }
        if (pieces->count == 0)
            pieces->points[pieces->count++] = between(a, b, t);
        pieces->points[pieces->count++] = between(a, b, next);
        t = next;
    }
}

void network_edge_visit(const NetworkPlan *plan, int index, NetworkPieceVisitor visit,
                        void *context)
{
    Point points[NETWORK_EDGE_POINTS_MOST];
    int count = network_edge_points(plan, &plan->edges[index], points);
    Pieces pieces = {.visit = visit, .context = context};
    for (int i = 1; i < count; i++)
        add_leg(&pieces, plan, points[i - 1], points[i]);
    end_piece(&pieces, true);
}
