/* Small multiples: equal values are equally long in all of them. */
#include "chart_fixture.h"

TEST(chart_facets_share_one_scale)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    const ChartPlan *plan = plan_from(
        &fixture,
        "{\"type\":\"chart\",\"alt\":\"图\",\"x\":\"y\",\"facet\":\"n\",\"columns\":2,\"data\":["
        "{\"n\":\"甲\",\"y\":1,\"v\":4},{\"n\":\"乙\",\"y\":1,\"v\":4},{\"n\":\"乙\",\"y\":2,\"v\":"
        "40}],"
        "\"series\":[{\"type\":\"bar\",\"y\":\"v\"}]}",
        400, 200);
    CHECK(plan && plan->chart->facet_count == 2 && count_parts(plan, "bar") == 3);
    double heights[3] = {0};
    int count = 0;
    for (size_t i = 0; plan && i < plan->part_count; i++) {
        if (strcmp(plan->parts[i].name, "bar") == 0)
            heights[count++] = plan->parts[i].box.height;
    }
    CHECK_NEAR(heights[0], heights[1], 1e-6);
    CHECK_NEAR(heights[2], 10 * heights[1], 1e-6);
    CHECK(plan && !text_fault(test, plan));
    layout_release(&fixture);
}
