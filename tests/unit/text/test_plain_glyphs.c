/* Plain glyphs: text/plain_glyphs.c. HarfBuzz judges: what it makes of a whole run must be what the
 * plain glyphs and the shaped pieces between them make together. */
#include "text/plain_glyphs.h"

#include "fixture.h"

#define LONGEST_RUN 64

typedef struct Judge {
    TestState *test;
    const Face *face;
    hb_script_t script;
    PlainGlyphs *plain;
    hb_buffer_t *whole, *piece;
    uint32_t state; /* of the random numbers */
    int plain_count, shaped_count;
} Judge;

static void judge_init(TestState *test, Judge *judge, const Face *face, hb_script_t script)
{
    *judge = (Judge){.test = test, .face = face, .script = script, .state = 7};
    judge->plain = plain_glyphs_create();
    judge->whole = hb_buffer_create();
    judge->piece = hb_buffer_create();
}

static void judge_release(Judge *judge)
{
    plain_glyphs_destroy(judge->plain);
    hb_buffer_destroy(judge->whole);
    hb_buffer_destroy(judge->piece);
}

static uint32_t draw_number(Judge *judge, uint32_t below)
{
    judge->state = judge->state * 1664525u + 1013904223u;
    return (judge->state >> 8) % below;
}

static unsigned shape(const Judge *judge, hb_buffer_t *buffer, const uint32_t *text, uint32_t count)
{
    hb_buffer_reset(buffer);
    hb_buffer_add_codepoints(buffer, text, (int)count, 0, (int)count);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, judge->script);
    hb_buffer_set_language(buffer, hb_language_from_string("zh-Hans", -1));
    hb_shape(judge->face->hb_font, buffer, NULL, 0);
    return hb_buffer_get_length(buffer);
}

/* Glyph `at` of the whole run stands for character `cluster` and is this one. */
static bool is_glyph(const Judge *judge, unsigned at, uint32_t cluster, const hb_glyph_info_t *info,
                     const hb_glyph_position_t *position)
{
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(judge->whole, &count);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(judge->whole, &count);
    return at < count && infos[at].codepoint == info->codepoint && infos[at].cluster == cluster &&
           positions[at].x_advance == position->x_advance &&
           positions[at].x_offset == position->x_offset &&
           positions[at].y_offset == position->y_offset;
}

/* The glyphs of characters start .. end - 1, shaped alone; returns how many they are. */
static unsigned compare_piece(Judge *judge, const uint32_t *text, uint32_t start, uint32_t end,
                              unsigned at)
{
    TestState *test = judge->test;
    unsigned count = shape(judge, judge->piece, text + start, end - start);
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(judge->piece, &count);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(judge->piece, &count);
    for (unsigned i = 0; i < count; i++)
        CHECK(is_glyph(judge, at + i, start + infos[i].cluster, &infos[i], &positions[i]));
    judge->shaped_count += (int)(end - start);
    return count;
}

static void compare(Judge *judge, const uint32_t *text, uint32_t count)
{
    TestState *test = judge->test;
    PlainGlyph glyphs[LONGEST_RUN];
    if (!plain_glyphs_find(judge->plain, judge->face, judge->script, "zh-Hans", text, count,
                           glyphs))
        return;
    unsigned whole = shape(judge, judge->whole, text, count);
    unsigned at = 0;
    for (uint32_t i = 0; i < count;) {
        uint32_t end = i + 1;
        if (glyphs[i].id) {
            const hb_glyph_info_t info = {.codepoint = glyphs[i].id};
            const hb_glyph_position_t position = {.x_advance = glyphs[i].advance};
            CHECK(is_glyph(judge, at++, i, &info, &position));
            judge->plain_count++;
        } else {
            while (end < count && !glyphs[end].id)
                end++;
            at += compare_piece(judge, text, i, end, at);
        }
        i = end;
    }
    CHECK(at == whole);
}

static void compare_all_han(Judge *judge)
{
    for (uint32_t first = 0x4E00; first <= 0x9FEF; first += LONGEST_RUN) {
        uint32_t text[LONGEST_RUN];
        uint32_t count = 0;
        for (uint32_t i = first; i < first + LONGEST_RUN && i <= 0x9FEF; i++) {
            if (face_glyph(judge->face, i))
                text[count++] = i;
        }
        if (count)
            compare(judge, text, count);
    }
}

/* Words, numbers and marks between Chinese, with a few characters about which nothing is told. */
static void compare_mixtures(Judge *judge, int rounds)
{
    static const uint32_t marks[] = {0xFF0C, 0x3002, 0x201C, 0x201D, 0x2014, 0x2026,
                                     0x3001, 0xB7,   0xFF08, 0xFF09, 0x300A, 0x3000,
                                     0xE9,   0x301,  0x2460, 0xFE00};
    for (int round = 0; round < rounds; round++) {
        uint32_t text[LONGEST_RUN];
        uint32_t count = 1 + draw_number(judge, LONGEST_RUN);
        uint32_t kinds = round % 4 == 0 ? 4 : 3;
        for (uint32_t i = 0; i < count; i++) {
            switch (draw_number(judge, kinds)) {
            case 0:
                text[i] = 0x4E00 + draw_number(judge, 0x51F0);
                break;
            case 1:
                text[i] = 0x20 + draw_number(judge, 0x5F);
                break;
            case 2:
                text[i] = marks[draw_number(judge, 12)];
                break;
            default:
                text[i] = marks[draw_number(judge, COUNT_OF(marks))];
            }
        }
        compare(judge, text, count);
    }
}

static void judge_face(TestState *test, const char *path, const char *name)
{
    static const hb_script_t scripts[] = {HB_SCRIPT_HAN, HB_SCRIPT_LATIN};
    for (size_t i = 0; i < COUNT_OF(scripts); i++) {
        Face face;
        fixture_face(test, path, name, 3, &face);
        Judge judge;
        judge_init(test, &judge, &face, scripts[i]);
        compare_all_han(&judge);
        CHECK(judge.plain_count > 20000); /* nearly all Han are plain */
        compare_mixtures(&judge, 3000);
        CHECK(judge.shaped_count > 10000);
        judge_release(&judge);
        face_release(&face);
    }
}

TEST(text_plain_glyphs_are_what_harfbuzz_gives_in_serif)
{
    judge_face(test, SERIF_FILE, "NotoSerifCJKsc-Regular");
}

TEST(text_plain_glyphs_are_what_harfbuzz_gives_in_bold_sans)
{
    judge_face(test, NOTO_FOLDER "NotoSansCJK-Bold.ttc", "NotoSansCJKsc-Bold");
}

/* Digits have no kern in these faces; letters have one with each other. */
TEST(text_plain_glyphs_tell_digits_from_letters)
{
    Face face;
    fixture_face(test, SERIF_FILE, "NotoSerifCJKsc-Regular", 3, &face);
    PlainGlyphs *plain = plain_glyphs_create();
    const uint32_t text[] = {0x4E2D, '3', 'A', 0xFF0C};
    PlainGlyph glyphs[4];
    CHECK(plain_glyphs_find(plain, &face, HB_SCRIPT_HAN, "zh-Hans", text, 4, glyphs));
    CHECK(glyphs[0].id == face_glyph(&face, 0x4E2D) && glyphs[0].advance == 1000);
    CHECK(glyphs[1].id == face_glyph(&face, '3'));
    CHECK(glyphs[2].id == 0 && glyphs[3].id == 0);
    plain_glyphs_destroy(plain);
    face_release(&face);
}

/* A combining mark joins what stands before it, and scripts with rules of their own are shaped. */
TEST(text_plain_glyphs_tell_nothing_of_marks_and_other_scripts)
{
    Face face;
    fixture_face(test, SERIF_FILE, "NotoSerifCJKsc-Regular", 3, &face);
    PlainGlyphs *plain = plain_glyphs_create();
    const uint32_t text[] = {0x4E2D, 0x301, 0x20000};
    PlainGlyph glyphs[3];
    CHECK(!plain_glyphs_find(plain, &face, HB_SCRIPT_HAN, "zh-Hans", text, 2, glyphs));
    CHECK(!plain_glyphs_find(plain, &face, HB_SCRIPT_HAN, "zh-Hans", text + 2, 1, glyphs));
    CHECK(!plain_glyphs_find(plain, &face, HB_SCRIPT_HANGUL, "ko", text, 1, glyphs));
    plain_glyphs_destroy(plain);
    face_release(&face);
}

/* DejaVu has a kern table, whose pairs are not asked for. */
TEST(text_plain_glyphs_tell_nothing_of_older_tables)
{
    Face face;
    fixture_face(test, "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", NULL, 9, &face);
    PlainGlyphs *plain = plain_glyphs_create();
    const uint32_t text[] = {'1'};
    PlainGlyph glyph;
    CHECK(!plain_glyphs_find(plain, &face, HB_SCRIPT_LATIN, "en", text, 1, &glyph));
    plain_glyphs_destroy(plain);
    face_release(&face);
}

/* More faces and languages than are kept: the answers stay the same. */
TEST(text_plain_glyphs_let_the_oldest_go)
{
    Face face;
    fixture_face(test, SERIF_FILE, "NotoSerifCJKsc-Regular", 3, &face);
    PlainGlyphs *plain = plain_glyphs_create();
    const uint32_t text[] = {0x4E2D};
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < 20; i++) {
            PlainGlyph glyph = {0};
            const char *language = arena_print(test->arena, "zh-x-%c", 'a' + i);
            CHECK(plain_glyphs_find(plain, &face, HB_SCRIPT_HAN, language, text, 1, &glyph));
            CHECK(glyph.id == face_glyph(&face, 0x4E2D));
        }
    }
    plain_glyphs_destroy(plain);
    face_release(&face);
}
