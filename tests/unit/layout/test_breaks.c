#include "layout/report_fixture.h"

/* The plan of `body` laid out 100 pt wide and as high as it is. */
static FlowPlan plan_of(TestState *test, LayoutFixture *fixture, const char *body)
{
    layout_init(test, fixture, NULL);
    layout_run(fixture, "{\"size\": \"100pt auto\"}", body);
    LayoutContext context = {.arena = test->arena, .diagnostics = test->sink};
    context.results = layout_results(test->arena, fixture->builder.node_count);
    FlowPlan plan;
    flow_plan(&context, fixture->result.pages[0].body, &plan);
    return plan;
}

TEST(breaks_lie_between_children_and_lines)
{
    LayoutFixture fixture;
    FlowPlan plan =
        plan_of(test, &fixture,
                "{\"type\": \"column\", \"style\": {\"gap\": \"5pt\", \"fontSize\": \"10pt\","
                "\"lineHeight\": \"20pt\"}, \"children\": [" BLOCK(
                    "a", "30", "") ","
                                   "\"一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十"
                                   "一二三四五六七八九十\"]}");
    CHECK(plan.break_count == 4);
    CHECK_NEAR(plan.breaks[0].end, 30, 1e-6);
    CHECK_NEAR(plan.breaks[0].next, 35, 1e-6);
    CHECK_NEAR(plan.breaks[1].end, 55, 1e-6);
    CHECK_NEAR(plan.breaks[1].next, 55, 1e-6);
    /* Of four lines one may not stand alone, two may. */
    CHECK(plan.breaks[1].cost == BREAK_COST_LINES && plan.breaks[2].cost == BREAK_COST_NONE &&
          plan.breaks[3].cost == BREAK_COST_LINES);
    layout_release(&fixture);
}

TEST(breaks_within_a_row_cut_all_its_columns)
{
    LayoutFixture fixture;
    FlowPlan plan = plan_of(
        test, &fixture,
        "{\"type\": \"row\", \"children\": [" COLUMN(
            "", BLOCK("a", "30", "") "," BLOCK(
                    "b", "30", "")) "," COLUMN("",
                                               BLOCK("c", "40", "") "," BLOCK("d", "10", "")) "]}");
    /* At 30 the second column is not cut yet; at 40 its first block ends. */
    CHECK(plan.break_count == 1);
    CHECK_NEAR(plan.breaks[0].end, 40, 1e-6);
    CHECK_NEAR(plan.breaks[0].next, 30, 1e-6);
    CHECK(plan.breaks[0].cost == BREAK_COST_PARALLEL);
    layout_release(&fixture);
}

TEST(breaks_carry_the_edges_that_one_sees)
{
    LayoutFixture fixture;
    FlowPlan plan = plan_of(test, &fixture,
                            COLUMN("\"padding\": \"7pt 0 9pt\", \"background\": \"#f00\"",
                                   BLOCK("a", "30", "") "," BLOCK("b", "30", "")));
    CHECK(plan.break_count == 1);
    CHECK_NEAR(plan.breaks[0].lead, 7, 1e-6);
    CHECK_NEAR(plan.breaks[0].tail, 9, 1e-6);
    layout_release(&fixture);
}

TEST(breaks_pass_over_what_is_one_piece)
{
    LayoutFixture fixture;
    const char *const styles[] = {"\"opacity\": 0.5", "\"rotate\": \"5deg\"",
                                  "\"overflow\": \"hidden\"", "\"position\": \"relative\""};
    for (size_t i = 0; i < COUNT_OF(styles); i++) {
        FlowPlan plan = plan_of(
            test, &fixture,
            arena_print(test->arena, COLUMN("%s", BLOCK("a", "30", "") "," BLOCK("b", "30", "")),
                        styles[i]));
        CHECK(plan.break_count == 0);
        layout_release(&fixture);
    }
}
