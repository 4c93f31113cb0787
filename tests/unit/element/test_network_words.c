#include "element/network_words.h"

#include <math.h>

#include "test.h"

enum { NODES_MOST = 16, EDGES_MOST = 20 };

static unsigned next(unsigned *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 16;
}

/* Words on two edges of three. */
static void fill(NetworkPlan *plan, unsigned seed, int nodes, int edges)
{
    plan->node_count = nodes;
    plan->edge_count = nodes > 1 ? edges : 0;
    for (int i = 0; i < nodes; i++)
        plan->nodes[i] =
            (NetworkNode){.radius = 4 + next(&seed) % 8, .label = {20 + next(&seed) % 30, 12}};
    for (int e = 0; e < plan->edge_count; e++) {
        int from = (int)(next(&seed) % (unsigned)nodes);
        int to = (from + 1 + (int)(next(&seed) % (unsigned)(nodes - 1))) % nodes;
        plan->edges[e] = (NetworkEdge){.from = from, .to = to};
        if (e % 3)
            plan->edges[e].words = (Size){10 + next(&seed) % 30, 10};
    }
}

static bool overlap(Rect a, Rect b)
{
    return fmin(a.x + a.width, b.x + b.width) > fmax(a.x, b.x) + 1e-6 &&
           fmin(a.y + a.height, b.y + b.height) > fmax(a.y, b.y) + 1e-6;
}

static Rect rect_of(const NetworkEdge *edge)
{
    return (Rect){edge->corner.x, edge->corner.y, edge->words.width, edge->words.height};
}

/* Words of edges on other words, on discs, or outside. */
static int word_faults(const NetworkPlan *plan, double height)
{
    int faults = 0;
    for (int e = 0; e < plan->edge_count; e++) {
        if (!plan->edges[e].has_words)
            continue;
        Rect rect = rect_of(&plan->edges[e]);
        faults += rect.x < -1e-6 || rect.y < -1e-6 || rect.x + rect.width > plan->width + 1e-6 ||
                  rect.y + rect.height > height + 1e-6;
        for (int i = 0; i < e; i++)
            faults += plan->edges[i].has_words && overlap(rect, rect_of(&plan->edges[i]));
        for (int i = 0; i < plan->node_count; i++) {
            const NetworkNode *node = &plan->nodes[i];
            double x = fmin(fmax(node->at.x, rect.x), rect.x + rect.width);
            double y = fmin(fmax(node->at.y, rect.y), rect.y + rect.height);
            faults += hypot(x - node->at.x, y - node->at.y) < node->radius;
            faults += overlap(rect, (Rect){node->corner.x, node->corner.y, node->label.width,
                                           node->label.height});
        }
    }
    return faults;
}

typedef struct Drawn {
    const NetworkPlan *plan;
    double length;
    int faults, last_count;
    bool was_last;
} Drawn;

/* Sampled points of the lines that lie in words. */
static void look(void *context, const Point *points, int count, bool is_last)
{
    Drawn *drawn = context;
    drawn->faults += drawn->was_last; /* nothing comes after the last */
    drawn->was_last = is_last;
    for (int i = 1; i < count; i++) {
        Point a = points[i - 1];
        Point b = points[i];
        drawn->length += hypot(b.x - a.x, b.y - a.y);
        for (int s = 0; s <= 20; s++) {
            double x = a.x + (b.x - a.x) * s / 20;
            double y = a.y + (b.y - a.y) * s / 20;
            for (int e = 0; e < drawn->plan->edge_count; e++) {
                const NetworkEdge *edge = &drawn->plan->edges[e];
                drawn->faults += edge->has_words && x > edge->corner.x && y > edge->corner.y &&
                                 x < edge->corner.x + edge->words.width &&
                                 y < edge->corner.y + edge->words.height;
            }
        }
    }
}

static double whole_length(const NetworkPlan *plan, int index)
{
    Point points[NETWORK_EDGE_POINTS_MOST];
    int count = network_edge_points(plan, &plan->edges[index], points);
    double length = 0;
    for (int i = 1; i < count; i++)
        length += hypot(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
    return length;
}

TEST(network_words_lie_on_nothing)
{
    NetworkNode nodes[NODES_MOST];
    NetworkEdge edges[EDGES_MOST];
    int placed = 0;
    int wanted = 0;
    for (unsigned seed = 1; seed <= 60; seed++) {
        NetworkPlan plan = {.nodes = nodes, .edges = edges, .width = 400, .gap = 4};
        plan.form = seed % 3 ? NETWORK_FORCE : NETWORK_RING;
        fill(&plan, seed, 2 + (int)(seed % 12), (int)(seed % 16));
        double height = network_place(&plan, test->arena);
        CHECK(word_faults(&plan, height) == 0);
        for (int e = 0; e < plan.edge_count; e++) {
            Drawn drawn = {.plan = &plan};
            network_edge_visit(&plan, e, look, &drawn);
            CHECK(drawn.faults == 0);
            wanted += edges[e].words.width > 0;
            placed += edges[e].has_words;
            if (edges[e].has_words)
                CHECK(drawn.length > 0.2 * whole_length(&plan, e));
        }
    }
    CHECK(placed > wanted * 95 / 100);
}

/* Between two discs there is nothing in the way: the words stand in the middle of the line, which
 * is cut to the gap on both sides. */
TEST(network_words_stand_in_the_middle)
{
    NetworkNode nodes[2] = {{.radius = 5, .label = {10, 10}}, {.radius = 5, .label = {10, 10}}};
    NetworkEdge edges[1] = {{.from = 0, .to = 1, .words = {30, 8}}};
    NetworkPlan plan = {NETWORK_FORCE, nodes, 2, edges, 1, 400, 4};
    network_place(&plan, test->arena);
    CHECK(edges[0].has_words);
    CHECK_NEAR(edges[0].corner.x + 15, (nodes[0].at.x + nodes[1].at.x) / 2, 1e-6);
    CHECK_NEAR(edges[0].corner.y + 4, (nodes[0].at.y + nodes[1].at.y) / 2, 1e-6);
    Drawn drawn = {.plan = &plan};
    network_edge_visit(&plan, 0, look, &drawn);
    double apart = hypot(nodes[0].at.x - nodes[1].at.x, nodes[0].at.y - nodes[1].at.y);
    double slope = fabs(nodes[0].at.y - nodes[1].at.y) / fabs(nodes[0].at.x - nodes[1].at.x);
    double cut = fmin((30 + 4) * hypot(1, slope), (8 + 4) * hypot(1, 1 / slope));
    CHECK_NEAR(drawn.length, apart - 10 - cut, 1e-6);
}

TEST(network_words_that_fit_nowhere_are_left_out)
{
    NetworkNode nodes[2] = {{.radius = 5, .label = {10, 10}}, {.radius = 5, .label = {10, 10}}};
    NetworkEdge edges[1] = {{.from = 0, .to = 1, .words = {500, 8}}};
    NetworkPlan plan = {NETWORK_FORCE, nodes, 2, edges, 1, 400, 4};
    network_place(&plan, test->arena);
    CHECK(plan.form == NETWORK_FORCE); /* which is no reason to bend the lines */
    CHECK(!edges[0].has_words);
}
