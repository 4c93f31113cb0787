/* The SVG device: what readers of SVG 1.1 need to find in the file. */
#include "art/pictures.h"
#include "fixture.h"
#include "font/face_load.h"

#define NOTO_SERIF "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"

/* Cairo 1.16 loses 472 bytes for each group in an SVG surface, whatever its caller does (seen with
 * a program of ten lines); the leak checker, where there is one, is told not to look. */
extern void __lsan_disable(void) __attribute__((weak));
extern void __lsan_enable(void) __attribute__((weak));

static StrBuf render_groups(TestState *test, const Scene *scene)
{
    DeviceOptions options = {0};
    if (__lsan_disable)
        __lsan_disable();
    StrBuf file = fixture_render(test, "svg", scene, &options);
    if (__lsan_enable)
        __lsan_enable();
    return file;
}

static int count_of(const StrBuf *file, const char *what)
{
    int count = 0;
    for (const char *at = strstr(file->data, what); at; at = strstr(at + 1, what))
        count++;
    return count;
}

TEST(device_svg_size_in_points)
{
    DeviceOptions options = {.info = {.title = "甲 & 乙"}};
    StrBuf file = fixture_render(test, "svg", fixture_scene(test, 562.5, 1000.5), &options);
    CHECK(count_of(&file, "width=\"562.5pt\" height=\"1000.5pt\" viewBox=\"0 0 562.5 1000.5\"") ==
          1);
    CHECK(count_of(&file, "version=\"1.1\"") == 1);
    CHECK(count_of(&file, "<title>甲 &amp; 乙</title>") == 1);
    CHECK(count_of(&file, "</svg>") == 1);
    strbuf_release(&file);
}

TEST(device_svg_never_falls_back_to_pixels)
{
    Scene *scene = fixture_scene(test, 100, 100);
    static const GradientStop stops[] = {{0, {.has = COLOR_RGB, .rgb = {1, 0, 0}}, 1},
                                         {1, {.has = COLOR_RGB, .rgb = {0, 0, 1}}, 0.2}};
    Paint radial = {.kind = PAINT_RADIAL,
                    .opacity = 0.5,
                    .stops = stops,
                    .stop_count = 2,
                    .from = {50, 50},
                    .to = {60, 50},
                    .from_radius = 5,
                    .to_radius = 40};
    Path *path = path_create(test->arena);
    path_rectangle(path, (Rect){0, 0, 100, 100});
    path_ellipse(path, (Rect){10, 10, 20, 20});
    static const BlendMode modes[] = {BLEND_NORMAL, BLEND_MULTIPLY, BLEND_SCREEN};
    for (size_t i = 0; i < COUNT_OF(modes); i++) {
        scene_push_group(scene, (Rect){0, 0, 100, 100}, 0.7, modes[i]);
        scene_push_clip(scene, path, FILL_EVEN_ODD);
        scene_fill_path(scene, path, FILL_EVEN_ODD, &radial);
        scene_pop_clip(scene);
        scene_pop_group(scene);
    }
    StrBuf file = render_groups(test, scene);
    CHECK(count_of(&file, "<image") == 0);
    CHECK(count_of(&file, "mix-blend-mode:multiply") == 1);
    CHECK(count_of(&file, "mix-blend-mode:screen") == 1);
    CHECK(count_of(&file, "comp-op") == 0);
    CHECK(count_of(&file, "<path clip-rule=\"evenodd\"") >= 1);
    CHECK(count_of(&file, "<radialGradient") >= 1);
    strbuf_release(&file);
}

static void show(Scene *scene, const Face *face, double x, double size)
{
    Glyph *glyph = arena_alloc(scene->arena, 2 * sizeof *glyph);
    glyph[0].id = face_glyph(face, 0x56FD);
    glyph[1].id = face_glyph(face, ' ');
    GlyphRun *run = arena_alloc(scene->arena, sizeof *run);
    *run = (GlyphRun){
        .face = face, .size = size, .glyphs = glyph, .glyph_count = 2, .text = {"国", 3}};
    scene_show_glyphs(scene, run, (Point){x, 50.25}, scene_solid(scene->arena, COLOR_BLACK, 1));
}

TEST(device_svg_writes_each_glyph_once)
{
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(NOTO_SERIF);
    Face face;
    CHECK(blob && face_load(blob, "NotoSerifCJKsc-Regular", 0, &face) == FACE_GOOD);
    Scene *scene = fixture_scene(test, 200, 100);
    for (int i = 0; i < 5; i++)
        show(scene, &face, 30 * i + 0.125, 20);
    DeviceOptions options = {0};
    StrBuf file = fixture_render(test, "svg", scene, &options);
    CHECK(count_of(&file, "<symbol") == 1); /* the space has no outline and is left out */
    CHECK(count_of(&file, "<use") == 5);
    CHECK(count_of(&file, "x=\"60.125\" y=\"50.25\"") == 1);
    StrBuf again = fixture_render(test, "svg", scene, &options);
    CHECK(again.length == file.length && memcmp(again.data, file.data, file.length) == 0);
    strbuf_release(&file);
    strbuf_release(&again);
    face_release(&face);
    hb_blob_destroy(blob);
}

TEST(device_svg_embeds_jpeg_files)
{
    unsigned char segment[134] = "Exif\0";
    size_t size = 6 + pictures_exif(segment + 6, 6, false);
    JpegKind kind = {16, 16, 3, {1, 2, 3}, .app1 = segment, .app1_size = (unsigned)size};
    StrBuf jpeg = pictures_jpeg(test->arena, &kind);
    Image image;
    CHECK(pictures_read(test, jpeg.data, jpeg.length, &image));
    image.hash = hash_bytes_128(jpeg.data, jpeg.length);
    Scene *scene = fixture_scene(test, 100, 100);
    scene_draw_image(scene, &image, (Matrix){50, 0, 0, 50, 0, 0});
    scene_draw_image(scene, &image, (Matrix){50, 0, 0, 50, 50, 50});
    DeviceOptions options = {0};
    StrBuf file = fixture_render(test, "svg", scene, &options);
    CHECK(count_of(&file, "<image") == 1);
    CHECK(count_of(&file, "data:image/jpeg;base64,/9j/4AAQSkZJRg") ==
          1);                              /* FFD8 FFE0 0010 "JFIF" */
    CHECK(count_of(&file, "RXhpZg") == 0); /* no Exif */
    /* orientation 6: x = 50 - v, y = u */
    CHECK(count_of(&file, "transform=\"matrix(0,3.125,-3.125,0,50,0)\"") == 1);
    strbuf_release(&file);
    strbuf_release(&jpeg);
}

TEST(device_svg_decodes_cmyk_jpeg)
{
    JpegKind kind = {16, 16, 4, .samples = {204, 102, 255, 204}};
    StrBuf jpeg = pictures_jpeg(test->arena, &kind);
    Image image;
    CHECK(pictures_read(test, jpeg.data, jpeg.length, &image));
    Scene *scene = fixture_scene(test, 100, 100);
    scene_draw_image(scene, &image, (Matrix){50, 0, 0, 50, 0, 0});
    DeviceOptions options = {0};
    StrBuf file = fixture_render(test, "svg", scene, &options);
    CHECK(count_of(&file, "data:image/png;base64,") == 1 && count_of(&file, "image/jpeg") == 0);
    strbuf_release(&file);
    strbuf_release(&jpeg);
}
