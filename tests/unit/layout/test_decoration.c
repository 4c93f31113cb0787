#include "layout/fixture.h"

#define BOX(id, style) "{\"type\": \"column\", \"id\": \"" id "\", \"style\": {" style "}}"

/* A page of 200 x 100 pt with 10 pt of bleed and the given margin. */
static LayoutFixture page_of(TestState *test, const char *margin, const char *children)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    layout_run(&fixture,
               arena_print(test->arena,
                           "{\"size\": \"200pt 100pt\", \"bleed\": \"10pt\", \"margin\": \"%s\"}",
                           margin),
               arena_print(test->arena, "{\"type\": \"column\", \"children\": [%s]}", children));
    return fixture;
}

static void check_fill(TestState *test, const char *margin, const char *style, Rect expected)
{
    LayoutFixture fixture =
        page_of(test, margin,
                arena_print(test->arena,
                            BOX("a", "\"background\": \"black\", \"height\": \"30pt\"%s"), style));
    const SceneOp *op = find_op(&fixture, layout_paint(&fixture), "a", OP_FILL_PATH, 0);
    CHECK(op && same_rect(path_bounds(op->as.fill.path), expected));
    layout_release(&fixture);
}

TEST(decoration_bleeds_where_it_touches_the_trim)
{
    check_fill(test, "0", "", (Rect){-10, -10, 220, 40});
    check_fill(test, "0", ", \"marginLeft\": \"20pt\"", (Rect){20, -10, 190, 40});
    check_fill(test, "0 0 0 20pt", "", (Rect){20, -10, 190, 40});
    check_fill(test, "15pt", "", (Rect){15, 15, 170, 30});
    check_fill(test, "0", ", \"bleed\": \"none\"", (Rect){0, 0, 200, 30});
    check_fill(test, "0", ", \"rotate\": 180", (Rect){0, 0, 200, 30});
}

/* A side that is named runs to the edge of the bleed, however far the trim is. */
TEST(decoration_named_sides_reach_the_edge)
{
    check_fill(test, "15pt", ", \"bleed\": \"top left right\"", (Rect){-10, -10, 220, 55});
    check_fill(test, "15pt", ", \"bleed\": \"bottom\"", (Rect){15, 15, 170, 95});
}

TEST(decoration_of_a_page_without_bleed)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    layout_run(&fixture, "{\"size\": \"200pt 100pt\", \"margin\": \"15pt\"}",
               "{\"type\": \"column\", \"children\": [" BOX("a",
                                                            "\"background\": \"black\", \"height\":"
                                                            "\"30pt\", \"bleed\": \"left\"") "]}");
    const SceneOp *op = find_op(&fixture, layout_paint(&fixture), "a", OP_FILL_PATH, 0);
    CHECK(op && same_rect(path_bounds(op->as.fill.path), (Rect){0, 15, 185, 30}));
    layout_release(&fixture);
}

static LayoutFixture bordered(TestState *test, const char *style)
{
    return page_of(test, "0",
                   arena_print(test->arena,
                               BOX("a", "\"width\": \"100pt\", \"height\": \"50pt\", %s"), style));
}

/* The middle of the line lies half its width inside the border box. */
TEST(decoration_borders_lie_inside)
{
    LayoutFixture fixture = bordered(test, "\"border\": \"4pt solid black\"");
    const Scene *scene = layout_paint(&fixture);
    const SceneOp *op = find_op(&fixture, scene, "a", OP_STROKE_PATH, 0);
    CHECK(op && same_rect(path_bounds(op->as.stroke.path), (Rect){2, 2, 96, 46}));
    CHECK(op && op->as.stroke.stroke->width == 4);
    CHECK(!find_op(&fixture, scene, "a", OP_STROKE_PATH, 1));
    layout_release(&fixture);
    fixture = bordered(test, "\"borderBottom\": \"4pt dashed black\"");
    op = find_op(&fixture, layout_paint(&fixture), "a", OP_STROKE_PATH, 0);
    CHECK(op && same_rect(path_bounds(op->as.stroke.path), (Rect){0, 48, 100, 0}));
    CHECK(op && op->as.stroke.stroke->dash_count == 2);
    layout_release(&fixture);
}

TEST(decoration_double_borders_are_two_thirds_of_line)
{
    LayoutFixture fixture = bordered(test, "\"border\": \"6pt double black\"");
    const Scene *scene = layout_paint(&fixture);
    const SceneOp *outer = find_op(&fixture, scene, "a", OP_STROKE_PATH, 0);
    const SceneOp *inner = find_op(&fixture, scene, "a", OP_STROKE_PATH, 1);
    CHECK(outer && outer->as.stroke.stroke->width == 2 && inner);
    CHECK(outer && same_rect(path_bounds(outer->as.stroke.path), (Rect){1, 1, 98, 48}));
    CHECK(inner && same_rect(path_bounds(inner->as.stroke.path), (Rect){5, 5, 90, 40}));
    layout_release(&fixture);
}

TEST(decoration_outline_with_corners)
{
    Style style = {0};
    PaintContext context = {.arena = test->arena};
    Rect frame = {0, 0, 100, 40};
    CHECK(paint_outline(&context, &style, frame, 0)->point_count == 4);
    for (int i = 0; i < 4; i++)
        style.border_radius[i] = (Length){0.5, LENGTH_PERCENT};
    Path *round = paint_outline(&context, &style, frame, 2);
    CHECK(round->point_count > 4 && same_rect(path_bounds(round), (Rect){2, 2, 96, 36}));
    /* Half of the shorter side: the ends are half circles, the long sides begin at 20. */
    bool begins = false;
    round = paint_outline(&context, &style, frame, 0);
    for (size_t i = 0; i < round->point_count; i++)
        begins |= fabs(round->points[i].x - 20) < 1e-9 && round->points[i].y == 0;
    CHECK(begins);
    Path *inner = paint_inner_outline(&context, &style, frame, (Edges){1, 2, 3, 4});
    CHECK(same_rect(path_bounds(inner), (Rect){4, 1, 94, 36}));
}
