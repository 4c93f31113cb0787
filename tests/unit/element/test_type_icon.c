#include "layout/fixture.h"

static LayoutFixture icon_of(TestState *test, const char *style)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    layout_run(
        &fixture, NULL,
        arena_print(test->arena,
                    "{\"type\": \"column\", \"children\": [{\"type\": \"icon\", \"id\": \"i\","
                    "\"name\": \"stop\", \"style\": {%s}}]}",
                    style));
    return fixture;
}

/* The symbol "stop" is a square around the middle of its em square, so its middle is the box's. */
static void check_centred(TestState *test, const char *style, Point center, double largest)
{
    LayoutFixture fixture = icon_of(test, style);
    const SceneOp *op = find_op(&fixture, layout_paint(&fixture), "i", OP_FILL_PATH, 0);
    CHECK(op != NULL);
    if (op) {
        Rect bounds = path_bounds(op->as.fill.path);
        CHECK_NEAR(bounds.x + bounds.width / 2, center.x, 0.01);
        CHECK_NEAR(bounds.y + bounds.height / 2, center.y, 0.01);
        CHECK(bounds.width <= largest && bounds.width > largest * 0.3);
    }
    layout_release(&fixture);
}

TEST(type_icon_is_centred)
{
    check_centred(test, "\"width\": \"100pt\", \"height\": \"40pt\"", (Point){50, 20}, 40);
    check_centred(test, "\"width\": \"30pt\"", (Point){15, 15}, 30);
    check_centred(test, "\"width\": \"30pt\", \"padding\": \"5pt\"", (Point){15, 15}, 20);
}

/* Without a size of its own it is as large as the type, also in a column that stretches it. */
TEST(type_icon_follows_the_type_size)
{
    LayoutFixture fixture = icon_of(test, "\"fontSize\": \"24pt\"");
    CHECK_FRAME("i", 0, 0, 400, 24);
    layout_release(&fixture);
    fixture = icon_of(test, "\"fontSize\": \"24pt\", \"alignSelf\": \"start\"");
    CHECK_FRAME("i", 0, 0, 24, 24);
    layout_release(&fixture);
    fixture = icon_of(test, "\"fontSize\": \"24pt\", \"width\": \"50%\"");
    CHECK_FRAME("i", 0, 0, 200, 200);
    layout_release(&fixture);
}

TEST(type_icon_unknown_names)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    CHECK(!layout_build(&fixture, "{\"type\": \"icon\", \"name\": \"no_such_icon_at_all\"}"));
    CHECK(test_reported_once(test, E_ICON_UNKNOWN) && test->sink->count == 1);
    CHECK(!layout_build(&fixture, "{\"type\": \"icon\", \"name\": \"\"}"));
    CHECK(!layout_build(&fixture, "{\"type\": \"icon\"}"));
    CHECK(test_reported_once(test, E_PROPERTY_MISSING) && test->sink->count == 3);
    layout_release(&fixture);
}
