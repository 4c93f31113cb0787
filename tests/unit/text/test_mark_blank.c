/* Where the blank of a mark lies; the judge is the font's own `halt`. */
#include "text/mark_blank.h"

#include "fixture.h"

/* Shapes one mark with the font's half-width forms. */
static void half_form(const Face *face, const char *mark, int *advance, int *offset)
{
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, mark, -1, 0, -1);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, HB_SCRIPT_HAN);
    hb_buffer_set_language(buffer, hb_language_from_string("zh-Hans", -1));
    hb_feature_t feature = {HB_TAG('h', 'a', 'l', 't'), 1, HB_FEATURE_GLOBAL_START,
                            HB_FEATURE_GLOBAL_END};
    hb_shape(face->hb_font, buffer, &feature, 1);
    const hb_glyph_position_t *position = hb_buffer_get_glyph_positions(buffer, NULL);
    *advance = position->x_advance;
    *offset = position->x_offset;
    hb_buffer_destroy(buffer);
}

/* At a line edge a trimmed mark stands exactly where `halt` would put it. */
static void check_half_forms(TestState *test, TextFixture *fixture, const Face *face)
{
    static const char *const opens[] = {"（", "《", "〈", "【", "〖", "〔",
                                        "［", "｛", "「", "『", "“",  "‘"};
    static const char *const closes[] = {"）", "》", "〉", "】", "〗", "〕", "］", "｝", "」", "』",
                                         "”",  "’",  "。", "，", "、", "：", "；", "！", "？"};
    const Face *faces[1] = {face};
    fixture->style.faces = faces;
    for (size_t i = 0; i < COUNT_OF(opens) + COUNT_OF(closes); i++) {
        bool is_open = i < COUNT_OF(opens);
        const char *mark = is_open ? opens[i] : closes[i - COUNT_OF(opens)];
        int advance, offset;
        half_form(face, mark, &advance, &offset);
        const char *text = arena_print(test->arena, is_open ? "%s中" : "中%s", mark);
        const TextLayout *layout = fixture_compose(fixture, text, 200);
        const PlacedCluster *cluster = fixture_cluster(layout, 0, is_open ? 0 : 1);
        const Glyph *glyph = &layout->lines[0].runs[0].run.glyphs[is_open ? 0 : 1];
        double frame = layout->lines[0].runs[0].origin.x + glyph->x - cluster->x;
        CHECK_NEAR(cluster->advance / 10, advance / 1000.0, 1e-3);
        CHECK_NEAR(frame / 10, offset / 1000.0, 1e-3);
    }
    fixture->style.faces = fixture->sans_only;
}

TEST(text_blank_equals_halt)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.paragraph.align = TEXT_ALIGN_START;
    check_half_forms(test, &fixture, &fixture.sans);
    check_half_forms(test, &fixture, &fixture.serif);
    fixture_release(&fixture);
}

/* GB fixes the interpunct at half an em, also where the font draws it narrower (Noto Serif). */
TEST(text_blank_interpunct)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    const Face *serif[1] = {&fixture.serif};
    int advance, offset;
    half_form(&fixture.sans, "·", &advance, &offset);
    CHECK(advance == 500 && offset == -250);
    const TextLayout *layout = fixture_compose(&fixture, "丁·路", 200);
    const PlacedRun *run = &layout->lines[0].runs[0];
    CHECK_NEAR(run->run.glyphs[1].x, 10 - 2.5, 1e-3);
    CHECK_NEAR(run->run.glyphs[2].x, 15, 1e-3);
    fixture.style.faces = serif;
    layout = fixture_compose(&fixture, "丁·路", 200);
    CHECK_NEAR(fixture_cluster(layout, 0, 1)->advance, 5, 1e-3);
    double narrow = 10 * face_advance(&fixture.serif, face_glyph(&fixture.serif, 0xB7));
    CHECK(narrow < 4);
    CHECK_NEAR(layout->lines[0].runs[0].run.glyphs[1].x, 10 + (5 - narrow) / 2, 1e-3);
    fixture_release(&fixture);
}

/* Taiwan centres ，。 : a quarter em on both sides goes, never the half that holds ink. */
TEST(text_blank_centred_marks)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    const Face *traditional[1] = {&fixture.traditional};
    fixture.style.faces = traditional;
    fixture.style.language = "zh-Hant";
    fixture.paragraph.align = TEXT_ALIGN_START;
    CHECK_NEAR(fixture_cluster(fixture_compose(&fixture, "甲，", 200), 0, 1)->advance, 7.5, 1e-3);
    /* R12: not adjustable */
    CHECK_NEAR(fixture_cluster(fixture_compose(&fixture, "甲！", 200), 0, 1)->advance, 10, 1e-3);
    fixture_release(&fixture);
}

/* Ink that fills the frame (a solidus, a letter) leaves no half blank. */
TEST(text_blank_needs_a_blank_half)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    BlankCache cache = {0};
    const Face *sans = &fixture.sans;
    CHECK(mark_blank_side(&cache, sans, face_glyph(sans, 0xFF0F)) == BLANK_NONE);
    CHECK(mark_blank_side(&cache, sans, face_glyph(sans, 0x56FD)) == BLANK_NONE);
    CHECK(mark_blank_side(&cache, sans, face_glyph(sans, 0x3000)) == BLANK_NONE);
    CHECK(mark_blank_side(&cache, sans, face_glyph(sans, 0x3002)) == BLANK_RIGHT);
    CHECK(mark_blank_side(&cache, sans, face_glyph(sans, 0xFF08)) == BLANK_LEFT);
    CHECK(mark_blank_side(&cache, sans, face_glyph(sans, 0x30FB)) == BLANK_BOTH);
    fixture_release(&fixture);
}
