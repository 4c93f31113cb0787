/* The PNG device: sizes, resolution, limits, repetition. What it draws is in test_cairo_draw.c. */
#include "art/pictures.h"
#include "fixture.h"

static void check_size(TestState *test, double width, double height, double dpi, int width_px,
                       int height_px)
{
    DeviceOptions options = {.dpi = dpi};
    StrBuf file = fixture_render(test, "png", fixture_scene(test, width, height), &options);
    cairo_surface_t *surface = fixture_decode(&file);
    CHECK(cairo_image_surface_get_width(surface) == width_px);
    CHECK(cairo_image_surface_get_height(surface) == height_px);
    cairo_surface_destroy(surface);
    strbuf_release(&file);
}

TEST(device_png_sizes)
{
    check_size(test, 750 * PT_PER_PX, 1334 * PT_PER_PX, 96, 750, 1334);
    check_size(test, 750 * PT_PER_PX, 10, 192, 1500, 27);
    check_size(test, 210 * PT_PER_MM, 297 * PT_PER_MM, 0, 1240, 1754); /* A4 at 150 */
    check_size(test, 0.1, 0.1, 72, 1, 1);
}

TEST(device_png_states_resolution_and_rgb)
{
    DeviceOptions options = {.dpi = 96};
    StrBuf file = fixture_render(test, "png", fixture_scene(test, 10, 10), &options);
    Image image;
    CHECK(pictures_read(test, file.data, file.length, &image));
    CHECK_NEAR(image.ppi_x, 96, 0.02); /* pHYs counts whole pixels for each metre */
    CHECK(image.channels == 3 && !image.alpha);
    CHECK(file.data[24] == 8 && file.data[25] == PNG_COLOR_TYPE_RGB);
    CHECK(image.pixels[0] == 255 && image.pixels[1] == 255 && image.pixels[2] == 255);
    strbuf_release(&file);
}

TEST(device_png_too_large_names_a_resolution_that_fits)
{
    DeviceOptions options = {.dpi = 300};
    Scene *scene = fixture_scene(test, 14400, 10);
    const Scene *const pages[] = {scene};
    StrBuf output = {0};
    CHECK(!device_render(device_find("png"), test->arena, test->sink, &options, pages, 1, &output));
    CHECK(test_reported_once(test, E_SURFACE_TOO_LARGE));
    CHECK_TEXT(test->sink->items[0].hint,
               "At 163 dpi the page would fit. The limit SURFACE_PX is 32767 px and cannot be "
               "raised: Cairo draws on no larger surface."); /* 32767 / 200 in */
    strbuf_release(&output);
    check_size(test, 14400, 10, 163, 32600, 23);
}

TEST(device_png_area_limit)
{
    DeviceOptions options = {.dpi = 150};
    Scene *scene = fixture_scene(test, 14400, 14400); /* 30000 x 30000 pixels: each side is fine */
    const Scene *const pages[] = {scene};
    StrBuf output = {0};
    CHECK(!device_render(device_find("png"), test->arena, test->sink, &options, pages, 1, &output));
    CHECK_TEXT(test->sink->items[0].hint,
               "At 99 dpi the page would fit. The limit SURFACE_PIXELS is 400000000 px; “--limit "
               "SURFACE_PIXELS=N” raises it, to 1000000000 at most."); /* 20000 / 200 in */
    strbuf_release(&output);
}

TEST(device_png_shows_the_trim_box_only)
{
    Scene *scene =
        scene_create(test->arena, (PageBoxes){.width = 10, .height = 10, .bleed = {3, 3, 3, 3}});
    fixture_fill(scene, (Rect){-3, -3, 16, 16}, fixture_rgb(1, 0, 0), 1);
    cairo_surface_t *surface = fixture_pixels(test, scene);
    CHECK(cairo_image_surface_get_width(surface) == 10);
    CHECK(fixture_pixel(surface, 0, 0) == 0xFF0000 && fixture_pixel(surface, 9, 9) == 0xFF0000);
    cairo_surface_destroy(surface);
}

TEST(device_png_is_the_same_each_time)
{
    Scene *scene = fixture_scene(test, 50, 50);
    fixture_fill(scene, (Rect){3.3, 4.7, 20.1, 30.2}, fixture_rgb(0.2, 0.4, 0.6), 0.7);
    DeviceOptions options = {.dpi = 100};
    StrBuf first = fixture_render(test, "png", scene, &options);
    StrBuf second = fixture_render(test, "png", scene, &options);
    CHECK(first.length == second.length && memcmp(first.data, second.data, first.length) == 0);
    strbuf_release(&first);
    strbuf_release(&second);
}
