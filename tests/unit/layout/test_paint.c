#include "layout/fixture.h"

#define BOX(id, style) "{\"type\": \"column\", \"id\": \"" id "\", \"style\": {" style "}}"

static LayoutFixture page_of(TestState *test, const char *page, const char *children)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    layout_run(&fixture, page,
               arena_print(test->arena,
                           "{\"type\": \"column\", \"id\": \"body\", \"children\": [%s]}",
                           children));
    return fixture;
}

/* CSS 2.2, appendix E: negative layers, the flow, positioned boxes, positive layers. */
TEST(paint_order_follows_the_layers)
{
    LayoutFixture fixture = page_of(
        test, NULL,
        BOX("p", "\"position\": \"relative\"") "," BOX("z2", "\"zIndex\": 2") "," BOX("a", "") "," BOX(
            "z1",
            "\"zIndex\": 1") "," BOX("n",
                                     "\"zIndex\": -1") "," BOX("b",
                                                               "") "," BOX("q",
                                                                           "\"position\": "
                                                                           "\"absolute\"") "," BOX("y2",
                                                                                                   "\"zIndex\": 2"));
    static const char *const expected[] = {"n", "a", "b", "p", "q", "z1", "z2", "y2"};
    const Box *body = fixture.result.pages[0].body;
    const BoxLink **order = box_paint_order(test->arena, body);
    CHECK(body->child_count == COUNT_OF(expected));
    for (size_t i = 0; i < COUNT_OF(expected); i++)
        CHECK_TEXT(order[i]->box->node->id, expected[i]);
    layout_release(&fixture);
}

/* Ten thousand boxes in falling layers are sorted, not shuffled along. */
TEST(paint_order_of_many_boxes)
{
    enum { COUNT = 10000 };
    Style *styles = arena_array(test->arena, COUNT, sizeof *styles);
    Node *nodes = arena_array(test->arena, COUNT, sizeof *nodes);
    Box *boxes = arena_array(test->arena, COUNT, sizeof *boxes);
    BoxLink *links = arena_array(test->arena, COUNT, sizeof *links);
    for (int i = 0; i < COUNT; i++) {
        styles[i].z_index = (COUNT - i) / 2;
        nodes[i].style = &styles[i];
        boxes[i].node = &nodes[i];
        links[i].box = &boxes[i];
    }
    Box parent = {.children = links, .child_count = COUNT};
    const BoxLink **order = box_paint_order(test->arena, &parent);
    for (int i = 1; i < COUNT; i++) {
        int before = order[i - 1]->box->node->style->z_index;
        int after = order[i]->box->node->style->z_index;
        CHECK(before < after || (before == after && order[i - 1] < order[i]));
    }
}

TEST(paint_rotation_is_about_the_centre)
{
    LayoutFixture fixture = page_of(
        test, NULL,
        BOX("a", "\"position\": \"absolute\", \"left\": \"100pt\", \"top\": \"100pt\", \"width\":"
                 "\"80pt\", \"height\": \"20pt\", \"rotate\": 90, \"background\": \"black\""));
    const SceneOp *op = find_op(&fixture, layout_paint(&fixture), "a", OP_FILL_PATH, 0);
    CHECK(op && same_rect(path_bounds(op->as.fill.path), (Rect){130, 70, 20, 80}));
    /* Clockwise: the top left corner goes to the top right. */
    CHECK_NEAR(op->as.fill.path->points[0].x, 150, 1e-6);
    CHECK_NEAR(op->as.fill.path->points[0].y, 70, 1e-6);
    layout_release(&fixture);
}

TEST(paint_rotations_in_rotations_add_up)
{
    LayoutFixture fixture = page_of(
        test, NULL,
        "{\"type\": \"column\", \"style\": {\"position\": \"absolute\", \"left\": \"100pt\", "
        "\"top\": "
        "\"100pt\", \"width\": \"80pt\", \"height\": \"20pt\", \"rotate\": 90}, \"children\": "
        "[" BOX("a", "\"height\": \"20pt\", \"rotate\": -90, \"background\": \"black\"") "]}");
    const SceneOp *op = find_op(&fixture, layout_paint(&fixture), "a", OP_FILL_PATH, 0);
    CHECK(op && same_rect(path_bounds(op->as.fill.path), (Rect){100, 100, 80, 20}));
    layout_release(&fixture);
}

TEST(paint_rotated_text_turns_its_glyphs)
{
    LayoutFixture fixture =
        page_of(test, NULL,
                "{\"type\": \"text\", \"id\": \"t\", \"text\": \"一二\", \"style\": {\"rotate\":"
                "90, \"fontSize\": \"10pt\"}}");
    const SceneOp *op = find_op(&fixture, layout_paint(&fixture), "t", OP_GLYPHS, 0);
    CHECK(op && op->as.glyphs.run->rotation_deg == 90);
    const GlyphRun *run = op->as.glyphs.run;
    CHECK(run->glyph_count == 2);
    CHECK_NEAR(run->glyphs[1].x, 0, 1e-6);
    CHECK_NEAR(run->glyphs[1].y, 10, 1e-6);
    layout_release(&fixture);
}

TEST(paint_opacity_makes_a_group_that_holds_the_bleed)
{
    LayoutFixture fixture = page_of(
        test, "{\"size\": \"100pt 100pt\", \"bleed\": \"10pt\"}",
        BOX("a", "\"opacity\": \"50%\", \"height\": \"10pt\", \"background\": \"black\"") "," BOX(
            "b", "\"opacity\": 0, \"height\": \"10pt\", \"background\": \"black\""));
    const Scene *scene = layout_paint(&fixture);
    const SceneOp *group = NULL;
    for (size_t i = 0; i < scene->op_count && !group; i++)
        group = scene->ops[i].kind == OP_PUSH_GROUP ? &scene->ops[i] : NULL;
    CHECK(group && group->as.group.opacity == 0.5);
    CHECK(group && same_rect(group->as.group.bounds, (Rect){-10, -10, 120, 120}));
    CHECK(!find_op(&fixture, scene, "b", OP_FILL_PATH, 0));
    layout_release(&fixture);
}

/* CSS Overflow 3, 3.2: to the padding box, each side by its own border. */
TEST(paint_clips_to_the_padding_box)
{
    LayoutFixture fixture =
        page_of(test, NULL,
                "{\"type\": \"column\", \"id\": \"a\", \"style\": {\"overflow\": \"hidden\", "
                "\"height\": \"50pt\","
                "\"borderTop\": \"5pt solid black\", \"borderLeft\": \"3pt solid black\"}, "
                "\"children\": [" BOX("b", "\"height\": \"10pt\", \"background\": \"black\"") "]}");
    const SceneOp *clip = find_op(&fixture, layout_paint(&fixture), "a", OP_PUSH_CLIP, 0);
    CHECK(clip && same_rect(path_bounds(clip->as.clip.path), (Rect){3, 5, 397, 45}));
    layout_release(&fixture);
}

TEST(paint_page_background_covers_the_bleed)
{
    LayoutFixture fixture = page_of(
        test, "{\"size\": \"100pt 200pt\", \"bleed\": \"9pt\", \"background\": \"#FFF7E6\"}", "");
    const Scene *scene = layout_paint(&fixture);
    CHECK(scene->op_count > 0 && scene->ops[0].kind == OP_FILL_PATH);
    CHECK(same_rect(path_bounds(scene->ops[0].as.fill.path), (Rect){-9, -9, 118, 218}));
    CHECK(scene->boxes.width == 100 && scene->boxes.height == 200 && scene->boxes.bleed.left == 9);
    layout_release(&fixture);
}

TEST(paint_lines_without_width_are_left_out)
{
    Scene *scene = scene_create(test->arena, (PageBoxes){.width = 10, .height = 10});
    PaintContext context = {.arena = test->arena, .scene = scene, .matrix = MATRIX_IDENTITY};
    Path *path = path_create(test->arena);
    path_move(path, 0, 0);
    path_line(path, 5, 5);
    const Paint *black = scene_solid(test->arena, COLOR_BLACK, 1);
    paint_stroke(&context, path, &(Stroke){.width = 0}, black);
    CHECK(scene->op_count == 0);
    paint_stroke(&context, path, &(Stroke){.width = 1}, black);
    CHECK(scene->op_count == 1);
}
