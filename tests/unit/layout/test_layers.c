#include "layout/fixture.h"

static LayoutFixture layers_of(TestState *test, const char *style, const char *children)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    layout_run(&fixture, "{\"size\": \"200pt 100pt\"}",
               arena_print(test->arena,
                           "{\"type\": \"layers\", \"style\": {%s}, \"children\": [%s]}", style,
                           children));
    return fixture;
}

#define BOX(id, style) "{\"type\": \"column\", \"id\": \"" id "\", \"style\": {" style "}}"

TEST(layers_lie_on_top_of_each_other)
{
    LayoutFixture fixture = layers_of(test, "\"padding\": \"10pt\"",
                                      BOX("a", "") "," BOX("b", "\"margin\": \"5pt\"") "," BOX(
                                          "c", "\"width\": \"50%\", \"height\": \"50%\""));
    CHECK_FRAME("a", 10, 10, 180, 80);
    CHECK_FRAME("b", 15, 15, 170, 70);
    CHECK_FRAME("c", 10, 10, 90, 40);
    layout_release(&fixture);
}

TEST(layers_are_aligned_both_ways)
{
    LayoutFixture fixture =
        layers_of(test, "\"justifyItems\": \"center\", \"alignItems\": \"end\"",
                  BOX("a", "\"width\": \"40pt\", \"height\": \"20pt\"") "," BOX(
                      "b", "\"width\": \"40pt\", \"height\": \"20pt\", \"alignSelf\": "
                           "\"center\"") "," BOX("c", "\"width\": \"40pt\", \"height\": "
                                                      "\"20pt\", \"margin\": \"auto auto auto "
                                                      "0\"") "," BOX("d", "\"width\": \"40pt\", "
                                                                          "\"height\": \"fill\""));
    CHECK_FRAME("a", 80, 80, 40, 20);
    CHECK_FRAME("b", 80, 40, 40, 20);
    CHECK_FRAME("c", 0, 40, 40, 20);
    CHECK_FRAME("d", 80, 0, 40, 100);
    layout_release(&fixture);
}

TEST(layers_are_as_high_as_the_highest)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    layout_run(
        &fixture, "{\"size\": \"200pt 100pt\"}",
        "{\"type\": \"column\", \"children\": [{\"type\": \"layers\", \"id\": \"l\", \"children\": "
        "[" BOX("a", "\"height\": \"30pt\", \"margin\": \"0 0 5pt\"") "," BOX("b", "") "]}]}");
    CHECK_FRAME("l", 0, 0, 200, 35);
    CHECK_FRAME("b", 0, 0, 200, 35);
    layout_release(&fixture);
}
