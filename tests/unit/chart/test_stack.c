/* Stacking: positive values upwards, negative ones downwards, shares of the column's size. */
#include "chart_fixture.h"

#define STACKED(stack)                                                                               \
    "{\"type\":\"chart\",\"alt\":\"图\",\"x\":\"n\",\"stack\":\"" stack                              \
    "\",\"data\":[{\"n\":\"甲\",\"a\":3,\"b\":-2,\"c\":5},{\"n\":\"乙\",\"a\":1,\"b\":null,\"c\":" \
    "1}],"                                                                                           \
    "\"series\":[{\"type\":\"bar\",\"y\":\"a\"},{\"type\":\"bar\",\"y\":\"b\"},{\"type\":\"bar\","   \
    "\"y\":\"c\"}]}"

TEST(chart_stack_diverges_at_zero)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    const Chart *chart = chart_from(&fixture, STACKED("stack"));
    CHECK(chart && chart->column_count == 1);
    const Series *series = chart->series;
    CHECK_NEAR(series[0].to[0], 3, 0);
    CHECK_NEAR(series[1].from[0], 0, 0);
    CHECK_NEAR(series[1].to[0], -2, 0);
    CHECK_NEAR(series[2].from[0], 3, 0);
    CHECK_NEAR(series[2].to[0], 8, 0);
    CHECK(isnan(series[1].to[1]));
    CHECK_NEAR(series[2].from[1], 1, 0);
    layout_release(&fixture);
}

TEST(chart_shares_are_of_the_columns_size)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    const Chart *chart = chart_from(&fixture, STACKED("share"));
    CHECK(chart != NULL);
    CHECK_NEAR(chart->series[0].to[0], 0.3, 1e-12);
    CHECK_NEAR(chart->series[1].to[0], -0.2, 1e-12);
    CHECK_NEAR(chart->series[2].to[0], 0.8, 1e-12);
    CHECK_NEAR(chart->series[2].to[1], 1, 1e-12);
    layout_release(&fixture);
}

TEST(chart_without_stacking_stands_side_by_side)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    const Chart *chart = chart_from(&fixture, STACKED("none"));
    CHECK(chart && chart->column_count == 3 && !chart->series[2].is_stacked);
    const ChartPlan *plan = chart_plan(chart, test->arena, (Size){300, 200});
    double last = -1;
    for (size_t i = 0; i < plan->part_count; i++) {
        const ChartPart *part = &plan->parts[i];
        if (strcmp(part->name, "bar") != 0 || part->row != 0)
            continue;
        CHECK(part->box.x >= last); /* beside each other, in the order of the series */
        last = part->box.x + part->box.width;
    }
    layout_release(&fixture);
}
