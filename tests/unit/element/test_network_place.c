#include "element/network_words.h"

#include <math.h>

#include "test.h"

enum { NODES_MOST = 40, EDGES_MOST = 80 };

static unsigned next(unsigned *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 16;
}

static void fill(NetworkPlan *plan, unsigned seed, int nodes, int edges)
{
    plan->node_count = nodes;
    plan->edge_count = nodes > 1 ? edges : 0;
    for (int i = 0; i < nodes; i++)
        plan->nodes[i] = (NetworkNode){.radius = 4 + next(&seed) % 10,
                                       .label = {12 + next(&seed) % 40, 11 + next(&seed) % 12}};
    for (int e = 0; e < plan->edge_count; e++) {
        int from = (int)(next(&seed) % (unsigned)nodes);
        int to = (from + 1 + (int)(next(&seed) % (unsigned)(nodes - 1))) % nodes;
        plan->edges[e] = (NetworkEdge){.from = from, .to = to};
    }
}

static bool is_in_words(const NetworkNode *node, Point point)
{
    return point.x > node->corner.x && point.x < node->corner.x + node->label.width &&
           point.y > node->corner.y && point.y < node->corner.y + node->label.height;
}

/* How many sampled points of edges lie in words or in discs that are not their ends. */
static int edge_faults(const NetworkPlan *plan)
{
    int faults = 0;
    for (int e = 0; e < plan->edge_count; e++) {
        const NetworkEdge *edge = &plan->edges[e];
        Point a = plan->nodes[edge->from].at;
        Point b = plan->nodes[edge->to].at;
        for (int s = 0; s <= 60; s++) {
            double t = s / 60.0;
            double u = 1 - t;
            Point at = {u * u * a.x + 2 * u * t * edge->bend.x + t * t * b.x,
                        u * u * a.y + 2 * u * t * edge->bend.y + t * t * b.y};
            for (int i = 0; i < plan->node_count; i++) {
                const NetworkNode *node = &plan->nodes[i];
                bool is_end = i == edge->from || i == edge->to;
                bool is_disc = hypot(at.x - node->at.x, at.y - node->at.y) < node->radius;
                faults += is_in_words(node, at) || (is_disc && !is_end);
            }
        }
    }
    return faults;
}

/* Pairs of words that share area, words over discs, discs over discs. */
static int node_faults(const NetworkPlan *plan, double height)
{
    int faults = 0;
    for (int i = 0; i < plan->node_count; i++) {
        const NetworkNode *a = &plan->nodes[i];
        faults += a->corner.x < -1e-6 || a->corner.x + a->label.width > plan->width + 1e-6 ||
                  a->corner.y < -1e-6 || a->corner.y + a->label.height > height + 1e-6;
        for (int j = 0; j < plan->node_count; j++) {
            const NetworkNode *b = &plan->nodes[j];
            double x = fmin(fmax(b->at.x, a->corner.x), a->corner.x + a->label.width);
            double y = fmin(fmax(b->at.y, a->corner.y), a->corner.y + a->label.height);
            faults += hypot(x - b->at.x, y - b->at.y) < b->radius;
            if (j <= i)
                continue;
            faults += fmin(a->corner.x + a->label.width, b->corner.x + b->label.width) >
                          fmax(a->corner.x, b->corner.x) + 1e-6 &&
                      fmin(a->corner.y + a->label.height, b->corner.y + b->label.height) >
                          fmax(a->corner.y, b->corner.y) + 1e-6;
            faults += hypot(a->at.x - b->at.x, a->at.y - b->at.y) < a->radius + b->radius;
        }
    }
    return faults;
}

TEST(network_keeps_words_discs_and_edges_apart)
{
    NetworkNode nodes[NODES_MOST];
    NetworkEdge edges[EDGES_MOST];
    int forced = 0;
    for (unsigned seed = 1; seed <= 60; seed++) {
        NetworkPlan plan = {.nodes = nodes, .edges = edges, .width = 320, .gap = 4};
        plan.form = seed % 3 ? NETWORK_FORCE : NETWORK_RING;
        fill(&plan, seed, 1 + (int)(seed % 20), (int)(seed % 24));
        double height = network_place(&plan, test->arena);
        forced += plan.form == NETWORK_FORCE;
        CHECK(edge_faults(&plan) == 0);
        CHECK(node_faults(&plan, height) == 0);
    }
    CHECK(forced >= 20); /* force mostly finds room */
}

/* A triangle of equal nodes comes to rest with equal sides. */
TEST(network_by_force_is_even)
{
    NetworkNode nodes[3] = {{.radius = 5, .label = {10, 10}},
                            {.radius = 5, .label = {10, 10}},
                            {.radius = 5, .label = {10, 10}}};
    NetworkEdge edges[3] = {{.from = 0, .to = 1}, {.from = 1, .to = 2}, {.from = 2, .to = 0}};
    NetworkPlan plan = {NETWORK_FORCE, nodes, 3, edges, 3, 400, 4};
    network_place(&plan, test->arena);
    double sides[3];
    for (int i = 0; i < 3; i++)
        sides[i] =
            hypot(nodes[i].at.x - nodes[(i + 1) % 3].at.x, nodes[i].at.y - nodes[(i + 1) % 3].at.y);
    CHECK_NEAR(sides[0], sides[1], sides[0] * 0.05);
    CHECK_NEAR(sides[1], sides[2], sides[0] * 0.05);
}

TEST(network_in_a_ring_is_a_circle)
{
    NetworkNode nodes[8];
    for (int i = 0; i < 8; i++)
        nodes[i] = (NetworkNode){.radius = 5, .label = {30, 10}};
    NetworkPlan plan = {NETWORK_RING, nodes, 8, NULL, 0, 400, 4};
    network_place(&plan, test->arena);
    Point center = {200, (nodes[0].at.y + nodes[4].at.y) / 2};
    for (int i = 0; i < 8; i++)
        CHECK_NEAR(hypot(nodes[i].at.x - center.x, nodes[i].at.y - center.y),
                   network_ring_radius(400), 1e-6);
    CHECK_NEAR(nodes[2].at.x, 200 + network_ring_radius(400), 1e-6);
}
