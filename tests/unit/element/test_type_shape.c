#include "element/shape_path.h"
#include "layout/fixture.h"

static LayoutFixture shape_of(TestState *test, const char *properties, const char *style)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, "{\"tokens\": {\"red\": {\"cmyk\": [0, 100, 100, 0]}}}");
    layout_run(
        &fixture, NULL,
        arena_print(test->arena,
                    "{\"type\": \"column\", \"style\": {\"alignItems\": \"start\"},"
                    "\"children\": [{\"type\": \"shape\", \"id\": \"s\", %s, \"style\": {%s}}]}",
                    properties, style));
    return fixture;
}

#define SIZE "\"width\": \"80pt\", \"height\": \"40pt\""

TEST(type_shape_forms_fill_the_border_box)
{
    for (const FieldName *form = shape_forms; form->name; form++) {
        LayoutFixture fixture = shape_of(
            test,
            arena_print(test->arena,
                        "\"shape\": \"%s\", \"fill\": \"$red\", \"path\": \"M5 5 H 25 V 15 H5 Z\"",
                        form->name),
            SIZE ", \"padding\": \"4pt\"");
        const SceneOp *op = find_op(&fixture, layout_paint(&fixture), "s", OP_FILL_PATH, 0);
        CHECK(op && same_rect(path_bounds(op->as.fill.path), (Rect){0, 0, 80, 40}));
        CHECK(op && op->as.fill.paint->color.name &&
              strcmp(op->as.fill.paint->color.name, "red") == 0);
        CHECK(test->sink->count == 0);
        layout_release(&fixture);
    }
}

TEST(type_shape_stroke)
{
    LayoutFixture fixture = shape_of(
        test, "\"shape\": \"ellipse\", \"stroke\": \"black\", \"strokeWidth\": \"3pt\"", SIZE);
    const Scene *scene = layout_paint(&fixture);
    const SceneOp *op = find_op(&fixture, scene, "s", OP_STROKE_PATH, 0);
    CHECK(op && op->as.stroke.stroke->width == 3);
    CHECK(!find_op(&fixture, scene, "s", OP_FILL_PATH, 0));
    layout_release(&fixture);
    fixture =
        shape_of(test, "\"shape\": \"ellipse\", \"stroke\": \"black\", \"strokeWidth\": 0", SIZE);
    CHECK(!find_op(&fixture, layout_paint(&fixture), "s", OP_STROKE_PATH, 0));
    layout_release(&fixture);
}

TEST(type_shape_view_box_fills_the_frame)
{
    LayoutFixture fixture = shape_of(test,
                                     "\"shape\": \"path\", \"fill\": \"black\", \"path\": \"M10 10 "
                                     "L20 10 L20 20 Z\", \"viewBox\":"
                                     "[0, 0, 40, 40]",
                                     SIZE);
    const SceneOp *op = find_op(&fixture, layout_paint(&fixture), "s", OP_FILL_PATH, 0);
    CHECK(op && same_rect(path_bounds(op->as.fill.path), (Rect){20, 10, 20, 10}));
    layout_release(&fixture);
}

TEST(type_shape_text_stands_in_the_middle)
{
    LayoutFixture fixture = shape_of(test, "\"shape\": \"ribbon\", \"text\": \"壹\"",
                                     SIZE ", \"fontSize\": \"10pt\", \"lineHeight\": \"20pt\"");
    Rect frame;
    const Box *box = layout_find(&fixture, 0, "s", &frame);
    CHECK(box->child_count == 1 && box->children[0].x == 35 && box->children[0].y == 10);
    CHECK(!isnan(box->baseline));
    layout_release(&fixture);
}

TEST(type_shape_is_as_large_as_what_it_holds)
{
    LayoutFixture fixture = shape_of(
        test,
        "\"shape\": \"rectangle\", \"children\": [{\"type\": \"row\", \"style\": {\"width\": "
        "\"30pt\", \"height\": \"20pt\"}}, {\"type\": \"row\", \"style\": {\"position\": "
        "\"absolute\"}}]",
        "\"padding\": \"5pt\"");
    CHECK_FRAME("s", 0, 0, 40, 30);
    layout_release(&fixture);
}

TEST(type_shape_faults)
{
    static const struct {
        const char *properties;
        DiagCode code;
    } rows[] = {
        {"\"shape\": \"oval\"", E_VALUE},
        {"\"fill\": \"black\"", E_PROPERTY_MISSING},
        {"\"shape\": \"path\"", E_PROPERTY_MISSING},
        {"\"shape\": \"path\", \"path\": \"M 0 0 Q\"", E_PATH_DATA},
        {"\"shape\": \"path\", \"path\": \"M0 0 L1 1\", \"viewBox\": [0, 0, 0, 1]", E_VALUE},
        {"\"shape\": \"path\", \"path\": \"M0 0 L1 1\", \"viewBox\": \"0 0 1 1\"", E_VALUE},
        {"\"shape\": \"polygon\", \"sides\": 2", E_VALUE_RANGE},
        {"\"shape\": \"polygon\", \"sides\": 61", E_VALUE_RANGE},
        {"\"shape\": \"star\", \"depth\": 2", E_VALUE},
        {"\"shape\": \"arrow\", \"direction\": \"north\"", E_VALUE},
        {"\"shape\": \"arrow\", \"strokeWidth\": \"-1pt\"", E_VALUE_RANGE},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        diag_init(test->sink, test->arena, DIAG_ENGLISH);
        LayoutFixture fixture = shape_of(test, rows[i].properties, SIZE);
        layout_paint(&fixture);
        if (test->sink->count != 1 || test->sink->items[0].code != rows[i].code)
            test_fail(test, __FILE__, __LINE__, rows[i].properties);
        layout_release(&fixture);
    }
}
