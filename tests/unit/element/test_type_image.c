#include "layout/fixture.h"

/* An image of 100 x 50 pt in its own size. */
static LayoutFixture image_of(TestState *test, const char *properties, const char *style)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    layout_run(
        &fixture, NULL,
        arena_print(test->arena,
                    "{\"type\": \"column\", \"style\": {\"alignItems\": \"start\"},"
                    "\"children\": [{\"type\": \"image\", \"id\": \"i\", \"src\": \"p.png\", "
                    "\"alt\": \"a\", \"style\": {%s}%s}]}",
                    style, properties));
    return fixture;
}

static void check_picture(TestState *test, const char *properties, Rect expected)
{
    LayoutFixture fixture = image_of(test, properties, "\"width\": \"80pt\", \"height\": \"80pt\"");
    const SceneOp *op = find_op(&fixture, layout_paint(&fixture), "i", OP_IMAGE, 0);
    CHECK(op != NULL);
    if (op) {
        Matrix m = op->as.image.matrix;
        CHECK(m.b == 0 && m.c == 0);
        CHECK(same_rect((Rect){m.e, m.f, m.a, m.d}, expected));
    }
    layout_release(&fixture);
}

/* CSS Images 3, 5.5. */
TEST(type_image_fits)
{
    check_picture(test, "", (Rect){-40, 0, 160, 80});
    check_picture(test, ", \"fit\": \"contain\"", (Rect){0, 20, 80, 40});
    check_picture(test, ", \"fit\": \"fill\"", (Rect){0, 0, 80, 80});
    check_picture(test, ", \"focusX\": 0", (Rect){0, 0, 160, 80});
    check_picture(test, ", \"focusX\": \"100%\"", (Rect){-80, 0, 160, 80});
}

TEST(type_image_cover_is_cut_at_the_box)
{
    LayoutFixture fixture = image_of(test, "", "\"width\": \"80pt\", \"height\": \"80pt\"");
    const Scene *scene = layout_paint(&fixture);
    const SceneOp *clip = find_op(&fixture, scene, "i", OP_PUSH_CLIP, 0);
    CHECK(clip && same_rect(path_bounds(clip->as.clip.path), (Rect){0, 0, 80, 80}));
    CHECK(find_op(&fixture, scene, "i", OP_POP_CLIP, 0) != NULL);
    layout_release(&fixture);
    fixture = image_of(test, ", \"fit\": \"contain\"", "\"width\": \"80pt\", \"height\": \"80pt\"");
    CHECK(!find_op(&fixture, layout_paint(&fixture), "i", OP_PUSH_CLIP, 0));
    layout_release(&fixture);
}

/* CSS 2.2, 10.3.2 and 10.6.2: what is not given follows from the ratio, nothing given is its own.
 */
TEST(type_image_sizes)
{
    static const struct {
        const char *style;
        double width, height;
    } rows[] = {
        {"", 100, 50},
        {"\"width\": \"60pt\"", 60, 30},
        {"\"height\": \"20pt\"", 40, 20},
        {"\"height\": \"30pt\", \"padding\": \"5pt\"", 50, 30},
        {"\"width\": \"50%\"", 200, 100},
        {"\"maxWidth\": \"40pt\"", 40, 20},
        {"\"width\": \"60pt\", \"height\": \"10pt\"", 60, 10},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        LayoutFixture fixture = image_of(test, "", rows[i].style);
        CHECK_FRAME("i", 0, 0, rows[i].width, rows[i].height);
        layout_release(&fixture);
    }
}

TEST(type_image_turned_by_its_camera)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    fixture.image->orientation = 6;
    layout_run(
        &fixture, NULL,
        "{\"type\": \"column\", \"style\": {\"alignItems\": \"start\"}, \"children\": [{\"type\":"
        "\"image\", \"id\": \"i\", \"src\": \"p.png\", \"alt\": \"a\"}]}");
    CHECK_FRAME("i", 0, 0, 50, 100);
    layout_release(&fixture);
}

TEST(type_image_needs_a_source)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    CHECK(layout_build(&fixture, "{\"type\": \"image\"}") == NULL);
    CHECK(test_reported_once(test, E_PROPERTY_MISSING));
    layout_release(&fixture);
}
