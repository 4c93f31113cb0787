/* Text in content streams: device/haru_text.c. A reader of a few lines moves its pen as PDF 1.7,
 * 9.4.4 says and tells where it meets each glyph. */
#include "device/haru_text.h"

#include <math.h>

#include "base/number.h"
#include "font/library.h"
#include "test.h"

#define MOST_GLYPHS 64

typedef struct Reader {
    double x, line_x, size, spacing;
    double places[MOST_GLYPHS]; /* of the glyphs met */
    int count;
} Reader;

typedef struct Bench {
    FontLibrary *library;
    HaruDocument *document;
    HaruContent *content;
    const Face *face;
    Glyph glyphs[MOST_GLYPHS];
    int count;
} Bench;

static void bench_init(TestState *test, Bench *bench)
{
    *bench = (Bench){.library = font_library_create("fonts/manifest.json", test->sink)};
    bench->face = font_library_find(bench->library, test->sink, NULL, "思源宋体", 400, false);
    bench->document = haru_document_create(test->arena, test->sink, COLOR_SPACE_RGB);
    bench->content = haru_content_create(bench->document, NULL);
}

static void bench_release(Bench *bench)
{
    haru_content_release(bench->content);
    haru_document_destroy(bench->document);
    font_library_destroy(bench->library);
}

/* Ideographs in glyph order, one em wide, `step` points apart; every `every`th is `more` away. */
static void set_line(Bench *bench, int count, double step, int every, double more)
{
    double x = 0;
    bench->count = count;
    for (int i = 0; i < count; i++) {
        bench->glyphs[i] = (Glyph){.id = face_glyph(bench->face, 0x4E00), .x = x};
        bench->glyphs[i].cluster = (uint32_t)i * 3;
        x += step + (every && i % every == every - 1 ? more : 0);
    }
}

static void show(TestState *test, Bench *bench, double size)
{
    StrBuf words = {0};
    for (int i = 0; i < bench->count; i++)
        strbuf_string(&words, "一");
    const GlyphRun run = {
        .face = bench->face,
        .size = size,
        .glyphs = bench->glyphs,
        .glyph_count = bench->count,
        .text = {arena_copy(test->arena, words.data, words.length), words.length}};
    const Paint black = {.kind = PAINT_SOLID, .opacity = 1};
    haru_text_show(bench->content, &run, (Point){20, 0}, &black);
    strbuf_release(&words);
}

/* "[(..)-250(..)]TJ": two bytes a glyph, all of them ideographs of one em. */
static const char *read_array(Reader *reader, const char *at)
{
    for (at++; *at != ']';) {
        double offset;
        size_t length = number_parse_prefix(text_of(at), &offset);
        if (length)
            reader->x -= offset / 1000 * reader->size;
        at += length;
        if (*at != '(')
            continue;
        for (at++; *at != ')'; at += 2) { /* CIDs 1 to 9 need no escapes */
            reader->places[reader->count++] = reader->x;
            reader->x += reader->size + reader->spacing;
        }
        at++;
    }
    return at + 1;
}

static void read_operator(Reader *reader, const char *name, const double *operands)
{
    if (strncmp(name, "Tc", 2) == 0)
        reader->spacing = operands[0];
    if (strncmp(name, "Tf", 2) == 0)
        reader->size = operands[0];
    if (strncmp(name, "Td", 2) == 0)
        reader->x = reader->line_x += operands[0];
}

static Reader read_content(const Bench *bench)
{
    Reader reader = {0};
    double operands[8] = {0};
    int count = 0;
    const char *end = bench->content->operators.data + bench->content->operators.length;
    for (const char *at = bench->content->operators.data; at < end;) {
        size_t length = number_parse_prefix((Text){at, (size_t)(end - at)}, &operands[count % 8]);
        if (length) {
            at += length;
            count++;
        } else if (*at == '[') {
            at = read_array(&reader, at);
        } else if (*at == '/') {
            at += 3;
        } else if (*at == 'T') {
            read_operator(&reader, at, operands);
            at += 2;
            count = 0;
        } else {
            at++;
        }
    }
    return reader;
}

static int count_of(const Bench *bench, const char *part)
{
    int count = 0;
    StrBuf *operators = &bench->content->operators;
    for (size_t i = 0; i + strlen(part) <= operators->length; i++)
        count += memcmp(operators->data + i, part, strlen(part)) == 0;
    return count;
}

/* Half a thousandth of an em is what rounding may add. */
static void check_places(TestState *test, const Bench *bench, double size)
{
    Reader reader = read_content(bench);
    CHECK(reader.count == bench->count);
    for (int i = 0; i < bench->count; i++)
        CHECK(fabs(reader.places[i] - 20 - bench->glyphs[i].x) <= size / 1000 * 0.56);
}

TEST(haru_text_spaces_a_justified_line_once)
{
    Bench bench;
    bench_init(test, &bench);
    set_line(&bench, 40, 10.06725, 0, 0);
    show(test, &bench, 10);
    CHECK(count_of(&bench, "\n.06725 Tc\n") + count_of(&bench, "\n0.06725 Tc\n") == 1);
    CHECK(count_of(&bench, ")]TJ") == 1 && count_of(&bench, "(") == 1);
    check_places(test, &bench, 10);
    bench_release(&bench);
}

TEST(haru_text_moves_only_where_spacing_differs)
{
    Bench bench;
    bench_init(test, &bench);
    set_line(&bench, 40, 9.13 * 1.0213, 8, -4);
    show(test, &bench, 9.13);
    CHECK(count_of(&bench, "(") == 5); /* 39 places, 4 of them with less than the others */
    check_places(test, &bench, 9.13);
    bench_release(&bench);
}

TEST(haru_text_keeps_and_ends_character_spacing)
{
    Bench bench;
    bench_init(test, &bench);
    set_line(&bench, 20, 10.5, 0, 0);
    show(test, &bench, 10);
    show(test, &bench, 10);
    CHECK(count_of(&bench, "Tc") == 1);
    set_line(&bench, 20, 10, 0, 0);
    show(test, &bench, 10);
    CHECK(count_of(&bench, "Tc") == 2 && count_of(&bench, "\n0 Tc") == 1);
    set_line(&bench, 1, 10, 0, 0); /* a lone glyph does not care */
    show(test, &bench, 10);
    CHECK(count_of(&bench, "Tc") == 2);
    bench_release(&bench);
}

/* PDF 1.7, 8.4.2: q saves the spacing with the rest of the graphics state. */
TEST(haru_text_character_spacing_is_restored)
{
    Bench bench;
    bench_init(test, &bench);
    set_line(&bench, 20, 10.5, 0, 0);
    CHECK(haru_content_save(bench.content));
    show(test, &bench, 10);
    haru_content_restore(bench.content);
    show(test, &bench, 10);
    CHECK(count_of(&bench, "Tc") == 2);
    bench_release(&bench);
}
