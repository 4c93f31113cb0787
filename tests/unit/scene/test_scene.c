/* What is recorded and what is left out. */
#include "scene/scene.h"

#include "test.h"

static const PageBoxes page = {.width = 100, .height = 200};

TEST(scene_leaves_out_what_nobody_sees)
{
    Scene *scene = scene_create(test->arena, page);
    Path *path = path_create(test->arena);
    const Paint *black = scene_solid(test->arena, COLOR_BLACK, 1);
    Paint none = {.kind = PAINT_NONE, .opacity = 1};
    Stroke hair = {.width = 0};
    GlyphRun run = {.size = 10};
    scene_fill_path(scene, path, FILL_NONZERO, black);
    scene_show_glyphs(scene, &run, (Point){0, 0}, black);
    path_rectangle(path, (Rect){0, 0, 1, 1});
    scene_fill_path(scene, path, FILL_NONZERO, &none);
    scene_fill_path(scene, path, FILL_NONZERO, scene_solid(test->arena, COLOR_BLACK, 0));
    scene_stroke_path(scene, path, &hair, black);
    CHECK(scene->op_count == 0);
}

TEST(scene_stamps_the_element)
{
    Scene *scene = scene_create(test->arena, page);
    scene_set_node(scene, 7);
    scene_fill_rectangle(scene, (Rect){1, 2, 3, 4}, scene_solid(test->arena, COLOR_BLACK, 0.5));
    CHECK(scene->op_count == 1 && scene->ops[0].node_id == 7);
    CHECK(scene->ops[0].kind == OP_FILL_PATH);
    CHECK(scene->ops[0].as.fill.paint->opacity == 0.5);
    CHECK(!scene_check(scene));
}
