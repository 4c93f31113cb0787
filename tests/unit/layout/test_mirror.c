#include "layout/mirror.h"
#include "layout/report_fixture.h"

/* The left edge of the box with this id on page `index`; NAN: it is not there. */
static double x_of(const LayoutFixture *fixture, int index, const char *id)
{
    Rect frame = {NAN, NAN, NAN, NAN};
    const LayoutPage *page = &fixture->result.pages[index];
    for (size_t i = 0; i < page->part_count; i++) {
        if (find_box(page->parts[i].box, (Point){page->parts[i].x, page->parts[i].y}, id, &frame))
            return frame.x;
    }
    return NAN;
}

#define SIDE_ROW(text, side, more)                                                                 \
    "{\"type\": \"row\", \"style\": {\"gap\": \"10pt\"" more "}, \"children\": [" BLOCK(           \
        text, "60", ", \"width\": \"60pt\"") "," BLOCK(side, "20", ", \"width\": \"10pt\"") "]}"

/* Bodies of 80 points; outer margins of 5 points, inner ones of 15. */
static LayoutFixture report_of(TestState *test, const char *mirror, const char *body)
{
    LayoutFixture fixture;
    PageMasters *masters = arena_alloc(test->arena, sizeof *masters);
    layout_init(test, &fixture, NULL);
    report_run_json(&fixture, masters,
                    arena_print(test->arena,
                                "{\"size\": \"100pt 100pt\", \"flow\": true, \"mirror\": %s, "
                                "\"margin\": \"0 5pt 0 15pt\"}",
                                mirror),
                    body);
    return fixture;
}

TEST(mirror_puts_the_side_column_at_the_outer_edge)
{
    LayoutFixture fixture = report_of(
        test, "true",
        COLUMN("",
               SIDE_ROW("a", "b", ", \"mirror\": true") "," SIDE_ROW(
                   "c", "d", ", \"mirror\": true") "," SIDE_ROW("e", "f", ", \"mirror\": true")));
    CHECK(fixture.result.page_count == 3);
    CHECK_NEAR(x_of(&fixture, 0, "a"), 15, 1e-6);
    CHECK_NEAR(x_of(&fixture, 0, "b"), 85, 1e-6); /* to 95: the outer margin is 5 */
    CHECK_NEAR(x_of(&fixture, 1, "d"), 5, 1e-6);
    CHECK_NEAR(x_of(&fixture, 1, "c"), 25, 1e-6);
    CHECK_NEAR(x_of(&fixture, 2, "f"), 85, 1e-6);
    layout_release(&fixture);
}

TEST(mirror_leaves_alone_what_does_not_ask_for_it)
{
    const char *body = COLUMN("", SIDE_ROW("a", "b", "") "," SIDE_ROW("c", "d", ""));
    LayoutFixture fixture = report_of(test, "true", body);
    CHECK_NEAR(x_of(&fixture, 1, "d"), 75, 1e-6);
    layout_release(&fixture);
    fixture = report_of(test, "false",
                        COLUMN("", SIDE_ROW("a", "b", ", \"mirror\": true") "," SIDE_ROW(
                                       "c", "d", ", \"mirror\": true")));
    CHECK_NEAR(x_of(&fixture, 1, "d"), 85, 1e-6);
    layout_release(&fixture);
}

/* A row that is cut: the part on the right page keeps its sides, that on the left one swaps them.
 */
TEST(mirror_changes_no_box_of_another_page)
{
    const char *body = COLUMN(
        "", "{\"type\": \"row\", \"style\": {\"mirror\": true}, \"children\": [" COLUMN(
                "\"width\": \"60pt\"",
                BLOCK("a", "80", "") "," BLOCK(
                    "b", "80", "")) "," COLUMN("\"width\": \"20pt\"",
                                               BLOCK("s", "80", "") "," BLOCK("t", "80", "")) "]}");
    LayoutFixture fixture = report_of(test, "true", body);
    CHECK(fixture.result.page_count == 2);
    CHECK_NEAR(x_of(&fixture, 0, "a"), 15, 1e-6);
    CHECK_NEAR(x_of(&fixture, 0, "s"), 75, 1e-6);
    CHECK_NEAR(x_of(&fixture, 1, "t"), 5, 1e-6);
    CHECK_NEAR(x_of(&fixture, 1, "b"), 25, 1e-6);
    layout_release(&fixture);
}
