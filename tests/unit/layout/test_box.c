#include "base/limits.h"
#include "layout/fixture.h"

/* Lays out one page of 400 x 300 pt whose body holds `children` (JSON items) in a column whose
 * children do not stretch. */
static LayoutFixture column_of(TestState *test, const char *children)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    layout_run(&fixture, NULL,
               arena_print(test->arena,
                           "{\"type\": \"column\", \"id\": \"body\", \"style\": {\"alignItems\":"
                           "\"start\"}, \"children\": [%s]}",
                           children));
    return fixture;
}

#define BOX(id, style) "{\"type\": \"column\", \"id\": \"" id "\", \"style\": {" style "}}"

TEST(box_body_fills_the_page_between_the_margins)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    layout_run(&fixture, "{\"size\": \"400pt 300pt\", \"margin\": \"10pt 20pt 30pt 40pt\"}",
               BOX("body", ""));
    CHECK_FRAME("body", 40, 10, 340, 260);
    layout_run(&fixture, "{\"size\": \"400pt 300pt\", \"margin\": \"10pt\"}",
               BOX("body", "\"margin\": \"5pt 6pt 7pt 8pt\""));
    CHECK_FRAME("body", 18, 15, 366, 268);
    layout_release(&fixture);
}

TEST(box_auto_page_is_as_high_as_its_content)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    layout_run(&fixture, "{\"size\": \"400pt auto\", \"margin\": \"10pt\"}",
               "{\"type\": \"column\", \"style\": {\"padding\": \"5pt\", \"margin\": \"3pt 0\"},"
               "\"children\": [" BOX("a", "\"height\": \"1000pt\"") "]}");
    CHECK_NEAR(fixture.result.pages[0].height, 10 + 3 + 5 + 1000 + 5 + 3 + 10, 1e-6);
    CHECK(test->sink->count == 0);
    layout_release(&fixture);
}

/* width and height include padding and border, and are never less than they. */
TEST(box_sizes_include_padding_and_border)
{
    LayoutFixture fixture = column_of(
        test,
        BOX("a",
            "\"width\": \"100pt\", \"height\": \"50pt\", \"padding\": \"10pt\","
            "\"border\": \"2pt solid black\"") "," BOX("b",
                                                       "\"width\": \"5pt\", \"height\": 0, "
                                                       "\"padding\": \"10pt\"") "," BOX("c",
                                                                                        "\"padding"
                                                                                        "\": "
                                                                                        "\"10pt "
                                                                                        "20pt\", "
                                                                                        "\"border\""
                                                                                        ": \"1pt "
                                                                                        "solid "
                                                                                        "black\""));
    CHECK_FRAME("a", 0, 0, 100, 50);
    CHECK_FRAME("b", 0, 50, 20, 20);
    CHECK_FRAME("c", 0, 70, 42, 22);
    Rect frame;
    Rect content = box_content(layout_find(&fixture, 0, "a", &frame));
    CHECK(content.x == 12 && content.width == 76 && content.height == 26);
    layout_release(&fixture);
}

TEST(box_percentages_are_of_the_container)
{
    LayoutFixture fixture = column_of(
        test,
        BOX("a", "\"width\": \"25%\", \"height\": \"10%\"") ","
                                                            "{\"type\": \"column\", \"id\": "
                                                            "\"auto\", \"style\": {\"width\": "
                                                            "\"200pt\"}, \"children\": [" BOX(
                                                                "b", "\"width\": \"50%\", "
                                                                     "\"height\": \"50%\"") "]}");
    CHECK_FRAME("a", 0, 0, 100, 30);
    /* A percentage of a height that follows its content is auto (CSS 2.2, 10.5). */
    CHECK_FRAME("b", 0, 30, 100, 0);
    layout_release(&fixture);
}

/* CSS 2.2, 10.4: the minimum wins over the maximum, and both over the size. */
TEST(box_limits)
{
    LayoutFixture fixture = column_of(
        test,
        BOX("a", "\"width\": \"100pt\", \"maxWidth\": \"80pt\", \"height\": \"10pt\"") "," BOX(
            "b",
            "\"width\": \"100pt\", \"maxWidth\": \"80pt\", \"minWidth\": \"90pt\", "
            "\"height\": \"10pt\"") "," BOX("c",
                                            "\"minWidth\": \"30%\", \"minHeight\": "
                                            "\"20pt\"") "," BOX("d", "\"width\": \"10pt\", "
                                                                     "\"height\": \"50pt\", "
                                                                     "\"maxHeight\": \"10%\""));
    CHECK_FRAME("a", 0, 0, 80, 10);
    CHECK_FRAME("b", 0, 10, 90, 10);
    CHECK_FRAME("c", 0, 20, 120, 20);
    CHECK_FRAME("d", 0, 40, 10, 30);
    layout_release(&fixture);
}

TEST(box_min_height_is_definite_for_children)
{
    LayoutFixture fixture = column_of(
        test, "{\"type\": \"row\", \"style\": {\"minHeight\": \"60pt\"}, \"children\": [" BOX(
                  "a", "\"width\": \"10pt\"") "]}");
    CHECK_FRAME("a", 0, 0, 10, 60);
    layout_release(&fixture);
}

TEST(box_aspect_ratio)
{
    LayoutFixture fixture = column_of(
        test,
        BOX("a",
            "\"width\": \"80pt\", \"aspectRatio\": \"2 / "
            "1\"") "," BOX("b",
                           "\"height\": \"30pt\", "
                           "\"aspectRatio\": \"2 / "
                           "1\"") "," BOX("c", "\"width\": \"80pt\", \"height\": \"10pt\", "
                                               "\"aspectRatio\": 3") ","
                                                                     "{\"type\": \"column\", "
                                                                     "\"style\": {\"width\": "
                                                                     "\"50pt\"}, \"children\": "
                                                                     "[" BOX("d", "\"height\": "
                                                                                  "\"50%\", "
                                                                                  "\"aspectRatio\""
                                                                                  ": \"2\"") "]}");
    CHECK_FRAME("a", 0, 0, 80, 40);
    CHECK_FRAME("b", 0, 40, 60, 30);
    CHECK_FRAME("c", 0, 70, 80, 10);
    CHECK_FRAME("d", 0, 80, 50, 25);
    layout_release(&fixture);
}

TEST(box_breaks_make_pages)
{
    LayoutFixture fixture = column_of(
        test,
        BOX("a", "\"height\": \"10pt\"") "," BOX(
            "b",
            "\"height\": \"10pt\", "
            "\"breakBefore\": \"page\"") "," BOX("c",
                                                 "\"height\": \"10pt\"") "," BOX("d",
                                                                                 "\"breakBefore\": "
                                                                                 "\"page\""));
    CHECK(fixture.result.page_count == 3);
    Rect frame;
    CHECK(layout_find(&fixture, 0, "a", &frame) && !layout_find(&fixture, 0, "b", &frame));
    CHECK(layout_find(&fixture, 1, "b", &frame) && frame.y == 0);
    CHECK(layout_find(&fixture, 1, "c", &frame) && frame.y == 10);
    CHECK(layout_find(&fixture, 2, "d", &frame) && frame.y == 0);
    CHECK(layout_find(&fixture, 2, "body", &frame) && frame.height == 300);
    layout_release(&fixture);
}

TEST(box_pages_are_limited)
{
    StrBuf children = {0};
    for (int i = 0; i <= LIMIT_PAGES; i++)
        strbuf_print(&children, "%s{\"type\": \"row\", \"style\": {\"breakBefore\": \"page\"}}",
                     i ? "," : "");
    LayoutFixture fixture = column_of(test, children.data);
    CHECK(fixture.result.page_count == LIMIT_PAGES && test_reported_once(test, E_LIMIT));
    strbuf_release(&children);
    layout_release(&fixture);
}

TEST(box_overflow_is_told_in_mm)
{
    LayoutFixture fixture = column_of(
        test,
        "{\"type\": \"column\", \"style\": {\"width\": \"20pt\", \"height\": \"20pt\"}, "
        "\"children\": [" BOX(
            "a", "\"height\": \"48.3464567pt\"") "]},"
                                                 "{\"type\": \"row\", \"style\": {\"width\": "
                                                 "\"20pt\"}, \"children\": [" BOX(
                                                     "b", "\"width\": \"48.3464567pt\"") "]}");
    CHECK(count_reported(test, W_BOX_OVERFLOW) == 2 && test->sink->count == 2);
    CHECK_TEXT(test->sink->items[0].message, "The content is 10 mm higher than its box.");
    CHECK_TEXT(test->sink->items[1].message, "The content is 10 mm wider than its box.");
    CHECK(test->sink->items[0].node_id > 0);
    layout_release(&fixture);
}

/* A negative margin lets a box reach out on purpose. */
TEST(box_negative_margins_are_no_overflow)
{
    LayoutFixture fixture = column_of(
        test, "{\"type\": \"column\", \"style\": {\"width\": \"100pt\"}, \"children\": [" BOX(
                  "a", "\"height\": \"10pt\", \"margin\": \"0 -20pt\"") "]}");
    CHECK_FRAME("a", -20, 0, 140, 10);
    CHECK(test->sink->count == 0);
    layout_release(&fixture);
}

TEST(box_page_overflow_is_told)
{
    LayoutFixture fixture = column_of(test, BOX("a", "\"height\": \"310pt\""));
    CHECK(test_reported_once(test, W_PAGE_OVERFLOW) && test->sink->count == 1);
    layout_release(&fixture);
}
