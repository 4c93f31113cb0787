/* Paths, paints, clips and groups as pixels: known colours at known places. */
#include "fixture.h"

static const Paint *gradient(TestState *test, PaintKind kind, Point from, Point to,
                             const GradientStop stops[2])
{
    Paint *paint = arena_alloc(test->arena, sizeof *paint);
    *paint = (Paint){
        .kind = kind, .opacity = 1, .stops = stops, .stop_count = 2, .from = from, .to = to};
    return paint;
}

TEST(cairo_fill_colors)
{
    Scene *scene = fixture_scene(test, 60, 10);
    fixture_fill(scene, (Rect){0, 0, 10, 10}, fixture_rgb(1, 0.6, 0.2), 1);
    fixture_fill(scene, (Rect){10, 0, 10, 10}, (Color){.has = COLOR_CMYK, .cmyk = {0, 1, 1, 0}}, 1);
    fixture_fill(scene, (Rect){20, 0, 10, 10}, (Color){.has = COLOR_GRAY, .gray = 0.2}, 1);
    fixture_fill(scene, (Rect){30, 0, 10, 10}, fixture_rgb(0, 0, 0), 0.2);
    cairo_surface_t *surface = fixture_pixels(test, scene);
    CHECK(fixture_pixel(surface, 5, 5) == 0xFF9933);
    CHECK(fixture_pixel(surface, 10, 5) == 0xFF0000); /* the edge is sharp: no neighbour mixes in */
    CHECK(fixture_pixel(surface, 19, 5) == 0xFF0000);
    CHECK(fixture_pixel(surface, 25, 5) == 0x333333);
    CHECK(fixture_near(fixture_pixel(surface, 35, 5), 0xCCCCCC, 1));
    CHECK(fixture_pixel(surface, 45, 5) == 0xFFFFFF);
    cairo_surface_destroy(surface);
}

TEST(cairo_fill_rules)
{
    Scene *scene = fixture_scene(test, 40, 20);
    for (int i = 0; i < 2; i++) {
        Path *path = path_create(test->arena); /* a square in a square, both clockwise */
        path_rectangle(path, (Rect){20 * i, 0, 20, 20});
        path_rectangle(path, (Rect){20 * i + 5, 5, 10, 10});
        scene_fill_path(scene, path, i ? FILL_EVEN_ODD : FILL_NONZERO,
                        scene_solid(test->arena, COLOR_BLACK, 1));
    }
    cairo_surface_t *surface = fixture_pixels(test, scene);
    CHECK(fixture_pixel(surface, 10, 10) == 0x000000);
    CHECK(fixture_pixel(surface, 30, 10) == 0xFFFFFF);
    CHECK(fixture_pixel(surface, 22, 2) == 0x000000);
    cairo_surface_destroy(surface);
}

TEST(cairo_stroke_dashes_and_caps)
{
    static const double dashes[] = {10, 5};
    Stroke stroke = {.width = 4, .dashes = dashes, .dash_count = 2, .dash_phase = 5};
    Stroke square = {.width = 4, .cap = CAP_SQUARE};
    Scene *scene = fixture_scene(test, 60, 30);
    Path *line = path_create(test->arena);
    path_move(line, 0, 10);
    path_line(line, 60, 10);
    Path *short_line = path_create(test->arena);
    path_move(short_line, 10, 20);
    path_line(short_line, 20, 20);
    const Paint *black = scene_solid(test->arena, COLOR_BLACK, 1);
    scene_stroke_path(scene, line, &stroke, black);
    scene_stroke_path(scene, short_line, &square, black);
    cairo_surface_t *surface = fixture_pixels(test, scene);
    CHECK(fixture_pixel(surface, 4, 8) == 0x000000 && fixture_pixel(surface, 4, 11) == 0x000000);
    CHECK(fixture_pixel(surface, 4, 7) == 0xFFFFFF && fixture_pixel(surface, 4, 12) == 0xFFFFFF);
    CHECK(fixture_pixel(surface, 5, 10) == 0xFFFFFF && fixture_pixel(surface, 9, 10) == 0xFFFFFF);
    CHECK(fixture_pixel(surface, 10, 10) == 0x000000);
    CHECK(fixture_pixel(surface, 8, 20) == 0x000000 && fixture_pixel(surface, 21, 20) == 0x000000);
    CHECK(fixture_pixel(surface, 7, 20) == 0xFFFFFF && fixture_pixel(surface, 22, 20) == 0xFFFFFF);
    cairo_surface_destroy(surface);
}

TEST(cairo_gradients)
{
    const GradientStop stops[] = {{0, fixture_rgb(1, 0, 0), 1}, {1, fixture_rgb(0, 0, 1), 0}};
    Scene *scene = fixture_scene(test, 100, 60);
    Path *bar = path_create(test->arena);
    path_rectangle(bar, (Rect){0, 0, 100, 20});
    scene_fill_path(scene, bar, FILL_NONZERO,
                    gradient(test, PAINT_LINEAR, (Point){25, 0}, (Point){75, 0}, stops));
    Path *square = path_create(test->arena);
    path_rectangle(square, (Rect){0, 20, 40, 40});
    Paint radial = *gradient(test, PAINT_RADIAL, (Point){20, 40}, (Point){20, 40}, stops);
    radial.to_radius = 10;
    radial.opacity = 0.5;
    scene_fill_path(scene, square, FILL_NONZERO, &radial);
    Path *flat = path_create(test->arena);
    path_rectangle(flat, (Rect){50, 20, 50, 40});
    const GradientStop green[] = {{0, fixture_rgb(1, 0, 0), 1}, {1, fixture_rgb(0, 1, 0), 1}};
    scene_fill_path(scene, flat, FILL_NONZERO,
                    gradient(test, PAINT_LINEAR, (Point){60, 40}, (Point){60, 40}, green));
    cairo_surface_t *surface = fixture_pixels(test, scene);
    CHECK(fixture_pixel(surface, 10, 10) == 0xFF0000);                /* before the first stop */
    CHECK(fixture_pixel(surface, 90, 10) == 0xFFFFFF);                /* the last is transparent */
    CHECK(fixture_near(fixture_pixel(surface, 50, 10), 0xBF80BF, 4)); /* half of (.5 0 .5) */
    CHECK(fixture_near(fixture_pixel(surface, 20, 40), 0xF78891, 4)); /* 0.07 from the centre */
    CHECK(fixture_pixel(surface, 5, 25) == 0xFFFFFF);
    CHECK(fixture_pixel(surface, 70, 40) == 0x00FF00); /* no length: the last colour */
    cairo_surface_destroy(surface);
}

TEST(cairo_group_opacity_counts_once)
{
    Scene *scene = fixture_scene(test, 40, 20);
    scene_push_group(scene, (Rect){0, 0, 30, 20}, 0.5, BLEND_NORMAL);
    fixture_fill(scene, (Rect){0, 0, 20, 20}, COLOR_BLACK, 1);
    fixture_fill(scene, (Rect){10, 0, 30, 20}, COLOR_BLACK, 1);
    scene_pop_group(scene);
    cairo_surface_t *surface = fixture_pixels(test, scene);
    CHECK(fixture_near(fixture_pixel(surface, 5, 10), 0x808080, 1));
    CHECK(fixture_near(fixture_pixel(surface, 15, 10), 0x808080, 1)); /* where they overlap, too */
    CHECK(fixture_pixel(surface, 35, 10) == 0xFFFFFF);                /* beyond the bounds */
    cairo_surface_destroy(surface);
}

TEST(cairo_blend_modes)
{
    Scene *scene = fixture_scene(test, 40, 20);
    fixture_fill(scene, (Rect){0, 0, 40, 20}, fixture_rgb(1, 0.4, 0), 1);
    static const BlendMode modes[] = {BLEND_MULTIPLY, BLEND_SCREEN};
    for (int i = 0; i < 2; i++) {
        scene_push_group(scene, (Rect){20 * i, 0, 20, 20}, 1, modes[i]);
        fixture_fill(scene, (Rect){20 * i, 0, 20, 20}, fixture_rgb(0.2, 0.4, 0.6), 1);
        scene_pop_group(scene);
    }
    cairo_surface_t *surface = fixture_pixels(test, scene);
    /* PDF 1.7, 11.3.5.2: multiply is b*s, screen is b + s - b*s; 0.2 = 33, 0.16 = 29, 0.64 = A3 */
    CHECK(fixture_near(fixture_pixel(surface, 10, 10), 0x332900, 1));
    CHECK(fixture_near(fixture_pixel(surface, 30, 10), 0xFFA399, 1));
    cairo_surface_destroy(surface);
}

TEST(cairo_clips_nest_and_end)
{
    Scene *scene = fixture_scene(test, 40, 40);
    static const Rect outer = {5, 5, 30, 30};
    static const Rect inner = {0, 0, 20, 40};
    Path *paths[2] = {path_create(test->arena), path_create(test->arena)};
    path_rectangle(paths[0], outer);
    path_rectangle(paths[1], inner);
    const Rect page = {0, 0, 40, 40};
    scene_push_clip(scene, paths[0], FILL_NONZERO);
    scene_push_clip(scene, paths[1], FILL_NONZERO);
    fixture_fill(scene, page, fixture_rgb(1, 0, 0), 1);
    scene_pop_clip(scene);
    fixture_fill(scene, page, fixture_rgb(0, 0, 1), 0.5);
    scene_pop_clip(scene);
    fixture_fill(scene, (Rect){0, 0, 2, 2}, fixture_rgb(0, 1, 0), 1);
    cairo_surface_t *surface = fixture_pixels(test, scene);
    CHECK(fixture_near(fixture_pixel(surface, 10, 10), 0x800080, 1));
    CHECK(fixture_near(fixture_pixel(surface, 30, 10), 0x8080FF, 1));
    CHECK(fixture_pixel(surface, 3, 10) == 0xFFFFFF && fixture_pixel(surface, 37, 37) == 0xFFFFFF);
    CHECK(fixture_pixel(surface, 1, 1) == 0x00FF00);
    cairo_surface_destroy(surface);
}

TEST(cairo_far_coordinates_end_in_time)
{
    static const double dashes[] = {0.001, 0.001};
    Stroke stroke = {.width = 1, .dashes = dashes, .dash_count = 2};
    Scene *scene = fixture_scene(test, 40, 40);
    Path *path = path_create(test->arena);
    path_move(path, -1e6, 20);
    path_line(path, 1e6, 20);
    scene_stroke_path(scene, path, &stroke, scene_solid(test->arena, COLOR_BLACK, 1));
    fixture_fill(scene, (Rect){-1e6, -1e6, 2e6, 1e6 + 5}, COLOR_BLACK, 1);
    DeviceOptions options = {.dpi = 2400}; /* beyond what 24 bits of Cairo's numbers can hold */
    StrBuf file = fixture_render(test, "png", scene, &options);
    cairo_surface_t *surface = fixture_decode(&file);
    CHECK(fixture_pixel(surface, 600, 100) == 0x000000); /* above y = 5 pt */
    CHECK(fixture_pixel(surface, 600, 300) == 0xFFFFFF);
    cairo_surface_destroy(surface);
    strbuf_release(&file);
}
