#include "layout/fixture.h"

static LayoutFixture rule_in(TestState *test, const char *container, const char *properties)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    layout_run(
        &fixture, NULL,
        arena_print(test->arena,
                    "{\"type\": \"%s\", \"children\": [{\"type\": \"rule\", \"id\": \"r\"%s}]}",
                    container, properties));
    return fixture;
}

static const Stroke *stroke_of(TestState *test, LayoutFixture *fixture, Rect expected)
{
    const SceneOp *op = find_op(fixture, layout_paint(fixture), "r", OP_STROKE_PATH, 0);
    CHECK(op && same_rect(path_bounds(op->as.stroke.path), expected));
    return op ? op->as.stroke.stroke : NULL;
}

TEST(type_rule_lies_in_a_column)
{
    LayoutFixture fixture = rule_in(test, "column", ", \"thickness\": \"2pt\"");
    CHECK_FRAME("r", 0, 0, 400, 2);
    const Stroke *stroke = stroke_of(test, &fixture, (Rect){0, 1, 400, 0});
    CHECK(stroke && stroke->width == 2 && stroke->dash_count == 0);
    layout_release(&fixture);
}

TEST(type_rule_stands_in_a_row)
{
    LayoutFixture fixture = rule_in(
        test, "row", ", \"direction\": \"column\", \"line\": \"dotted\", \"thickness\": \"3pt\"");
    CHECK_FRAME("r", 0, 0, 3, 300);
    const Stroke *stroke = stroke_of(test, &fixture, (Rect){1.5, 0, 0, 300});
    CHECK(stroke && stroke->dash_count == 2 && stroke->dashes[0] == 0 && stroke->cap == CAP_ROUND);
    layout_release(&fixture);
}

/* A line of no thickness would be the thinnest that a device can draw, not nothing. */
TEST(type_rule_without_thickness_draws_nothing)
{
    LayoutFixture fixture = rule_in(test, "column", ", \"thickness\": 0");
    CHECK(!find_op(&fixture, layout_paint(&fixture), "r", OP_STROKE_PATH, 0));
    layout_release(&fixture);
}
