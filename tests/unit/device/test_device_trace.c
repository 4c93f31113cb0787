/* The trace device: every operation as one line that stays the same. */
#include "fixture.h"
#include "font/face.h"

TEST(device_trace_of_all_operations)
{
    Scene *scene = scene_create(test->arena,
                                (PageBoxes){.width = 100.126, .height = 50, .bleed = {3, 0, 3, 0}});
    static const double dashes[] = {4, 2.5};
    static const Stroke stroke = {
        .width = 0.333, .cap = CAP_ROUND, .dashes = dashes, .dash_count = 2};
    static const Tag tag = {.role = TAG_HEADING, .level = 2, .language = "en"};
    static const Face face = {.postscript = "Some-Bold"};
    static const Glyph glyphs[] = {{.id = 12}, {.id = 34, .cluster = 3, .x = 10.005, .y = -1}};
    static const GlyphRun run = {.face = &face,
                                 .size = 10,
                                 .glyphs = glyphs,
                                 .glyph_count = 2,
                                 .text = {"甲乙", 6},
                                 .skew = 0.2};
    static const unsigned char pixel[] = {0};
    static const Image image = {.kind = IMAGE_PIXELS,
                                .width = 1,
                                .height = 1,
                                .channels = 1,
                                .orientation = 6,
                                .pixels = pixel,
                                .name = "a\"b.png"};
    Path *path = path_create(test->arena);
    path_move(path, 0, 0);
    path_curve(path, 1, 2, 3, 4, 5, 6);
    path_close(path);
    scene_set_node(scene, 3);
    scene_begin_tag(scene, &tag);
    scene_show_glyphs(scene, &run, (Point){1, 2}, scene_solid(test->arena, COLOR_BLACK, 0.5));
    scene_end_tag(scene);
    scene_set_node(scene, 0);
    scene_push_group(scene, (Rect){0, 0, 9, 9}, 0.5, BLEND_MULTIPLY);
    scene_push_clip(scene, path, FILL_EVEN_ODD);
    Color spot = {.has = COLOR_SPOT | COLOR_CMYK, .tint = 0.8, .spot = "红", .cmyk = {0, 1, 1, 0}};
    scene_stroke_path(scene, path, &stroke, scene_solid(test->arena, spot, 1));
    scene_pop_clip(scene);
    scene_draw_image(scene, &image, (Matrix){10, 0, 0, 10, 5, 5});
    scene_pop_group(scene);
    DeviceOptions options = {0};
    StrBuf file = fixture_render(test, "trace", scene, &options);
    CHECK_TEXT(file.data,
               "page 1 100.13 50 bleed 3 0 3 0\n"
               "tag #3 heading level 2 language \"en\"\n"
               "  glyphs #3 \"甲乙\" Some-Bold 10 at 1 2 skew 0.2 cmyk(0 0 0 1) rgb(0 0 0) gray(0)"
               " opacity 0.5 : 12@0 34@10.01,-1\n"
               "group 0 0 9 9 opacity 0.5 multiply\n"
               "  clip even-odd : M 0 0 C 1 2 3 4 5 6 Z\n"
               "    stroke width 0.33 round-cap dash 4 2.5 phase 0 \"红\"(0.8) cmyk(0 1 1 0)"
               " : M 0 0 C 1 2 3 4 5 6 Z\n"
               "  image \"a\\\"b.png\" pixels 1x1 channels 1 orientation 6 matrix 10 0 0 10 5 5\n");
    strbuf_release(&file);
}

TEST(device_trace_numbers_pages)
{
    const Scene *const pages[] = {fixture_scene(test, 10, 10), fixture_scene(test, 20, 20)};
    DeviceOptions options = {0};
    StrBuf file = {0};
    CHECK(device_render(device_find("trace"), test->arena, test->sink, &options, pages, 2, &file));
    CHECK_TEXT(file.data, "page 1 10 10 bleed 0 0 0 0\npage 2 20 20 bleed 0 0 0 0\n");
    strbuf_release(&file);
}
