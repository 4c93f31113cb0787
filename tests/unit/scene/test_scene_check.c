/* scene_check must find each kind of fault. */
#include "scene/scene.h"

#include "base/limits.h"
#include "test.h"

static const PageBoxes page = {.width = 100, .height = 200};

static Path *rectangle(TestState *test, double width)
{
    Path *path = path_create(test->arena);
    path_rectangle(path, (Rect){0, 0, width, 1});
    return path;
}

TEST(scene_check_balance)
{
    Tag tag = {.role = TAG_PARAGRAPH};
    Scene *scene = scene_create(test->arena, page);
    scene_begin_tag(scene, &tag);
    scene_push_clip(scene, rectangle(test, 5), FILL_NONZERO);
    CHECK(scene_check(scene) != NULL);
    scene_pop_clip(scene);
    scene_end_tag(scene);
    CHECK(scene_check(scene) == NULL);
    scene_pop_group(scene);
    CHECK(scene_check(scene) != NULL);
}

TEST(scene_check_crossed_pairs)
{
    Tag tag = {.role = TAG_PARAGRAPH};
    Scene *scene = scene_create(test->arena, page);
    scene_begin_tag(scene, &tag);
    scene_push_group(scene, (Rect){0}, 1, BLEND_NORMAL);
    scene_end_tag(scene);
    scene_pop_group(scene);
    CHECK(scene_check(scene) != NULL);
}

static bool accepts_width(TestState *test, double width)
{
    Scene *scene = scene_create(test->arena, page);
    scene_fill_path(scene, rectangle(test, width), FILL_NONZERO,
                    scene_solid(test->arena, COLOR_BLACK, 1));
    return !scene_check(scene);
}

TEST(scene_check_coordinates)
{
    CHECK(accepts_width(test, LIMIT_COORDINATE_PT));
    CHECK(!accepts_width(test, LIMIT_COORDINATE_PT * 1.001));
    CHECK(!accepts_width(test, (double)NAN));
    CHECK(!accepts_width(test, -(double)INFINITY));
}

TEST(scene_check_paints)
{
    Scene *scene = scene_create(test->arena, page);
    Color none = {.has = 0};
    scene_fill_path(scene, rectangle(test, 1), FILL_NONZERO, scene_solid(test->arena, none, 1));
    CHECK(scene_check(scene) != NULL);

    GradientStop stops[] = {{.offset = 0.5, .color = COLOR_BLACK, .opacity = 1},
                            {.offset = 0.25, .color = COLOR_WHITE, .opacity = 1}};
    Paint gradient = {.kind = PAINT_LINEAR, .opacity = 1, .stops = stops, .stop_count = 2};
    scene = scene_create(test->arena, page);
    scene_fill_path(scene, rectangle(test, 1), FILL_NONZERO, &gradient);
    CHECK(scene_check(scene) != NULL);
    stops[1].offset = 0.5;
    CHECK(scene_check(scene) == NULL);
}

TEST(scene_check_runs)
{
    Glyph glyphs[] = {{.id = 1, .cluster = 0}, {.id = 2, .cluster = 3}};
    GlyphRun run = {.size = 10, .glyphs = glyphs, .glyph_count = 2, .text = text_of("一图")};
    Scene *scene = scene_create(test->arena, page);
    scene_show_glyphs(scene, &run, (Point){0, 0}, scene_solid(test->arena, COLOR_BLACK, 1));
    CHECK(scene_check(scene) == NULL);
    glyphs[1].cluster = 6;
    CHECK(scene_check(scene) != NULL);
    glyphs[0].cluster = 3;
    glyphs[1].cluster = 0;
    CHECK(scene_check(scene) != NULL);
    run.is_right_to_left = true;
    CHECK(scene_check(scene) == NULL);
    glyphs[1].x = (double)NAN;
    CHECK(scene_check(scene) != NULL);
}

TEST(scene_check_strokes)
{
    double dashes[] = {0, 0};
    Stroke stroke = {.width = 1, .dashes = dashes, .dash_count = 2};
    Scene *scene = scene_create(test->arena, page);
    scene_stroke_path(scene, rectangle(test, 1), &stroke, scene_solid(test->arena, COLOR_BLACK, 1));
    CHECK(scene_check(scene) != NULL); /* Cairo and PDF viewers hang or fail on all-zero dashes */
    dashes[0] = 2;
    CHECK(scene_check(scene) == NULL);
}
