/* Draws the test scenes of tests/pdf/run.sh: make_pdf MANIFEST SCENE FILE.pdf. Lines that begin
 * with "glyph" on standard output say where each glyph of the scene must be found: x y (points from
 * the top left of the trim box) and the size. Ends with 1 when an error was reported. */
#include <hb.h>
#include <hb-ot.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/file.h"
#include "base/utf8.h"
#include "device/device.h"
#include "device/haru_metadata.h"
#include "device/haru_page.h"
#include "device/haru_paint.h"
#include "device/haru_path.h"
#include "device/haru_save.h"
#include "font/library.h"

#include <jpeglib.h> /* after stdio.h */

#define STREAM_PAGES 600

typedef struct Stage {
    Arena *arena;
    DiagSink sink;
    FontLibrary *library;
    DeviceOptions options;
    const Scene *pages[STREAM_PAGES];
    int page_count;
    Scene *scene;
} Stage;

static const PageBoxes plain_boxes = {.width = 400, .height = 300};
static const PageBoxes bleed_boxes = {.width = 400, .height = 300, .bleed = {8.5, 8.5, 8.5, 8.5}};

static Scene *add_page(Stage *stage, PageBoxes boxes)
{
    stage->scene = scene_create(stage->arena, boxes);
    stage->pages[stage->page_count++] = stage->scene;
    return stage->scene;
}

static Color rgb(double red, double green, double blue)
{
    return (Color){.has = COLOR_RGB, .rgb = {red, green, blue}};
}

static Color cmyk(double cyan, double magenta, double yellow, double black)
{
    return (Color){.has = COLOR_CMYK, .cmyk = {cyan, magenta, yellow, black}};
}

static void fill(Stage *stage, Rect rect, Color color, double opacity)
{
    scene_fill_rectangle(stage->scene, rect, scene_solid(stage->arena, color, opacity));
}

static const Face *face_of(Stage *stage, const char *family, int weight)
{
    const Face *face = font_library_find(stage->library, &stage->sink, NULL, family, weight, false);
    if (!face)
        exit(2);
    return face;
}

/* Shapes `text`; `gap` points are added after each glyph. */
static GlyphRun *shape(Stage *stage, const Face *face, double size, const char *text, double gap)
{
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    hb_buffer_add_utf8(buffer, text, -1, 0, -1);
    hb_buffer_guess_segment_properties(buffer);
    hb_buffer_set_language(buffer, hb_language_from_string("zh-Hans", -1));
    hb_shape(face->hb_font, buffer, NULL, 0);
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, &count);
    Glyph *glyphs = arena_array(stage->arena, count, sizeof *glyphs);
    double scale = size / face->units_per_em;
    double pen = 0;
    for (unsigned i = 0; i < count; i++) {
        glyphs[i] = (Glyph){.id = infos[i].codepoint,
                            .cluster = infos[i].cluster,
                            .x = pen + positions[i].x_offset * scale,
                            .y = -positions[i].y_offset * scale,
                            .advance = positions[i].x_advance * scale + gap};
        pen += glyphs[i].advance;
    }
    GlyphRun *run = arena_alloc(stage->arena, sizeof *run);
    *run = (GlyphRun){.face = face,
                      .size = size,
                      .glyphs = glyphs,
                      .glyph_count = (int)count,
                      .text = text_of(text)};
    run->is_right_to_left = hb_buffer_get_direction(buffer) == HB_DIRECTION_RTL;
    hb_buffer_destroy(buffer);
    return run;
}

static void show(Stage *stage, const GlyphRun *run, Point origin, Color color)
{
    scene_show_glyphs(stage->scene, run, origin, scene_solid(stage->arena, color, 1));
}

static void say(Stage *stage, const char *family, double y, const char *text)
{
    show(stage, shape(stage, face_of(stage, family, 400), 12, text, 0), (Point){20, y},
         COLOR_BLACK);
}

static void tell_places(const GlyphRun *run, Point origin)
{
    for (int i = 0; i < run->glyph_count; i++)
        printf("glyph %.4f %.4f %.3f\n", origin.x + run->glyphs[i].x, origin.y + run->glyphs[i].y,
               run->size);
}

/* ---- the scenes -------------------------------------------------------------------------------
 */

/* Every line must come back from pdftotext as it is written in run.sh. */
static void draw_text(Stage *stage)
{
    add_page(stage, plain_boxes);
    say(stage, "思源宋体", 30, "山西长治2023年GDP增长12.5%，𠮷野家。");
    say(stage, "思源宋体", 50, "间隔·号、片假名・号，一与⼀，人与⼈");
    say(stage, "思源宋体", 70, "破折号——完。・・一个、⼀⼈两个");
    say(stage, "霞鹜文楷", 90, "霞鹜文楷：指标 Indicators 3.14");
    say(stage, "思源黑体", 110, "office flow fi 效率");
    say(stage, "Roboto", 130, "office flow x\u0302y\u0302 naïve (a\\b)");
    say(stage, "digits", 150, "12345.67");
    say(stage, "思源黑体", 170, "葛\U000E0100城区");
}

static void draw_places(Stage *stage)
{
    add_page(stage, bleed_boxes);
    const Face *song = face_of(stage, "思源宋体", 400);
    const Face *latin = face_of(stage, "Roboto", 400);
    const GlyphRun *justified =
        shape(stage, song, 9, "指标数据长治市二〇二三年国民经济和社会发展统计公报显示全市", 0.3717);
    const GlyphRun *western = shape(
        stage, latin, 7.3, "Average To AV waves of fractional widths in a row, 0123456789", 0.0137);
    show(stage, justified, (Point){20.123, 40}, COLOR_BLACK);
    show(stage, western, (Point){20.7, 60.55}, COLOR_BLACK);
    tell_places(justified, (Point){20.123, 40});
    tell_places(western, (Point){20.7, 60.55});
    GlyphRun *column = shape(stage, song, 14, "竖排文字", 0);
    Glyph *glyphs = arena_array(stage->arena, 4, sizeof *glyphs);
    for (int i = 0; i < 4; i++)
        glyphs[i] = (Glyph){column->glyphs[i].id, column->glyphs[i].cluster, 0, 14.5 * i, 14.5};
    column->glyphs = glyphs;
    show(stage, column, (Point){350, 40}, COLOR_BLACK);
    tell_places(column, (Point){350, 40});
    GlyphRun *rotated = shape(stage, latin, 12, "GDP 2023", 0);
    Glyph *turned = arena_array(stage->arena, (size_t)rotated->glyph_count, sizeof *turned);
    for (int i = 0; i < rotated->glyph_count; i++)
        turned[i] = (Glyph){rotated->glyphs[i].id, rotated->glyphs[i].cluster, 0,
                            rotated->glyphs[i].x, rotated->glyphs[i].advance};
    rotated->glyphs = turned;
    rotated->rotation_deg = 90;
    show(stage, rotated, (Point){320, 120}, COLOR_BLACK);
    tell_places(rotated, (Point){320, 120});
    GlyphRun *bold = shape(stage, song, 20, "仿粗斜体", 0);
    bold->embolden = 0.6;
    bold->skew = 0.2;
    show(stage, bold, (Point){20, 100}, rgb(0.8, 0.1, 0.1));
    tell_places(bold, (Point){20, 100});
}

static void draw_black(Stage *stage)
{
    stage->options.color_space = COLOR_SPACE_CMYK;
    add_page(stage, bleed_boxes);
    say(stage, "思源宋体", 30, "黑色文字只在黑版");
    say(stage, "霞鹜文楷", 60, "灰度也只在黑版");
    fill(stage, (Rect){20, 80, 50, 50}, (Color){.has = COLOR_GRAY, .gray = 0.5}, 1);
    fill(stage, (Rect){90, 80, 50, 50}, rgb(0.3, 0.3, 0.3), 1);
}

static const Paint *gradient(Stage *stage, PaintKind kind, const GradientStop *stops, int count)
{
    Paint *paint = arena_alloc(stage->arena, sizeof *paint);
    GradientStop *copy = arena_array(stage->arena, (size_t)count, sizeof *copy);
    memcpy(copy, stops, (size_t)count * sizeof *copy);
    *paint = (Paint){.kind = kind, .opacity = 1, .stops = copy, .stop_count = count};
    return paint;
}

static void fill_gradient(Stage *stage, Rect rect, const GradientStop *stops, int count)
{
    Paint *paint = (Paint *)(uintptr_t)gradient(stage, PAINT_LINEAR, stops, count);
    paint->from = (Point){rect.x, rect.y};
    paint->to = (Point){rect.x + rect.width, rect.y};
    scene_fill_rectangle(stage->scene, rect, paint);
}

/* Colours at known places; the table stands in run.sh. */
static void draw_paint(Stage *stage)
{
    add_page(stage, plain_boxes);
    Color red = rgb(1, 0, 0);
    Color blue = rgb(0, 0, 1);
    fill(stage, (Rect){10, 10, 40, 40}, red, 1);
    fill(stage, (Rect){60, 10, 40, 40}, blue, 0.5);
    const GradientStop plain[] = {{0, red, 1}, {1, blue, 1}};
    fill_gradient(stage, (Rect){10, 60, 100, 20}, plain, 2);
    const GradientStop hard[] = {{0.25, red, 1}, {0.5, red, 1}, {0.5, blue, 1}, {0.75, blue, 1}};
    fill_gradient(stage, (Rect){10, 90, 100, 20}, hard, 4);
    const GradientStop fading[] = {{0, red, 0}, {1, red, 1}};
    fill_gradient(stage, (Rect){10, 120, 100, 20}, fading, 2);
    fill_gradient(stage, (Rect){10, 150, 0.0001, 20}, plain, 2);
    Paint *radial = (Paint *)(uintptr_t)gradient(stage, PAINT_RADIAL, plain, 2);
    radial->from = radial->to = (Point){60, 200};
    radial->to_radius = 30;
    scene_fill_rectangle(stage->scene, (Rect){10, 160, 100, 80}, radial);

    Path *circle = path_create(stage->arena);
    path_ellipse(circle, (Rect){150, 10, 60, 60});
    scene_push_clip(stage->scene, circle, FILL_NONZERO);
    fill(stage, (Rect){150, 10, 60, 60}, red, 1);
    scene_pop_clip(stage->scene);
    scene_push_clip(stage->scene, path_create(stage->arena), FILL_NONZERO);
    fill(stage, (Rect){300, 10, 20, 20}, red, 1);
    scene_pop_clip(stage->scene);

    scene_push_group(stage->scene, (Rect){150, 80, 60, 60}, 0.5, BLEND_NORMAL);
    fill(stage, (Rect){150, 80, 40, 40}, red, 1);
    fill(stage, (Rect){170, 100, 40, 40}, blue, 1);
    scene_pop_group(stage->scene);
    fill(stage, (Rect){150, 150, 60, 30}, rgb(1, 1, 0), 1);
    scene_push_group(stage->scene, (Rect){150, 150, 30, 30}, 1, BLEND_MULTIPLY);
    fill(stage, (Rect){150, 150, 30, 30}, rgb(0, 1, 1), 1);
    scene_pop_group(stage->scene);
    fill(stage, (Rect){220, 150, 30, 30}, red, 1);

    /* A vertical bar: its outline must not show in its filling. */
    GlyphRun *bar = shape(stage, face_of(stage, "Roboto", 400), 100, "|", 0);
    bar->embolden = 8;
    scene_show_glyphs(stage->scene, bar, (Point){300, 220},
                      scene_solid(stage->arena, rgb(1, 0, 0), 0.5));

    Path *ring = path_create(stage->arena);
    path_rectangle(ring, (Rect){250, 10, 40, 40});
    path_rectangle(ring, (Rect){260, 20, 20, 20});
    scene_fill_path(stage->scene, ring, FILL_EVEN_ODD, scene_solid(stage->arena, blue, 1));
    Path *line = path_create(stage->arena);
    path_move(line, 250, 80);
    path_line(line, 330, 80);
    const double dashes[] = {10, 10};
    Stroke *stroke = arena_alloc(stage->arena, sizeof *stroke);
    double *kept = arena_array(stage->arena, 2, sizeof *kept);
    memcpy(kept, dashes, sizeof dashes);
    *stroke = (Stroke){.width = 6, .dashes = kept, .dash_count = 2};
    scene_stroke_path(stage->scene, line, stroke, scene_solid(stage->arena, red, 1));
}

static Image *checker(Stage *stage, int channels, const char *name)
{
    Image *image = arena_alloc(stage->arena, sizeof *image);
    unsigned char *pixels = arena_alloc(stage->arena, (size_t)(4 * channels));
    *image = (Image){.kind = IMAGE_PIXELS,
                     .width = 2,
                     .height = 2,
                     .channels = channels,
                     .orientation = 1,
                     .pixels = pixels,
                     .name = name};
    return image;
}

/* Red, green / blue, white. */
static Image *four_colors(Stage *stage, int orientation)
{
    static const unsigned char pixels[12] = {255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255};
    Image *image = checker(stage, 3, "四色.png");
    image->pixels = pixels;
    image->orientation = orientation;
    image->hash = (Hash128){1, 2};
    return image;
}

static void draw_image(Stage *stage)
{
    static const unsigned char alpha[4] = {255, 0, 128, 255};
    static const unsigned char grays[4] = {0, 64, 128, 255};
    add_page(stage, plain_boxes);
    for (int orientation = 1; orientation <= 8; orientation++) {
        Image *image = four_colors(stage, orientation);
        Matrix place = {40, 0, 0, 40, 10 + 45.0 * (orientation - 1), 10};
        scene_draw_image(stage->scene, image, place);
    }
    Image *masked = four_colors(stage, 1);
    masked->hash = (Hash128){3, 4};
    masked->alpha = alpha;
    fill(stage, (Rect){10, 60, 40, 40}, rgb(1, 1, 0), 1);
    scene_draw_image(stage->scene, masked, (Matrix){40, 0, 0, 40, 10, 60});
    Image *gray = checker(stage, 1, "灰.png");
    gray->pixels = grays;
    scene_draw_image(stage->scene, gray, (Matrix){40, 0, 0, 40, 60, 60});
}

static void draw_image_cmyk(Stage *stage)
{
    stage->options.color_space = COLOR_SPACE_CMYK;
    add_page(stage, plain_boxes);
    fill(stage, (Rect){100, 10, 40, 40}, cmyk(0, 1, 1, 0), 1);
    for (int i = 0; i < 3; i++)
        scene_draw_image(stage->scene, four_colors(stage, 1), (Matrix){40, 0, 0, 40, 10, 10});
}

/* A 16 x 16 JPEG of one colour. libjpeg writes the Adobe marker for CMYK, and with it the inks are
 * the other way round: 0 is full ink. */
static Text make_jpeg(Stage *stage, int channels, const unsigned char *color)
{
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    unsigned char *bytes = NULL;
    unsigned long size = 0;
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &bytes, &size);
    jpeg.image_width = jpeg.image_height = 16;
    jpeg.input_components = channels;
    jpeg.in_color_space = channels == 4 ? JCS_CMYK : channels == 3 ? JCS_RGB : JCS_GRAYSCALE;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, 100, TRUE);
    jpeg_start_compress(&jpeg, TRUE);
    unsigned char row[16 * 4];
    for (int i = 0; i < 16 * channels; i++)
        row[i] = color[i % channels];
    for (int y = 0; y < 16; y++) {
        unsigned char *rows[1] = {row};
        jpeg_write_scanlines(&jpeg, rows, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    Text copy = {arena_copy(stage->arena, (const char *)bytes, size), size};
    free(bytes);
    return copy;
}

static void place_jpeg(Stage *stage, int channels, const unsigned char *color, double x)
{
    Text file = make_jpeg(stage, channels, color);
    Image *image = arena_alloc(stage->arena, sizeof *image);
    *image = (Image){.kind = IMAGE_JPEG,
                     .width = 16,
                     .height = 16,
                     .channels = channels,
                     .orientation = 1,
                     .inverted_cmyk = channels == 4,
                     .name = "照片.jpg",
                     .encoded = (const unsigned char *)file.data,
                     .encoded_size = file.length};
    image->hash = hash_bytes_128(file.data, file.length);
    scene_draw_image(stage->scene, image, (Matrix){40, 0, 0, 40, x, 10});
}

static void draw_jpeg(Stage *stage)
{
    add_page(stage, plain_boxes);
    place_jpeg(stage, 3, (const unsigned char[]){255, 128, 0}, 10);
    place_jpeg(stage, 1, (const unsigned char[]){96}, 60);
}

/* Cyan ink alone. */
static void draw_jpeg_cmyk(Stage *stage)
{
    stage->options.color_space = COLOR_SPACE_CMYK;
    add_page(stage, plain_boxes);
    place_jpeg(stage, 4, (const unsigned char[]){0, 255, 255, 255}, 10);
}

static void draw_info(Stage *stage)
{
    add_page(stage, plain_boxes);
    stage->options.info = (DocumentInfo){
        .title = ")>>/OpenAction<</S/JavaScript/JS(app.alert(1))>>\n%\xF0\xA0\xAE\xB7<b>&amp;\\",
        .author = "\xEF\xBB\xBF"
                  "þÿ甲&乙 <x:y/> ]]>",
        .subject = "事由",
        .keywords = "一,二",
        .creator = "make_pdf",
        .language = "zh-CN",
        .date = "2026-01-02T03:04:05+08:00",
    };
}

static void draw_pages(Stage *stage)
{
    for (int i = 0; i < 120; i++) {
        add_page(stage, i % 2 ? plain_boxes : bleed_boxes);
        if (i == 7)
            continue; /* an empty page */
        say(stage, i % 3 ? "思源宋体" : "思源黑体", 50,
            arena_print(stage->arena, "第 %d 页", i + 1));
        for (int j = 0; j < 8; j++)
            fill(stage, (Rect){20.0 * j, 100, 10, 10}, rgb(1, 0, 0), 0.1 * j + 0.05 + 0.001 * i);
    }
}

/* More pages than one node of the page tree holds, tagged: headings, paragraphs, a table that goes
 * on over pages 3 to 5, and one that is met again after a page without it. */
static void draw_stream(Stage *stage)
{
    stage->options.product = PDF_DIGITAL;
    stage->options.info = (DocumentInfo){.title = "流", .language = "zh-CN"};
    static const Tag table = {.role = TAG_TABLE, .node = 2000, .part = 0};
    static const Tag gap = {.role = TAG_SECTION, .node = 2001, .part = 0};
    for (int i = 0; i < STREAM_PAGES; i++) {
        add_page(stage, plain_boxes);
        uint32_t node = 1 + 3 * (uint32_t)i;
        Tag *tags = arena_array(stage->arena, 5, sizeof *tags);
        tags[0] = (Tag){.role = TAG_HEADING, .level = i % 3 ? 2 : 1, .node = node};
        tags[1] = (Tag){.role = TAG_PARAGRAPH, .node = node + 1};
        tags[2] = (Tag){.role = TAG_TABLE_ROW, .node = 2000, .part = (uint32_t)i, .parent = &table};
        tags[3] = (Tag){
            .role = TAG_TABLE_CELL, .node = 2000, .part = 1000 + (uint32_t)i, .parent = &tags[2]};
        tags[4] = (Tag){.role = TAG_PARAGRAPH, .node = 3000 + (uint32_t)i, .parent = &gap};
        for (int j = 0; j < 5; j++) {
            bool is_in_table = j == 2 || j == 3;
            if ((is_in_table && (i < 2 || i > 4)) || j == 2 || (j == 4 && i != 1 && i != 6))
                continue;
            scene_begin_tag(stage->scene, &tags[j]);
            say(stage, "思源宋体", 20 + 40 * j, arena_print(stage->arena, "第%d页%d", i + 1, j));
            scene_end_tag(stage->scene);
        }
    }
}

static void draw_nested(Stage *stage, int depth)
{
    add_page(stage, plain_boxes);
    Path *path = path_create(stage->arena);
    path_rectangle(path, (Rect){10, 10, 100, 100});
    for (int i = 0; i < depth; i++)
        scene_push_clip(stage->scene, path, FILL_NONZERO);
    fill(stage, (Rect){0, 0, 200, 200}, rgb(1, 0, 0), 1);
    for (int i = 0; i < depth; i++)
        scene_pop_clip(stage->scene);
}

/* 4,000 characters in lines: what the speed is measured on. */
static void draw_long(Stage *stage)
{
    add_page(stage, (PageBoxes){.width = 842, .height = 1191});
    const Face *song = face_of(stage, "思源宋体", 400);
    for (int line = 0; line < 80; line++) {
        StrBuf text = {0};
        for (int i = 0; i < 50; i++)
            strbuf_code_point(&text, 0x4E00u + (uint32_t)((line * 50 + i) * 7 % 3000));
        const char *kept = strbuf_copy(&text, stage->arena);
        strbuf_release(&text);
        show(stage, shape(stage, song, 9, kept, 0.123), (Point){30, 40 + 14.0 * line}, COLOR_BLACK);
    }
}

static void draw_nested_28(Stage *stage)
{
    draw_nested(stage, 28);
}

static void draw_nested_29(Stage *stage)
{
    draw_nested(stage, 29);
}

static void draw_bad_date(Stage *stage)
{
    add_page(stage, plain_boxes);
    stage->options.info.date = "2026-1-2";
}

static void draw_small_page(Stage *stage)
{
    add_page(stage, (PageBoxes){.width = 2.5, .height = 300});
}

static void draw_nothing(Stage *stage)
{
    (void)stage; /* no page at all */
}

static bool draw_scene(Stage *stage, const char *name)
{
    static const struct {
        const char *name;
        void (*draw)(Stage *);
    } scenes[] = {
        {"text", draw_text},          {"places", draw_places},
        {"black", draw_black},        {"paint", draw_paint},
        {"image", draw_image},        {"image_cmyk", draw_image_cmyk},
        {"jpeg", draw_jpeg},          {"jpeg_cmyk", draw_jpeg_cmyk},
        {"info", draw_info},          {"pages", draw_pages},
        {"long", draw_long},          {"stream", draw_stream},
        {"nested28", draw_nested_28}, {"nested29", draw_nested_29},
        {"bad_date", draw_bad_date},  {"small_page", draw_small_page},
        {"nothing", draw_nothing},
    };
    for (size_t i = 0; i < COUNT_OF(scenes); i++) {
        if (strcmp(scenes[i].name, name) == 0) {
            scenes[i].draw(stage);
            return true;
        }
    }
    return false;
}

/* No device asks for the classic form yet: one page in it, through the haru functions. */
static bool render_table(Stage *stage, StrBuf *output)
{
    HaruDocument *document = haru_document_create(stage->arena, &stage->sink, COLOR_SPACE_CMYK);
    haru_save_begin(document, 4, XREF_TABLE, output, NULL);
    HPDF_Dict page;
    const HaruPagePlace place = haru_page_reserve(document);
    HaruContent *content = haru_page_create(document, &bleed_boxes, &place, &page);
    Path *path = path_create(stage->arena);
    path_rectangle(path, (Rect){-8.5, -8.5, 100, 100});
    haru_paint_begin(content, scene_solid(stage->arena, cmyk(0, 1, 0, 0), 1), HARU_FILL);
    haru_path_write(content, path);
    haru_content_operator(content, "f");
    haru_page_finish(page, content);
    const DocumentInfo info = {.title = "表"};
    haru_metadata_write(document, &(DeviceOptions){.info = info});
    haru_pages_finish(document);
    bool saved = haru_save_finish(document);
    haru_document_destroy(document);
    return saved;
}

static double milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static bool render(Stage *stage, const char *name, const char *path)
{
    StrBuf output = {0};
    bool succeeded;
    bool is_table = strcmp(name, "table") == 0;
    if (!is_table && !draw_scene(stage, name))
        return false;
    double start = milliseconds();
    if (is_table)
        succeeded = render_table(stage, &output);
    else
        succeeded = device_render(device_find("pdf"), stage->arena, &stage->sink, &stage->options,
                                  stage->pages, stage->page_count, &output);
    double end = milliseconds();
    if (getenv("TIMES"))
        fprintf(stderr, "render %.2f ms, %zu bytes\n", end - start, output.length);
    if (succeeded)
        succeeded = file_write(&stage->sink, path, (Text){output.data, output.length});
    strbuf_release(&output);
    return succeeded;
}

int main(int argc, char **argv)
{
    if (argc < 4)
        return 2;
    setlocale(LC_ALL, ""); /* as a program that uses the library might */
    Stage stage = {.arena = arena_create()};
    diag_init(&stage.sink, stage.arena, DIAG_ENGLISH);
    stage.library = font_library_create(argv[1], &stage.sink);
    bool succeeded = render(&stage, argv[2], argv[3]);
    for (size_t i = 0; i < stage.sink.count; i++)
        fprintf(stderr, "%s: %s\n", diag_code_name(stage.sink.items[i].code),
                stage.sink.items[i].message);
    font_library_destroy(stage.library);
    arena_destroy(stage.arena);
    return !succeeded;
}
