#include "element/flow_place.h"
#include "test.h"

#define NODES 6

static FlowPlan plan_of(FlowNode *nodes, int count, FlowEdge *edges, int edge_count)
{
    for (int i = 0; i < count; i++)
        nodes[i] = (FlowNode){.across = 60, .along = 24};
    return (FlowPlan){nodes, count, edges, edge_count, 20, 30, 10};
}

static bool nodes_overlap(const FlowNode *a, const FlowNode *b)
{
    return a->at_across < b->at_across + b->across && b->at_across < a->at_across + a->across &&
           a->at_along < b->at_along + b->along && b->at_along < a->at_along + a->along;
}

/* No leg of an arrow enters a box that it neither leaves nor reaches. */
static bool leg_crosses(FlowPoint a, FlowPoint b, const FlowNode *node)
{
    double low_x = fmin(a.across, b.across);
    double high_x = fmax(a.across, b.across);
    double low_y = fmin(a.along, b.along);
    double high_y = fmax(a.along, b.along);
    return low_x < node->at_across + node->across - 0.01 && high_x > node->at_across + 0.01 &&
           low_y < node->at_along + node->along - 0.01 && high_y > node->at_along + 0.01;
}

static void check_routes(TestState *test, const FlowPlan *plan)
{
    for (int i = 0; i < plan->node_count; i++) {
        for (int k = 0; k < i; k++)
            CHECK(!nodes_overlap(&plan->nodes[i], &plan->nodes[k]));
    }
    for (int e = 0; e < plan->edge_count; e++) {
        const FlowEdge *edge = &plan->edges[e];
        for (int p = 1; p < edge->point_count; p++) {
            FlowPoint a = edge->points[p - 1];
            FlowPoint b = edge->points[p];
            CHECK(fabs(a.across - b.across) < 1e-6 || fabs(a.along - b.along) < 1e-6);
            for (int i = 0; i < plan->node_count; i++)
                CHECK(!leg_crosses(a, b, &plan->nodes[i]));
        }
    }
}

TEST(flow_place_layers_by_longest_path)
{
    FlowNode nodes[NODES];
    FlowEdge edges[] = {
        {.from = 0, .to = 1}, {.from = 1, .to = 2}, {.from = 0, .to = 2}, {.from = 2, .to = 3}};
    FlowPlan plan = plan_of(nodes, 4, edges, 4);
    CHECK(flow_layers(&plan, test->arena) == 4);
    CHECK(nodes[0].layer == 0 && nodes[1].layer == 1 && nodes[2].layer == 2);
    flow_place(&plan, test->arena);
    check_routes(test, &plan);
    CHECK(edges[2].point_count >= 4); /* the long one goes round node 1 */
}

TEST(flow_place_circles_run_round_the_outside)
{
    FlowNode nodes[NODES];
    FlowEdge edges[] = {{.from = 0, .to = 1}, {.from = 1, .to = 2}, {.from = 1, .to = 3},
                        {.from = 3, .to = 0}, {.from = 2, .to = 4}, {.from = 2, .to = 5}};
    FlowPlan plan = plan_of(nodes, 6, edges, 6);
    FlowSize size = flow_place(&plan, test->arena);
    CHECK(edges[3].is_back && !edges[0].is_back);
    check_routes(test, &plan);
    for (int e = 0; e < 6; e++) {
        for (int p = 0; p < edges[e].point_count; p++)
            CHECK(edges[e].points[p].across <= size.across + 1e-9);
    }
}

/* Any graph ends: complete, with loops to itself, in both directions. */
TEST(flow_place_bears_every_graph)
{
    FlowNode nodes[NODES];
    FlowEdge edges[NODES * NODES];
    int count = 0;
    for (int from = 0; from < NODES; from++) {
        for (int to = 0; to < NODES; to++)
            edges[count++] = (FlowEdge){.from = from, .to = to};
    }
    FlowPlan plan = plan_of(nodes, NODES, edges, count);
    FlowSize size = flow_place(&plan, test->arena);
    CHECK(size.across > 0 && size.along > 0 && isfinite(size.across));
    FlowPlan nothing = plan_of(nodes, 0, edges, 0);
    CHECK_NEAR(flow_place(&nothing, test->arena).along, 0, 1e-9);
}
