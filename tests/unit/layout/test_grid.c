#include "layout/fixture.h"

/* A grid of 400 x 300 pt, or as high as its content where `page` is "auto". */
static LayoutFixture grid_of(TestState *test, const char *height, const char *style,
                             const char *children)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    layout_run(
        &fixture, arena_print(test->arena, "{\"size\": \"400pt %s\"}", height),
        arena_print(test->arena,
                    "{\"type\": \"grid\", \"id\": \"grid\", \"style\": {%s}, \"children\": [%s]}",
                    style, children));
    return fixture;
}

#define BOX(id, style) "{\"type\": \"column\", \"id\": \"" id "\", \"style\": {" style "}}"
#define SOLID(id, style, width, height)                                                            \
    "{\"type\": \"column\", \"id\": \"" id "\", \"style\": {" style "}, \"children\": [{\"type\":" \
    "\"column\", \"style\": {\"width\": \"" width "\", \"height\": \"" height "\"}}]}"

TEST(grid_cells_fill_their_tracks)
{
    LayoutFixture fixture =
        grid_of(test, "auto", "\"gridTemplateColumns\": \"100pt 1fr 2fr\", \"gap\": \"10pt 30pt\"",
                SOLID("a", "", "10pt", "20pt") "," SOLID("b", "", "10pt", "50pt") "," BOX(
                    "c", "") "," SOLID("d", "\"gridColumn\": \"2 / 4\"", "10pt", "40pt"));
    CHECK_FRAME("a", 0, 0, 100, 50);
    CHECK_FRAME("b", 130, 0, 80, 50);
    CHECK_FRAME("c", 240, 0, 160, 50);
    CHECK_FRAME("d", 130, 60, 270, 40);
    CHECK_FRAME("grid", 0, 0, 400, 100);
    layout_release(&fixture);
}

TEST(grid_without_columns_has_one)
{
    LayoutFixture fixture =
        grid_of(test, "auto", "", SOLID("a", "", "9pt", "20pt") "," SOLID("b", "", "9pt", "30pt"));
    CHECK_FRAME("a", 0, 0, 400, 20);
    CHECK_FRAME("b", 0, 20, 400, 30);
    layout_release(&fixture);
}

TEST(grid_auto_columns_stretch_or_are_justified)
{
    const char *children = SOLID("a", "", "60pt", "10pt") "," SOLID("b", "", "140pt", "10pt");
    LayoutFixture fixture =
        grid_of(test, "auto", "\"gridTemplateColumns\": \"auto auto\"", children);
    CHECK_FRAME("a", 0, 0, 160, 10);
    CHECK_FRAME("b", 160, 0, 240, 10);
    layout_release(&fixture);
    fixture = grid_of(test, "auto",
                      "\"gridTemplateColumns\": \"auto auto\", \"justifyContent\":"
                      "\"center\"",
                      children);
    CHECK_FRAME("a", 100, 0, 60, 10);
    CHECK_FRAME("b", 160, 0, 140, 10);
    layout_release(&fixture);
    fixture = grid_of(test, "auto",
                      "\"gridTemplateColumns\": \"auto auto\", \"justifyContent\":"
                      "\"space-between\"",
                      children);
    CHECK_FRAME("b", 260, 0, 140, 10);
    layout_release(&fixture);
}

TEST(grid_rows_with_a_definite_height)
{
    LayoutFixture fixture =
        grid_of(test, "300pt",
                "\"gridTemplateColumns\": \"1fr\", \"gridTemplateRows\": \"50pt 1fr 20% auto\"",
                BOX("a", "") "," BOX("b", "") "," BOX("c", "") "," SOLID("d", "", "5pt", "30pt"));
    CHECK_FRAME("a", 0, 0, 400, 50);
    CHECK_FRAME("b", 0, 50, 400, 160);
    CHECK_FRAME("c", 0, 210, 400, 60);
    CHECK_FRAME("d", 0, 270, 400, 30);
    CHECK(test->sink->count == 0);
    layout_release(&fixture);
}

TEST(grid_auto_rows_stretch_in_a_definite_height)
{
    LayoutFixture fixture =
        grid_of(test, "300pt", "\"alignItems\": \"center\"",
                SOLID("a", "", "5pt", "100pt") "," SOLID("b", "", "5pt", "60pt"));
    /* 140 left over, 70 for each row: 170 and 130. */
    CHECK_FRAME("a", 0, 35, 400, 100);
    CHECK_FRAME("b", 0, 205, 400, 60);
    layout_release(&fixture);
}

/* CSS Grid 1, 12.7: in a height that follows the content every fr row is as high as the neediest.
 */
TEST(grid_fr_rows_without_a_definite_height)
{
    LayoutFixture fixture =
        grid_of(test, "auto", "\"gridAutoRows\": \"1fr\"",
                SOLID("a", "", "5pt", "20pt") "," SOLID("b", "", "5pt", "60pt"));
    CHECK_FRAME("a", 0, 0, 400, 60);
    CHECK_FRAME("b", 0, 60, 400, 60);
    layout_release(&fixture);
}

TEST(grid_row_spans_share_what_they_lack)
{
    LayoutFixture fixture =
        grid_of(test, "auto",
                "\"gridTemplateColumns\": \"1fr 1fr\", \"gridTemplateRows\": \"10pt auto auto\","
                "\"rowGap\": \"5pt\"",
                SOLID("tall", "\"gridRow\": \"1 / span 3\"", "5pt",
                      "100pt") "," BOX("a", "") "," SOLID("b", "", "5pt", "20pt") "," BOX("c", ""));
    /* 100 - 10 - 20 - 2 gaps = 60 lacking, 30 for each auto row. */
    CHECK_FRAME("tall", 0, 0, 200, 100);
    CHECK_FRAME("a", 200, 0, 200, 10);
    CHECK_FRAME("b", 200, 15, 200, 50);
    CHECK_FRAME("c", 200, 70, 200, 30);
    layout_release(&fixture);
}

TEST(grid_places_children_in_their_areas)
{
    LayoutFixture fixture = grid_of(
        test, "300pt",
        "\"gridTemplateColumns\": \"1fr 1fr\", \"gridTemplateRows\": \"100pt 100pt\","
        "\"justifyItems\": \"center\", \"alignItems\": \"end\"",
        SOLID("a", "", "50pt", "20pt") "," SOLID(
            "b", "\"alignSelf\": \"start\"", "50pt",
            "20pt") "," BOX("c", "\"width\": \"50%\", \"height\": \"25%\"") "," BOX("d",
                                                                                    "\"width\": "
                                                                                    "\"50pt\", "
                                                                                    "\"height\": "
                                                                                    "\"20pt\", "
                                                                                    "\"margin\": "
                                                                                    "\"auto\""));
    CHECK_FRAME("a", 75, 80, 50, 20);
    CHECK_FRAME("b", 275, 0, 50, 20);
    /* Percentages of a child are of its area (CSS Grid 1, 6.1). */
    CHECK_FRAME("c", 50, 175, 100, 25);
    CHECK_FRAME("d", 275, 140, 50, 20);
    layout_release(&fixture);
}

TEST(grid_overlap_by_explicit_places)
{
    LayoutFixture fixture = grid_of(
        test, "300pt", "\"gridTemplateColumns\": \"1fr 1fr\", \"gridTemplateRows\": \"1fr\"",
        BOX("a", "\"gridColumn\": \"1 / 3\", \"gridRow\": 1") "," BOX(
            "b", "\"gridColumn\": 2, \"gridRow\": 1"));
    CHECK_FRAME("a", 0, 0, 400, 300);
    CHECK_FRAME("b", 200, 0, 200, 300);
    CHECK(test->sink->count == 0);
    layout_release(&fixture);
}

TEST(grid_measures_itself)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    layout_run(
        &fixture, NULL,
        "{\"type\": \"column\", \"style\": {\"alignItems\": \"start\"}, \"children\": [{\"type\":"
        "\"grid\", \"id\": \"g\", \"style\": {\"gridTemplateColumns\": \"30pt auto 1fr 1fr\","
        "\"columnGap\": \"5pt\"}, \"children\": [" BOX("a", "") "," SOLID(
            "b", "", "20pt", "10pt") "," SOLID("c", "", "15pt", "10pt") "," SOLID("d", "", "25pt",
                                                                                  "10pt") "]}]}");
    CHECK_FRAME("g", 0, 0, 30 + 20 + 25 + 25 + 15, 10);
    CHECK_FRAME("d", 90, 0, 25, 10);
    layout_release(&fixture);
}

TEST(grid_margins_and_limits_of_cells)
{
    LayoutFixture fixture =
        grid_of(test, "auto", "\"gridTemplateColumns\": \"1fr 1fr\"",
                SOLID("a", "\"margin\": \"1pt 2pt 3pt 4pt\"", "10pt",
                      "40pt") "," BOX("b", "\"maxHeight\": \"30pt\", \"maxWidth\": \"100pt\""));
    CHECK_FRAME("a", 4, 1, 194, 40);
    CHECK_FRAME("b", 200, 0, 100, 30);
    CHECK_FRAME("grid", 0, 0, 400, 44);
    layout_release(&fixture);
}
