/* Flow: layers, sums and cycles of a sankey diagram. */
#include "chart/flow.h"
#include "test.h"

static Flow empty_flow(TestState *test)
{
    return (Flow){.nodes = arena_array(test->arena, 16, sizeof(FlowNode)),
                  .links = arena_array(test->arena, 8, sizeof(FlowLink))};
}

TEST(chart_flow_layers_and_thickness)
{
    Flow flow = empty_flow(test);
    flow_add(&flow, "财政", "项目", 12, 0);
    flow_add(&flow, "企业", "项目", 20, 1);
    flow_add(&flow, "项目", "成果", 18, 2);
    CHECK(flow_layer(&flow) == NULL);
    CHECK(flow.node_count == 4 && flow.layer_count == 3);
    CHECK(flow.nodes[0].layer == 0 && flow.nodes[1].layer == 1 && flow.nodes[3].layer == 2);
    flow_place(&flow, test->arena, 100, 10);
    /* The first layer is the fullest: 32 in 90 points. */
    CHECK_NEAR(flow.links[0].thickness, 12 * 90 / 32.0, 1e-9);
    CHECK_NEAR(flow.nodes[1].height, 90, 1e-9);
    CHECK_NEAR(flow.links[1].to_y, flow.links[0].to_y + flow.links[0].thickness, 1e-9);
}

TEST(chart_flow_names_a_cycle)
{
    Flow flow = empty_flow(test);
    flow_add(&flow, "甲", "乙", 1, 0);
    flow_add(&flow, "乙", "丙", 1, 1);
    flow_add(&flow, "丙", "甲", 1, 2);
    CHECK(flow_layer(&flow) != NULL);
    Flow self = empty_flow(test);
    flow_add(&self, "甲", "甲", 1, 0);
    CHECK(flow_layer(&self) != NULL);
}
