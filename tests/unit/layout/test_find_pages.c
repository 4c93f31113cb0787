#include "layout/report_fixture.h"

static LayoutFixture report_of(TestState *test, const char *page, const char *body)
{
    LayoutFixture fixture;
    PageMasters *masters = arena_alloc(test->arena, sizeof *masters);
    layout_init(test, &fixture, NULL);
    report_run_json(&fixture, masters, page, body);
    return fixture;
}

TEST(pages_of_each_node_are_where_it_begins)
{
    LayoutFixture fixture =
        report_of(test, NULL, COLUMN("", BLOCK("a", "60", "") "," BLOCK("b", "60", "")));
    const int *pages =
        layout_find_pages(test->arena, &fixture.result, 0, fixture.builder.node_count);
    CHECK(pages[1] == 0 && pages[2] == 0 && pages[3] == 1 && pages[0] == -1);
    pages = layout_find_pages(test->arena, &fixture.result, 3, fixture.builder.node_count);
    CHECK(pages[0] == 1);
    layout_release(&fixture);
}
