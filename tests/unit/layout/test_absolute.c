#include "layout/fixture.h"

#define BOX(id, style)      "{\"type\": \"column\", \"id\": \"" id "\", \"style\": {" style "}}"
#define ABSOLUTE(id, style) BOX(id, "\"position\": \"absolute\", " style)
#define SOLID(id, style, width, height)                                                            \
    "{\"type\": \"column\", \"id\": \"" id "\", \"style\": {" style "}, \"children\": [{\"type\":" \
    "\"column\", \"style\": {\"width\": \"" width "\", \"height\": \"" height "\"}}]}"

/* Children of a positioned block at (100, 50), 200 x 100 pt with a border of 5 and padding of 10.
 */
static LayoutFixture block_of(TestState *test, const char *children)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    layout_run(
        &fixture, NULL,
        arena_print(test->arena,
                    "{\"type\": \"column\", \"style\": {\"padding\": \"50pt 100pt\"}, \"children\":"
                    "[{\"type\": \"column\", \"id\": \"block\", \"style\": {\"position\":"
                    "\"relative\", \"height\": \"100pt\", \"padding\": \"10pt\", \"border\":"
                    "\"5pt solid black\"}, \"children\": [%s]}]}",
                    children));
    return fixture;
}

/* The containing block is the padding box: (105, 55), 190 x 90. */
TEST(absolute_insets)
{
    LayoutFixture fixture = block_of(
        test,
        ABSOLUTE(
            "a",
            "\"left\": \"10pt\", \"top\": \"20pt\", \"width\": \"30pt\", \"height\": "
            "\"40pt\"") "," ABSOLUTE("b",
                                     "\"right\": \"10pt\", \"bottom\": \"20pt\", \"width\": "
                                     "\"30pt\","
                                     "\"height\": \"40pt\"") "," ABSOLUTE("c",
                                                                          "\"left\": \"10%\", "
                                                                          "\"top\": \"-5pt\", "
                                                                          "\"width\": \"50%\", "
                                                                          "\"height\": \"50%\""));
    CHECK_FRAME("a", 115, 75, 30, 40);
    CHECK_FRAME("b", 255, 85, 30, 40);
    CHECK_FRAME("c", 124, 50, 95, 45);
    CHECK(test->sink->count == 0);
    layout_release(&fixture);
}

TEST(absolute_size_between_insets)
{
    LayoutFixture fixture = block_of(
        test,
        ABSOLUTE("a", "\"left\": 0, \"right\": 0, \"top\": 0, \"bottom\": 0") "," ABSOLUTE(
            "b",
            "\"left\": \"10pt\", \"right\": \"20pt\", \"top\": \"5pt\", \"bottom\": \"5pt\","
            "\"margin\": \"1pt 2pt 3pt 4pt\"") "," ABSOLUTE("c",
                                                            "\"left\": 0, \"right\": 0, "
                                                            "\"maxWidth\": \"50pt\", \"top\": 0, "
                                                            "\"bottom\": 0,"
                                                            "\"minHeight\": \"95pt\"") "," ABSOLUTE("d",
                                                                                                    "\"left\": \"150pt\", \"right\": \"150pt\", \"height\": \"10pt\""));
    CHECK_FRAME("a", 105, 55, 190, 90);
    CHECK_FRAME("b", 119, 61, 154, 76);
    CHECK_FRAME("c", 105, 55, 50, 95);
    CHECK_FRAME("d", 255, 55, 0, 10);
    layout_release(&fixture);
}

/* CSS 2.2, 10.3.7: auto margins between two given sides share what is left. */
TEST(absolute_auto_margins_centre)
{
    LayoutFixture fixture = block_of(
        test,
        ABSOLUTE(
            "a",
            "\"left\": 0, \"right\": 0, \"top\": 0, \"bottom\": 0, \"width\": \"50pt\","
            "\"height\": \"30pt\", \"margin\": \"auto\"") "," ABSOLUTE("b",
                                                                       "\"left\": 0, \"right\": 0, "
                                                                       "\"width\": \"50pt\", "
                                                                       "\"height\": \"30pt\","
                                                                       "\"marginLeft\": \"auto\""));
    CHECK_FRAME("a", 175, 85, 50, 30);
    CHECK_FRAME("b", 245, 55, 50, 30);
    layout_release(&fixture);
}

TEST(absolute_width_shrinks_to_fit)
{
    LayoutFixture fixture = block_of(
        test, "{\"type\": \"text\", \"id\": \"a\", \"text\": "
              "\"一二三四五六七八九十一二三四五六七八九十\","
              "\"style\": {\"position\": \"absolute\", \"left\": \"100pt\", \"fontSize\": \"10pt\","
              "\"lineHeight\": \"16pt\"}}," SOLID(
                  "b", "\"position\": \"absolute\", \"right\": \"10pt\"", "40pt", "10pt"));
    /* 190 - 100 = 90 points: nine characters on each line. */
    CHECK_FRAME("a", 205, 55, 90, 48);
    CHECK_FRAME("b", 245, 55, 40, 10);
    layout_release(&fixture);
}

TEST(absolute_fill_and_ratio)
{
    LayoutFixture fixture = block_of(
        test,
        ABSOLUTE("a", "\"width\": \"fill\", \"height\": \"fill\", \"left\": \"10pt\"") "," ABSOLUTE(
            "b", "\"width\": \"60pt\", \"aspectRatio\": 2") "," ABSOLUTE("c",
                                                                         "\"height\": \"50%\", "
                                                                         "\"aspectRatio\": 2"));
    CHECK_FRAME("a", 115, 55, 180, 90);
    CHECK_FRAME("b", 105, 55, 60, 30);
    CHECK_FRAME("c", 105, 55, 90, 45);
    layout_release(&fixture);
}

TEST(absolute_containing_block_is_the_nearest_positioned)
{
    LayoutFixture fixture = block_of(
        test, "{\"type\": \"row\", \"style\": {\"padding\": \"7pt\"}, \"children\": "
              "[" ABSOLUTE("a", "\"left\": 0, \"top\": 0, \"width\": \"9pt\", \"height\": "
                                "\"9pt\"") "]},"
                                           "{\"type\": \"row\", \"style\": {\"position\": "
                                           "\"absolute\", \"left\": \"50pt\", \"top\":"
                                           "\"10pt\", \"width\": \"40pt\", \"height\": "
                                           "\"20pt\"}, \"children\": [" ABSOLUTE(
                                               "b", "\"right\": 0, \"bottom\": 0, \"width\": "
                                                    "\"9pt\", \"height\": \"9pt\"") "]}");
    CHECK_FRAME("a", 105, 55, 9, 9);
    CHECK_FRAME("b", 105 + 50 + 40 - 9, 55 + 10 + 20 - 9, 9, 9);
    layout_release(&fixture);
}

TEST(absolute_without_positioned_ancestor_takes_the_page)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    layout_run(&fixture, "{\"size\": \"400pt 300pt\", \"margin\": \"20pt 30pt\"}",
               "{\"type\": \"column\", \"style\": {\"padding\": \"11pt\"}, \"children\": "
               "[" ABSOLUTE("a",
                            "\"right\": 0, \"bottom\": 0, \"width\": \"9pt\", \"height\": "
                            "\"9pt\"") "," ABSOLUTE("b", "\"left\": \"-3mm\", \"top\": \"-3mm\", "
                                                         "\"width\": \"9pt\", \"height\": "
                                                         "\"9pt\"") "]}");
    double bleed = 3 * 72 / 25.4;
    CHECK_FRAME("a", 391, 291, 9, 9);
    CHECK_FRAME("b", -bleed, -bleed, 9, 9);
    layout_release(&fixture);
}

TEST(absolute_is_out_of_the_flow)
{
    LayoutFixture fixture =
        block_of(test, ABSOLUTE("a", "\"width\": \"500pt\", \"height\": \"500pt\"") "," BOX(
                           "b", "\"height\": \"10pt\""));
    CHECK_FRAME("b", 115, 65, 170, 10);
    CHECK(test->sink->count == 0);
    layout_release(&fixture);
}

/* CSS 2.2, 9.4.3: a relative box is moved, the others stay; left and top win. */
TEST(relative_moves_a_box_alone)
{
    LayoutFixture fixture = block_of(
        test,
        BOX("a",
            "\"position\": \"relative\", \"left\": \"5pt\", \"right\": \"90pt\", \"top\":"
            "\"10%\", \"height\": \"10pt\"") "," BOX("b",
                                                     "\"height\": \"10pt\"") "," BOX("c",
                                                                                     "\"position\":"
                                                                                     " \"relative\""
                                                                                     ", \"right\": "
                                                                                     "\"5pt\", "
                                                                                     "\"bottom\": "
                                                                                     "\"1pt\", "
                                                                                     "\"height\": "
                                                                                     "\"10pt\""));
    CHECK_FRAME("a", 120, 65 + 7, 170, 10);
    CHECK_FRAME("b", 115, 75, 170, 10);
    CHECK_FRAME("c", 110, 84, 170, 10);
    CHECK(test->sink->count == 0);
    layout_release(&fixture);
}
