/* scene_place: a small copy of a page. */
#include "scene/scene_place.h"
#include "test.h"

static Scene *page_with_square(TestState *test, const Paint *paint)
{
    Scene *scene = scene_create(test->arena, (PageBoxes){.width = 100, .height = 200});
    scene_fill_rectangle(scene, (Rect){10, 120, 40, 40}, paint);
    return scene;
}

TEST(scene_place_moves_scales_and_clips)
{
    const Paint *black = scene_solid(test->arena, (Color){.has = COLOR_GRAY}, 1);
    Scene *page = page_with_square(test, black);
    Scene *sheet = scene_create(test->arena, (PageBoxes){.width = 300, .height = 300});
    scene_place(sheet, page, (Rect){0, 100, 100, 100}, 0.5, (Point){30, 40});
    CHECK(scene_check(sheet) == NULL);
    CHECK(sheet->op_count == 3);
    CHECK(sheet->ops[0].kind == OP_PUSH_CLIP && sheet->ops[2].kind == OP_POP_CLIP);
    Rect clip = path_bounds(sheet->ops[0].as.clip.path);
    CHECK(clip.x == 30 && clip.y == 40 && clip.width == 50 && clip.height == 50);
    Rect square = path_bounds(sheet->ops[1].as.fill.path);
    CHECK(square.x == 35 && square.y == 50 && square.width == 20 && square.height == 20);
    Rect before = path_bounds(page->ops[0].as.fill.path);
    CHECK(before.x == 10 && before.width == 40); /* the page is as it was */
}

TEST(scene_place_scales_gradients_strokes_and_groups)
{
    static const GradientStop stops[2] = {{0, {.has = COLOR_GRAY}, 1}, {1, {.has = COLOR_GRAY}, 1}};
    Paint gradient = {.kind = PAINT_RADIAL,
                      .opacity = 1,
                      .stops = stops,
                      .stop_count = 2,
                      .from = {10, 20},
                      .to = {30, 40},
                      .from_radius = 2,
                      .to_radius = 8};
    static const double dashes[2] = {3, 1};
    Stroke stroke = {.width = 2, .dashes = dashes, .dash_count = 2, .dash_phase = 1};
    Scene *page = scene_create(test->arena, (PageBoxes){.width = 100, .height = 100});
    scene_push_group(page, (Rect){0, 0, 50, 50}, 0.5, BLEND_NORMAL);
    Path *path = path_create(test->arena);
    path_rectangle(path, (Rect){0, 0, 10, 10});
    scene_stroke_path(page, path, &stroke, &gradient);
    scene_pop_group(page);
    Scene *sheet = scene_create(test->arena, (PageBoxes){.width = 100, .height = 100});
    scene_place(sheet, page, (Rect){0, 0, 100, 100}, 0.5, (Point){5, 5});
    CHECK(scene_check(sheet) == NULL && sheet->op_count == 5);
    CHECK(sheet->ops[1].as.group.bounds.x == 5 && sheet->ops[1].as.group.bounds.width == 25);
    const SceneOp *op = &sheet->ops[2];
    CHECK(op->as.stroke.stroke->width == 1 && op->as.stroke.stroke->dashes[0] == 1.5 &&
          op->as.stroke.stroke->dash_phase == 0.5);
    CHECK(op->as.stroke.paint->from.x == 10 && op->as.stroke.paint->to.y == 25 &&
          op->as.stroke.paint->to_radius == 4);
}
