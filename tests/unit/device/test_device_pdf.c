#include "device/device.h"
#include "font/library.h"
#include "test.h"

static const PageBoxes small_boxes = {.width = 100, .height = 100};

static bool render(TestState *test, const DeviceOptions *options, const Scene *scene, StrBuf *out)
{
    return device_render(device_find("pdf"), test->arena, test->sink, options, &scene, 1, out);
}

TEST(pdf_device_writes_a_whole_file)
{
    StrBuf out = {0};
    const DeviceOptions options = {0};
    CHECK(render(test, &options, scene_create(test->arena, small_boxes), &out));
    CHECK(out.length > 20 && memcmp(out.data, "%PDF-1.7\n%", 10) == 0);
    CHECK_TEXT(out.data + out.length - 6, "%%EOF\n");
    CHECK(test->sink->count == 0);
    strbuf_release(&out);
}

TEST(pdf_device_gives_the_same_bytes_again)
{
    StrBuf first = {0};
    StrBuf second = {0};
    const DeviceOptions options = {.info = {.title = "报纸"}};
    Scene *scene = scene_create(test->arena, small_boxes);
    scene_fill_rectangle(scene, (Rect){0, 0, 50, 50}, scene_solid(test->arena, COLOR_BLACK, 0.5));
    CHECK(render(test, &options, scene, &first));
    CHECK(render(test, &options, scene, &second));
    CHECK(first.length == second.length && memcmp(first.data, second.data, first.length) == 0);
    strbuf_release(&first);
    strbuf_release(&second);
}

TEST(pdf_device_wants_a_page)
{
    StrBuf out = {0};
    const DeviceOptions options = {0};
    CHECK(!device_render(device_find("pdf"), test->arena, test->sink, &options, NULL, 0, &out));
    CHECK(test_reported_once(test, E_PDF_NO_PAGES));
    strbuf_release(&out);
}

/* PDF 1.7, annex C: 3 to 14,400 units, bleed included. */
TEST(pdf_device_keeps_to_page_sizes)
{
    static const struct {
        PageBoxes boxes;
        bool allowed;
    } cases[] = {
        {{.width = 3, .height = 14400}, true},
        {{.width = 2.999, .height = 100}, false},
        {{.width = 100, .height = 14400.001}, false},
        {{.width = 14390, .height = 100, .bleed = {.left = 8, .right = 8}}, false},
        {{.width = 1, .height = 100, .bleed = {.left = 1, .right = 1}}, true},
    };
    const DeviceOptions options = {0};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        StrBuf out = {0};
        Scene *scene = scene_create(test->arena, cases[i].boxes);
        CHECK(render(test, &options, scene, &out) == cases[i].allowed);
        strbuf_release(&out);
    }
    CHECK(test->sink->count == 3); /* each names its own size */
}

TEST(pdf_device_checks_the_date)
{
    static const char *const wrong[] = {"",
                                        "2026",
                                        "2026-01-02T03:04:05",
                                        "2026-01-02 03:04:05Z",
                                        "2026-01-02T03:04:05+08:00 ",
                                        "xxxx-01-02T03:04:05Z"};
    const Scene *scene = scene_create(test->arena, small_boxes);
    StrBuf out = {0};
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        const DeviceOptions options = {.info = {.date = wrong[i]}};
        CHECK(!render(test, &options, scene, &out));
        CHECK(test->sink->count == i + 1);
        CHECK(test->sink->items[i].code == E_PDF_DATE);
    }
    const DeviceOptions right = {.info = {.date = "2026-01-02T03:04:05Z"}};
    CHECK(render(test, &right, scene, &out));
    strbuf_release(&out);
}

/* ISO 19005-2, 6.1.13: strings up to 32,767 bytes, of which two are the byte order mark. */
TEST(pdf_device_checks_the_length_of_titles)
{
    const Scene *scene = scene_create(test->arena, small_boxes);
    char *title = arena_alloc(test->arena, 16384);
    memset(title, 'a', 16382);
    StrBuf out = {0};
    const DeviceOptions options = {.info = {.title = title}};
    CHECK(render(test, &options, scene, &out));
    title[16382] = 'a';
    CHECK(!render(test, &options, scene, &out));
    CHECK(test_reported_once(test, E_PDF_INFO_TOO_LONG));
    strbuf_release(&out);
}

TEST(pdf_device_refuses_a_glyph_that_is_not_there)
{
    FontLibrary *library = font_library_create("fonts/manifest.json", test->sink);
    const Face *face = font_library_find(library, test->sink, NULL, "Roboto", 400, false);
    const Glyph glyph = {.id = face->glyph_count};
    const GlyphRun run = {
        .face = face, .size = 10, .glyphs = &glyph, .glyph_count = 1, .text = {"a", 1}};
    Scene *scene = scene_create(test->arena, small_boxes);
    scene_set_node(scene, 17);
    scene_show_glyphs(scene, &run, (Point){10, 10}, scene_solid(test->arena, COLOR_BLACK, 1));
    StrBuf out = {0};
    const DeviceOptions options = {0};
    CHECK(!render(test, &options, scene, &out));
    CHECK(test_reported_once(test, E_PDF_GLYPH));
    CHECK(test->sink->items[0].node_id == 17);
    CHECK(out.length == 0);
    strbuf_release(&out);
    font_library_destroy(library);
}

/* ---- page by page ---- */

static bool collect(void *context, Text bytes)
{
    strbuf_text(context, bytes);
    return true;
}

static bool refuse(void *context, Text bytes)
{
    DiagSink *sink = context;
    (void)bytes;
    diag_report(sink, E_PDF_NO_PAGES, NULL, DIAG_NO_ARGS); /* any error will do */
    return false;
}

/* A tagged page of 40 paragraphs, each a rectangle; their tags are in `arena`. */
static Scene *make_page(Arena *arena, Arena *scene_arena, uint32_t page)
{
    Scene *scene = scene_create(scene_arena, small_boxes);
    const Paint *paint = scene_solid(scene_arena, COLOR_BLACK, 1);
    for (uint32_t i = 0; i < 40; i++) {
        Tag *tag = arena_alloc(arena, sizeof *tag);
        *tag = (Tag){.role = TAG_PARAGRAPH, .node = 1 + page * 40 + i};
        scene_begin_tag(scene, tag);
        /* Unlike any other, so that compression does not hide a page that is kept. */
        scene_fill_rectangle(scene, (Rect){page % 97 / 3.0, i * 2.3, 1 + page / 7.0, 1}, paint);
        scene_end_tag(scene);
    }
    return scene;
}

/* Draws the pages one by one. What the device itself holds is in `arena`. */
static bool draw_long(TestState *test, Arena *arena, int pages, const ByteSink *sink, StrBuf *out)
{
    Arena *tags = arena_create();
    Arena *page_arena = arena_create();
    const DeviceOptions options = {
        .product = PDF_DIGITAL, .info = {.title = "t", .language = "zh"}, .sink = sink};
    Device *device = device_open(device_find("pdf"), arena, test->sink, &options, out);
    for (int i = 0; i < pages; i++) {
        arena_reset(page_arena);
        device_draw(device, make_page(tags, page_arena, (uint32_t)i), i + 1);
    }
    bool has_succeeded = device_close(device);
    arena_destroy(page_arena);
    arena_destroy(tags);
    return has_succeeded;
}

TEST(pdf_device_gives_a_sink_the_same_bytes)
{
    StrBuf whole = {0};
    StrBuf taken = {0};
    StrBuf rest = {0};
    const ByteSink sink = {collect, &taken};
    CHECK(draw_long(test, test->arena, 300, NULL, &whole));
    CHECK(draw_long(test, test->arena, 300, &sink, &rest));
    CHECK(rest.length == 0 && rest.capacity < 400 * 1024 && taken.length > 250 * 1024);
    CHECK(whole.length == taken.length && memcmp(whole.data, taken.data, taken.length) == 0);
    strbuf_release(&whole);
    strbuf_release(&taken);
    strbuf_release(&rest);
}

/* What is kept of a page: its place in the file, and where it is on paper. */
TEST(pdf_device_keeps_little_of_finished_pages)
{
    size_t sizes[2];
    for (int i = 0; i < 2; i++) {
        StrBuf taken = {0};
        StrBuf rest = {0};
        const ByteSink sink = {collect, &taken};
        Arena *arena = arena_create();
        CHECK(draw_long(test, arena, i ? 1100 : 100, &sink, &rest));
        sizes[i] = arena_size(arena);
        arena_destroy(arena);
        strbuf_release(&taken);
        strbuf_release(&rest);
    }
    /* 150 bytes for each element, all of them kids of the document; as objects they took 2,000. */
    CHECK(sizes[1] - sizes[0] < (size_t)1000 * 40 * 150);
}

TEST(pdf_device_ends_with_the_sinks_failure)
{
    StrBuf rest = {0};
    const ByteSink sink = {refuse, test->sink};
    CHECK(!draw_long(test, test->arena, 300, &sink, &rest));
    CHECK(test->sink->error_count == 1);
    strbuf_release(&rest);
}

/* ---- pages that are completed later ---- */

static size_t count_words(const StrBuf *text, const char *word)
{
    size_t count = 0;
    size_t length = strlen(word);
    for (size_t i = 0; i + length <= text->length; i++)
        count += memcmp(text->data + i, word, length) == 0;
    return count;
}

/* Decoration in a grey of its own. */
static Scene *make_rest(TestState *test, double grey)
{
    Scene *scene = scene_create(test->arena, small_boxes);
    Color color = {.has = COLOR_RGB, .rgb = {grey, grey, grey}};
    scene_fill_rectangle(scene, (Rect){1, 1, 2, 2}, scene_solid(test->arena, color, 0.5));
    return scene;
}

TEST(pdf_device_completes_pages_in_any_order)
{
    StrBuf out = {0};
    const DeviceOptions options = {.product = PDF_PLAIN};
    Device *device = device_open(device_find("pdf"), test->arena, test->sink, &options, &out);
    CHECK(device_can_complete(device_find("pdf")) && !device_can_complete(device_find("png")));
    CHECK(device_draw_open(device, NULL, 1));
    CHECK(device_draw(device, make_page(test->arena, test->arena, 1), 2));
    CHECK(device_draw_open(device, make_page(test->arena, test->arena, 2), 3));
    CHECK(device_end_section(device, 40));
    CHECK(device_complete(device, 1, make_rest(test, 0.2), 3));
    CHECK(device_complete(device, 0, make_page(test->arena, test->arena, 0), 1));
    CHECK(device_close(device));
    CHECK(count_words(&out, "stream\n") > 0 && test->sink->count == 0);
    strbuf_release(&out);
}

/* A number in the page tree that leads nowhere is no file. */
TEST(pdf_device_wants_every_open_page_completed)
{
    StrBuf out = {0};
    const DeviceOptions options = {.product = PDF_DIGITAL};
    Device *device = device_open(device_find("pdf"), test->arena, test->sink, &options, &out);
    CHECK(device_draw_open(device, NULL, 1));
    CHECK(device_draw(device, make_page(test->arena, test->arena, 1), 2));
    CHECK(!device_close(device));
    CHECK(test->sink->error_count == 1);
    strbuf_release(&out);
}
