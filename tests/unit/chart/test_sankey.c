/* Sankey: layers, sums and cycles of a sankey diagram. */
#include "chart/sankey.h"
#include "test.h"

static Sankey empty_flow(TestState *test)
{
    return (Sankey){.nodes = arena_array(test->arena, 16, sizeof(SankeyNode)),
                    .links = arena_array(test->arena, 8, sizeof(SankeyLink))};
}

TEST(chart_sankey_layers_and_thickness)
{
    Sankey flow = empty_flow(test);
    sankey_add(&flow, "财政", "项目", 12, 0);
    sankey_add(&flow, "企业", "项目", 20, 1);
    sankey_add(&flow, "项目", "成果", 18, 2);
    CHECK(sankey_layer(&flow) == NULL);
    CHECK(flow.node_count == 4 && flow.layer_count == 3);
    CHECK(flow.nodes[0].layer == 0 && flow.nodes[1].layer == 1 && flow.nodes[3].layer == 2);
    sankey_place(&flow, test->arena, 100, 10);
    /* The first layer is the fullest: 32 in 90 points. */
    CHECK_NEAR(flow.links[0].thickness, 12 * 90 / 32.0, 1e-9);
    CHECK_NEAR(flow.nodes[1].height, 90, 1e-9);
    CHECK_NEAR(flow.links[1].to_y, flow.links[0].to_y + flow.links[0].thickness, 1e-9);
}

TEST(chart_sankey_names_a_cycle)
{
    Sankey flow = empty_flow(test);
    sankey_add(&flow, "甲", "乙", 1, 0);
    sankey_add(&flow, "乙", "丙", 1, 1);
    sankey_add(&flow, "丙", "甲", 1, 2);
    CHECK(sankey_layer(&flow) != NULL);
    Sankey self = empty_flow(test);
    sankey_add(&self, "甲", "甲", 1, 0);
    CHECK(sankey_layer(&self) != NULL);
}
