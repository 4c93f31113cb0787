/* Text for the tests: one Han face, or a Latin one before it, and a block composed from a string.
 */
#ifndef TESTS_UNIT_TEXT_FIXTURE_H
#define TESTS_UNIT_TEXT_FIXTURE_H

#include "base/utf8.h"
#include "font/face_load.h"
#include "test.h"
#include "text/text.h"

#define NOTO_FOLDER "/usr/share/fonts/opentype/noto/"
#define SANS_FILE   NOTO_FOLDER "NotoSansCJK-Regular.ttc"
#define SERIF_FILE  NOTO_FOLDER "NotoSerifCJK-Regular.ttc"
#define LATIN_FILE  "/usr/share/fonts/truetype/roboto/unhinted/RobotoTTF/Roboto-Regular.ttf"

typedef struct TextFixture {
    TestState *test;
    TextContext *context;
    Face sans, serif, latin, traditional;
    const Face *sans_only[1];
    const Face *latin_first[2];
    TextStyle style;          /* 10 pt sans, gaps of 1/4 em */
    ParagraphStyle paragraph; /* justified at level GB, line height 16 pt */
} TextFixture;

static inline void fixture_face(TestState *test, const char *path, const char *postscript,
                                uint32_t serial, Face *face)
{
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
    CHECK(blob != NULL && face_load(blob, postscript, 0, face) == FACE_GOOD);
    hb_blob_destroy(blob);
    face->family = postscript ? postscript : "fixture";
    face->path = path;
    face->serial = serial;
}

static inline void fixture_init(TestState *test, TextFixture *fixture)
{
    *fixture = (TextFixture){.test = test, .context = text_context_create()};
    fixture_face(test, SANS_FILE, "NotoSansCJKsc-Regular", 1, &fixture->sans);
    fixture_face(test, SERIF_FILE, "NotoSerifCJKsc-Regular", 2, &fixture->serif);
    fixture_face(test, LATIN_FILE, NULL, 3, &fixture->latin);
    fixture_face(test, SANS_FILE, "NotoSansCJKtc-Regular", 4, &fixture->traditional);
    fixture->sans_only[0] = &fixture->sans;
    fixture->latin_first[0] = &fixture->latin;
    fixture->latin_first[1] = &fixture->sans;
    fixture->style = (TextStyle){.faces = fixture->sans_only,
                                 .face_count = 1,
                                 .size = 10,
                                 .language = "zh-CN",
                                 .han_latin_gap_em = 0.25,
                                 .han_digit_gap_em = 0.25};
    fixture->paragraph =
        (ParagraphStyle){.align = TEXT_ALIGN_JUSTIFY, .line_height = 16, .trim_marks = true};
}

static inline void fixture_release(TextFixture *fixture)
{
    face_release(&fixture->sans);
    face_release(&fixture->serif);
    face_release(&fixture->latin);
    face_release(&fixture->traditional);
    text_context_destroy(fixture->context);
}

static inline TextBlock *fixture_block(TextFixture *fixture, const char *text)
{
    TextSpan span = {.text = text_of(text), .style = &fixture->style};
    return text_block_create(fixture->context, fixture->test->arena, fixture->test->sink, &span, 1,
                             &fixture->paragraph);
}

static inline const TextLayout *fixture_compose(TextFixture *fixture, const char *text,
                                                double width)
{
    return text_block_compose(fixture_block(fixture, text), fixture->test->arena,
                              fixture->test->sink, width);
}

/* The lines as text with | between them, edge spaces left out. */
static inline const char *fixture_lines(TextFixture *fixture, const TextLayout *layout)
{
    StrBuf lines = {0};
    for (int i = 0; i < layout->line_count; i++) {
        if (i)
            strbuf_char(&lines, '|');
        for (int j = 0; j < layout->lines[i].cluster_count; j++) {
            const PlacedCluster *cluster = &layout->lines[i].clusters[j];
            strbuf_append(&lines, layout->text.data + cluster->byte, cluster->length);
        }
    }
    char *text = strbuf_copy(&lines, fixture->test->arena);
    strbuf_release(&lines);
    return text;
}

/* The run that holds the first place of `text`, and whether it is set in `face`. */
static inline const PlacedRun *fixture_run(const TextLayout *layout, const char *text)
{
    const char *at = strstr(layout->text.data, text);
    for (int i = 0; at && i < layout->line_count; i++) {
        for (int j = 0; j < layout->lines[i].run_count; j++) {
            const PlacedRun *run = &layout->lines[i].runs[j];
            if (at >= run->run.text.data && at < run->run.text.data + run->run.text.length)
                return run;
        }
    }
    return NULL;
}

static inline bool fixture_is_set_in(const TextLayout *layout, const char *text, const Face *face)
{
    const PlacedRun *run = fixture_run(layout, text);
    return run && run->run.face == face;
}

static inline char *fixture_repeat(Arena *arena, const char *text, int count)
{
    size_t length = strlen(text);
    char *bytes = arena_alloc(arena, length * (size_t)count + 1);
    for (int i = 0; i < count; i++)
        memcpy(bytes + (size_t)i * length, text, length);
    return bytes;
}

static inline const PlacedCluster *fixture_cluster(const TextLayout *layout, int line, int index)
{
    return &layout->lines[line].clusters[index];
}

#endif
