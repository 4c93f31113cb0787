#include "base/limits.h"
#include "base/timing.h"
#include "layout/dump.h"
#include "layout/fixture.h"
#include "layout/random_tree.h"

#ifdef __SANITIZE_ADDRESS__
#define SLOWNESS 10 /* of a build that checks every access */
#else
#define SLOWNESS 1
#endif

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

/* What holds for every layout, whatever the tree. */
static void check_sound(TestState *test, const Box *box, bool is_calm)
{
    Rect content = box_content(box);
    CHECK(isfinite(box->size.width) && isfinite(box->size.height) && isfinite(content.x));
    CHECK(box->size.width >= 0 && box->size.height >= 0 && isfinite(box->content_height));
    for (size_t i = 0; i < box->child_count; i++) {
        const BoxLink *link = &box->children[i];
        CHECK(isfinite(link->x) && isfinite(link->y));
        bool is_inside = link->x > -1e-6 && link->y > -1e-6 &&
                         link->x + link->box->size.width < content.width + 1e-6 &&
                         link->y + link->box->size.height < content.height + 1e-6;
        if (is_calm && !is_inside)
            test_fail(test, __FILE__, __LINE__,
                      arena_print(test->arena, "element %u is not inside element %u",
                                  link->box->node->number, box->node->number));
        check_sound(test, link->box, is_calm);
    }
}

static const char *dump_of(TestState *test, const LayoutFixture *fixture)
{
    StrBuf out = {0};
    layout_dump_page(&out, test->arena, &fixture->page, &fixture->result.pages[0]);
    const char *copy = strbuf_copy(&out, test->arena);
    strbuf_release(&out);
    return copy;
}

static void run_random(TestState *test, unsigned seed, bool wild)
{
    StrBuf body = {0};
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    /* The root is a container, so that the page has one child of known kind. */
    strbuf_string(&body, "{\"type\":\"column\",\"children\":[");
    random_tree(&body, &seed, 5, wild);
    strbuf_string(&body, "]}");
    const char *page = "{\"size\": \"2000pt 2000pt\", \"bleed\": \"9pt\"}";
    if (layout_run(&fixture, page, body.data)) {
        check_sound(test, fixture.result.pages[0].body, !wild);
        const char *first = dump_of(test, &fixture);
        paint_page(test->arena, &fixture.page, &fixture.result.pages[0]);
        layout_run(&fixture, page, body.data);
        CHECK_TEXT(dump_of(test, &fixture), first);
    }
    CHECK(test->sink->error_count == 0 || wild);
    if (test->failure_count)
        test_fail(test, __FILE__, __LINE__, arena_print(test->arena, "%.600s", body.data));
    strbuf_release(&body);
    layout_release(&fixture);
}

TEST(box_random_trees_stay_inside)
{
    for (unsigned seed = 1; seed <= 150 && test->failure_count == 0; seed++) {
        run_random(test, seed, false);
        diag_init(test->sink, test->arena, DIAG_ENGLISH);
    }
}

TEST(box_random_trees_with_wild_sizes_are_finite)
{
    for (unsigned seed = 1; seed <= 400 && test->failure_count == 0; seed++) {
        run_random(test, seed, true);
        arena_reset(test->arena);
        diag_init(test->sink, test->arena, DIAG_ENGLISH);
    }
}

static const char *const containers[] = {
    "{\"type\":\"row\"",
    "{\"type\":\"column\"",
    "{\"type\":\"grid\"",
    "{\"type\":\"layers\"",
    "{\"type\":\"grid\",\"style\":{\"gridTemplateColumns\":\"auto 1fr\"}",
    "{\"type\":\"row\",\"style\":{\"minHeight\":\"10pt\",\"padding\":\"1pt\"}",
    "{\"type\":\"column\",\"style\":{\"flex\":1,\"padding\":\"1pt\"}",
    "{\"type\":\"row\",\"style\":{\"flex\":1,\"alignItems\":\"stretch\"}",
    "{\"type\":\"layers\",\"style\":{\"minHeight\":\"3900pt\"}",
    "{\"type\":\"column\",\"style\":{\"alignItems\":\"start\",\"maxHeight\":\"30pt\"}",
    "{\"type\":\"row\",\"style\":{\"height\":\"90%\",\"width\":\"90%\"}",
    "{\"type\":\"grid\",\"style\":{\"height\":\"90%\",\"minHeight\":\"20pt\"}",
    "{\"type\":\"shape\",\"shape\":\"ellipse\",\"style\":{\"height\":\"90%\"}",
};

/* Sixty containers in each other: results are kept, so the time does not double with each. Level i
 * is the container first + i * step. */
static void check_deep(TestState *test, size_t first, size_t step)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    StrBuf body = {0};
    for (size_t i = 0; i < 60; i++)
        strbuf_print(&body, "%s,\"children\":[{\"type\":\"row\"},",
                     containers[(first + i * step) % COUNT_OF(containers)]);
    strbuf_string(&body, "\"一二三四\"");
    for (int i = 0; i < 60; i++)
        strbuf_string(&body, ",\"五\"]}");
    double started = timing_now();
    CHECK(layout_run(&fixture, "{\"size\": \"4000pt 4000pt\"}", body.data));
    double passed = timing_now() - started;
    if (passed > 50 * SLOWNESS)
        test_fail(test, __FILE__, __LINE__,
                  arena_print(test->arena, "%d ms, containers %d + %d i", (int)passed, (int)first,
                              (int)step));
    strbuf_release(&body);
    layout_release(&fixture);
}

TEST(box_deep_nesting_takes_linear_time)
{
    for (size_t step = 0; step < COUNT_OF(containers); step++) {
        for (size_t first = 0; first < COUNT_OF(containers) && test->failure_count == 0; first++) {
            check_deep(test, first, step);
            arena_reset(test->arena);
            diag_init(test->sink, test->arena, DIAG_ENGLISH);
        }
    }
}
