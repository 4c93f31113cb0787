/* Pictures as pixels: samples, alpha, the colours of JPEG files, orientation, damage. */
#include "art/pictures.h"
#include "fixture.h"

static const Image *jpeg_image(TestState *test, const StrBuf *file)
{
    Image *image = arena_alloc(test->arena, sizeof *image);
    CHECK(pictures_read(test, file->data, file->length, image));
    image->hash = hash_bytes_128(file->data, file->length);
    return image;
}

static cairo_surface_t *draw(TestState *test, const Image *image, Matrix matrix)
{
    Scene *scene = fixture_scene(test, 80, 80);
    scene_draw_image(scene, image, matrix);
    return fixture_pixels(test, scene);
}

TEST(cairo_image_samples_and_alpha)
{
    static const unsigned char pixels[] = {255, 0, 0, 0, 255, 0, 0, 0, 255, 10, 20, 30};
    static const unsigned char alpha[] = {255, 0, 128, 255};
    Image image = {.kind = IMAGE_PIXELS,
                   .width = 2,
                   .height = 2,
                   .channels = 3,
                   .orientation = 1,
                   .pixels = pixels,
                   .alpha = alpha,
                   .name = "four"};
    cairo_surface_t *surface = draw(test, &image, (Matrix){40, 0, 0, 40, 20, 20});
    CHECK(fixture_pixel(surface, 24, 24) == 0xFF0000);
    CHECK(fixture_pixel(surface, 56, 24) == 0xFFFFFF);
    CHECK(fixture_near(fixture_pixel(surface, 24, 56), 0x7F7FFF, 1));
    CHECK(fixture_pixel(surface, 56, 56) == 0x0A141E);
    CHECK(fixture_pixel(surface, 19, 24) == 0xFFFFFF); /* the edge is where the matrix says */
    CHECK(fixture_pixel(surface, 20, 24) == 0xFF0000);
    cairo_surface_destroy(surface);
}

TEST(cairo_image_gray_has_one_channel)
{
    static const unsigned char pixels[] = {0x40};
    Image image = {.kind = IMAGE_PIXELS,
                   .width = 1,
                   .height = 1,
                   .channels = 1,
                   .orientation = 1,
                   .pixels = pixels,
                   .name = "gray"};
    cairo_surface_t *surface = draw(test, &image, (Matrix){80, 0, 0, 80, 0, 0});
    CHECK(fixture_pixel(surface, 0, 0) == 0x404040 && fixture_pixel(surface, 79, 79) == 0x404040);
    cairo_surface_destroy(surface);
}

TEST(cairo_image_jpeg_colors)
{
    /* 20 % cyan, 60 % magenta, no yellow, 20 % black: rgb 0.6 0.2 0.8. Adobe stores full ink as 0.
     */
    static const struct {
        JpegKind kind;
        unsigned expected;
    } rows[] = {
        {{64, 64, 1, {120}, .is_split = false}, 0x787878},
        {{64, 64, 3, {200, 100, 50}, .is_progressive = true}, 0xC86432},
        {{64, 64, 4, {204, 102, 255, 204}, .is_split = false}, 0x9933CC},
        {{64, 64, 4, {204, 102, 255, 204}, .is_ycck = true}, 0x9933CC},
        {{64, 64, 4, {51, 153, 0, 51}, .has_no_adobe = true}, 0x9933CC},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        StrBuf file = pictures_jpeg(test->arena, &rows[i].kind);
        /* 64 pixels on 8 points: the decoder may halve the picture three times */
        cairo_surface_t *small = draw(test, jpeg_image(test, &file), (Matrix){8, 0, 0, 8, 10, 10});
        cairo_surface_t *large =
            draw(test, jpeg_image(test, &file), (Matrix){64, 0, 0, 64, 10, 10});
        CHECK(fixture_near(fixture_pixel(small, 14, 14), rows[i].expected, 3));
        CHECK(fixture_near(fixture_pixel(large, 40, 40), rows[i].expected, 3));
        CHECK(fixture_pixel(small, 18, 14) == 0xFFFFFF);
        cairo_surface_destroy(small);
        cairo_surface_destroy(large);
        strbuf_release(&file);
    }
}

TEST(cairo_image_orientations)
{
    /* Stored: red at the first row's left, green at its right, blue at the last row's left.
     * Exif 2.3, tag 274: where the 0th row and the 0th column stand when the picture is upright. */
    static const unsigned char pixels[] = {255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 0};
    static const struct {
        int red, green, blue; /* corners of the upright picture: 0 top left, 1 top right,
                                 2 bottom left, 3 bottom right */
    } corners[] = {
        {0, 1, 2}, /* 1: row top, column left */
        {1, 0, 3}, /* 2: row top, column right */
        {3, 2, 1}, /* 3: row bottom, column right */
        {2, 3, 0}, /* 4: row bottom, column left */
        {0, 2, 1}, /* 5: row left, column top */
        {1, 3, 0}, /* 6: row right, column top */
        {3, 1, 2}, /* 7: row right, column bottom */
        {2, 0, 3}, /* 8: row left, column bottom */
    };
    static const Point places[] = {{10, 10}, {70, 10}, {10, 70}, {70, 70}};
    for (int i = 0; i < 8; i++) {
        Image image = {.kind = IMAGE_PIXELS,
                       .width = 2,
                       .height = 2,
                       .channels = 3,
                       .orientation = i + 1,
                       .pixels = pixels,
                       .name = "corners"};
        cairo_surface_t *surface = draw(test, &image, (Matrix){80, 0, 0, 80, 0, 0});
        Point red = places[corners[i].red];
        Point green = places[corners[i].green];
        Point blue = places[corners[i].blue];
        CHECK(fixture_pixel(surface, (int)red.x, (int)red.y) == 0xFF0000);
        CHECK(fixture_pixel(surface, (int)green.x, (int)green.y) == 0x00FF00);
        CHECK(fixture_pixel(surface, (int)blue.x, (int)blue.y) == 0x0000FF);
        cairo_surface_destroy(surface);
    }
}

TEST(cairo_image_without_area_is_skipped)
{
    static const unsigned char pixels[] = {0};
    Image image = {.kind = IMAGE_PIXELS,
                   .width = 1,
                   .height = 1,
                   .channels = 1,
                   .orientation = 1,
                   .pixels = pixels,
                   .name = "flat"};
    cairo_surface_t *surface = draw(test, &image, (Matrix){40, 40, 40, 40, 0, 0});
    CHECK(fixture_pixel(surface, 20, 20) == 0xFFFFFF);
    CHECK(test->sink->count == 0);
    cairo_surface_destroy(surface);
}

/* Renders what art accepted; the result does not matter, only that there is one. */
static void draw_damaged(TestState *test, const char *bytes, size_t size)
{
    Image image;
    if (!pictures_read(test, bytes, size, &image))
        return;
    Scene *scene = fixture_scene(test, 20, 20);
    scene_draw_image(scene, &image, (Matrix){20, 0, 0, 20, 0, 0});
    const Scene *const pages[] = {scene};
    DeviceOptions options = {.dpi = 72};
    StrBuf output = {0};
    size_t errors = test->sink->error_count;
    bool drawn =
        device_render(device_find("png"), test->arena, test->sink, &options, pages, 1, &output);
    CHECK(drawn || test->sink->error_count > errors || test->sink->dropped > 0 || errors > 0);
    strbuf_release(&output);
}

TEST(cairo_image_damaged_jpeg_never_crashes)
{
    static const JpegKind kinds[] = {
        {48, 48, 3, {1, 200, 3}, .lower = {250, 20, 99}, .is_split = true, .is_progressive = true},
        {48, 48, 4, {1, 200, 3, 90}, .lower = {250, 20, 99, 0}, .is_split = true, .is_ycck = true},
    };
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        StrBuf file = pictures_jpeg(test->arena, &kinds[i]);
        for (size_t cut = 0; cut < 64; cut++)
            draw_damaged(test, file.data, file.length * cut / 64);
        for (size_t at = 0; at < file.length; at++) {
            file.data[at] = (char)(file.data[at] ^ 0x55);
            draw_damaged(test, file.data, file.length);
            file.data[at] = (char)(file.data[at] ^ 0x55);
        }
        strbuf_release(&file);
    }
}

TEST(cairo_image_truncated_jpeg_is_reported_and_drawn)
{
    JpegKind kind = {64, 64, 3, {200, 0, 0}, .lower = {0, 0, 200}, .is_split = true};
    StrBuf file = pictures_jpeg(test->arena, &kind);
    file.length -= 20;
    cairo_surface_t *surface = draw(test, jpeg_image(test, &file), (Matrix){64, 0, 0, 64, 0, 0});
    CHECK(fixture_near(fixture_pixel(surface, 10, 10), 0xC80000, 3)); /* what came is shown */
    CHECK(test_reported_once(test, W_IMAGE_TRUNCATED));
    CHECK(test_reported_once(test, W_IMAGE_CORRUPT));
    CHECK(test->sink->error_count == 0);
    cairo_surface_destroy(surface);
    strbuf_release(&file);
}

TEST(cairo_image_too_wide_is_refused)
{
    unsigned char *pixels = arena_alloc(test->arena, 32768);
    Image image = {.kind = IMAGE_PIXELS,
                   .width = 32768,
                   .height = 1,
                   .channels = 1,
                   .orientation = 1,
                   .pixels = pixels,
                   .name = "wide"};
    Scene *scene = fixture_scene(test, 20, 20);
    scene_set_node(scene, 5);
    scene_draw_image(scene, &image, (Matrix){20, 0, 0, 20, 0, 0});
    const Scene *const pages[] = {scene};
    DeviceOptions options = {.dpi = 72};
    StrBuf output = {0};
    CHECK(!device_render(device_find("png"), test->arena, test->sink, &options, pages, 1, &output));
    CHECK(test_reported_once(test, E_IMAGE_SIDE) && test->sink->items[0].node_id == 5);
    strbuf_release(&output);
}
