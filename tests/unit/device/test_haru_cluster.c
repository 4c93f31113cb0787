#include "device/haru_cluster.h"

#include "font/library.h"
#include "test.h"

typedef struct Bench {
    FontLibrary *library;
    HaruDocument *document;
    HaruFont *font;
    GlyphRun run;
} Bench;

static void bench_init(TestState *test, Bench *bench)
{
    bench->library = font_library_create("fonts/manifest.json", test->sink);
    const Face *face = font_library_find(bench->library, test->sink, NULL, "思源宋体", 400, false);
    bench->document = haru_document_create(test->arena, test->sink, COLOR_SPACE_RGB);
    bench->font = haru_font_find(bench->document, face);
    bench->run = (GlyphRun){.face = face, .size = 10};
}

static void bench_release(Bench *bench)
{
    haru_document_destroy(bench->document);
    font_library_destroy(bench->library);
}

static HaruSpan span_of(Bench *bench, const char *text, const Glyph *glyphs, int count, int start)
{
    bench->run.text = text_of(text);
    bench->run.glyphs = glyphs;
    bench->run.glyph_count = count;
    return haru_cluster_span(bench->document, bench->font, &bench->run, start);
}

static Text told(Bench *bench, uint32_t glyph)
{
    Text text = haru_font_use(bench->document, bench->font, glyph)->text;
    return text.data ? text : (Text){"", 0};
}

TEST(pdf_cluster_takes_plain_text_as_one_span)
{
    Bench bench;
    bench_init(test, &bench);
    const Glyph glyphs[] = {{.id = 10}, {.id = 11, .cluster = 3}, {.id = 10, .cluster = 6}};
    HaruSpan span = span_of(&bench, "一二一", glyphs, 3, 0);
    CHECK(span.end == 3 && !span.needs_actual_text);
    CHECK(text_equals(told(&bench, 10), "一"));
    CHECK(text_equals(told(&bench, 11), "二"));
    bench_release(&bench);
}

/* One glyph serves U+00B7 and U+30FB: the first keeps ToUnicode, the other is told by ActualText.
 */
TEST(pdf_cluster_wraps_a_glyph_that_stands_for_another_text)
{
    Bench bench;
    bench_init(test, &bench);
    const Glyph glyphs[] = {{.id = 10},
                            {.id = 20, .cluster = 2},
                            {.id = 10, .cluster = 5},
                            {.id = 10, .cluster = 8},
                            {.id = 21, .cluster = 11}};
    HaruSpan span = span_of(&bench, "·中・・国", glyphs, 5, 0);
    CHECK(span.end == 2 && !span.needs_actual_text);
    span = span_of(&bench, "·中・・国", glyphs, 5, 2);
    CHECK(span.end == 4 && span.needs_actual_text);
    CHECK(span.text.length == 6 && memcmp(span.text.data, "・・", 6) == 0);
    span = span_of(&bench, "·中・・国", glyphs, 5, 4);
    CHECK(span.end == 5 && !span.needs_actual_text);
    bench_release(&bench);
}

TEST(pdf_cluster_tells_a_ligature_by_to_unicode)
{
    Bench bench;
    bench_init(test, &bench);
    const Glyph glyphs[] = {{.id = 30}, {.id = 31, .cluster = 6}};
    HaruSpan span = span_of(&bench, "——完", glyphs, 2, 0);
    CHECK(span.end == 2 && !span.needs_actual_text);
    CHECK(text_equals(told(&bench, 30), "——"));
    bench_release(&bench);
}

TEST(pdf_cluster_wraps_several_glyphs_for_one_text)
{
    Bench bench;
    bench_init(test, &bench);
    const Glyph glyphs[] = {{.id = 40}, {.id = 41}, {.id = 42, .cluster = 3}};
    HaruSpan span = span_of(&bench, "x\u0302y", glyphs, 3, 0);
    CHECK(span.end == 2 && span.needs_actual_text);
    CHECK(told(&bench, 40).length == 0);
    const GlyphUse *mark = haru_font_use(bench.document, bench.font, 41);
    CHECK(text_equals(mark->hint, "\u0302"));
    bench_release(&bench);
}

TEST(pdf_cluster_wraps_a_glyph_without_text)
{
    Bench bench;
    bench_init(test, &bench);
    const Glyph glyphs[] = {{.id = 40}, {.id = 41, .cluster = 1}};
    HaruSpan span = span_of(&bench, "a", glyphs, 2, 1);
    CHECK(span.needs_actual_text && span.text.length == 0);
    bench_release(&bench);
}

TEST(pdf_cluster_reads_from_right_to_left)
{
    Bench bench;
    bench_init(test, &bench);
    bench.run.is_right_to_left = true;
    const Glyph glyphs[] = {{.id = 51, .cluster = 2}, {.id = 50, .cluster = 0}};
    HaruSpan span = span_of(&bench, "\u05D0\u05D1", glyphs, 2, 0);
    CHECK(span.end == 2 && !span.needs_actual_text);
    CHECK(text_equals(told(&bench, 51), "\u05D1"));
    CHECK(text_equals(told(&bench, 50), "\u05D0"));
    bench_release(&bench);
}

/* Clusters beyond the text are a fault of the caller, not a reason to read there. */
TEST(pdf_cluster_survives_wild_clusters)
{
    Bench bench;
    bench_init(test, &bench);
    const Glyph glyphs[] = {{.id = 60, .cluster = 900}, {.id = 61, .cluster = 5}, {.id = 62}};
    for (int i = 0; i < 3; i++) {
        HaruSpan span = span_of(&bench, "abcdefgh", glyphs, 3, i);
        CHECK(span.end > i);
        CHECK(span.text.length <= 8);
    }
    bench_release(&bench);
}
