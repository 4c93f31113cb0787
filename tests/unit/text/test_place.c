/* Runs and places: text given back, backward text, the hyphen of a line end. */
#include "fixture.h"

/* The text of the runs in reading order, and their clusters, give the line back exactly. */
TEST(text_place_runs_give_the_text_back)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.style.faces = fixture.latin_first;
    fixture.style.face_count = 2;
    const char *text =
        "在 GDP 与“office fly”之间：e\xCC\x81t\xC3\xA9，葛\xF3\xA0\x84\x80——100 kg。";
    const TextLayout *layout = fixture_compose(&fixture, text, 2000);
    StrBuf joined = {0};
    for (int i = 0; i < layout->lines[0].run_count; i++) {
        const GlyphRun *run = &layout->lines[0].runs[i].run;
        strbuf_text(&joined, run->text);
        CHECK(run->glyph_count > 0 && run->glyphs[0].cluster == 0);
        for (int j = 1; j < run->glyph_count; j++) {
            CHECK(run->glyphs[j].cluster >= run->glyphs[j - 1].cluster);
            CHECK(run->glyphs[j].cluster < run->text.length);
        }
        for (int j = 0; j < run->glyph_count; j++) {
            const char *at = run->text.data + run->glyphs[j].cluster;
            CHECK(((unsigned char)*at & 0xC0) != 0x80); /* clusters begin at characters */
        }
    }
    CHECK_TEXT(joined.data, text);
    strbuf_release(&joined);
    CHECK(test->sink->count == 0);
    fixture_release(&fixture);
}

/* Unicode bidirectional algorithm: Hebrew runs backward inside a Chinese line. */
TEST(text_place_bidi)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    Face hebrew;
    fixture_face(test, "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", NULL, 9, &hebrew);
    const Face *faces[2] = {&fixture.sans, &hebrew};
    fixture.style.faces = faces;
    fixture.style.face_count = 2;
    const TextLayout *layout = fixture_compose(&fixture, "甲\xD7\xA9\xD7\x9C乙", 100);
    const TextLine *line = &layout->lines[0];
    CHECK(line->run_count == 3 && line->runs[1].run.is_right_to_left);
    CHECK(line->clusters[1].byte == 5 && line->clusters[2].byte == 3);
    const GlyphRun *run = &line->runs[1].run;
    CHECK(run->text.length == 4 && run->glyphs[0].cluster == 2 && run->glyphs[1].cluster == 0);
    CHECK(run->glyphs[0].x < run->glyphs[1].x);
    fixture.style.letter_spacing = 2; /* one gap at each of the three joints */
    line = &fixture_compose(&fixture, "甲\xD7\xA9\xD7\x9C乙", 100)->lines[0];
    for (int i = 0; i < 3; i++)
        CHECK_NEAR(line->clusters[i].gap_after, 2, 1e-3);
    face_release(&hebrew);
    fixture_release(&fixture);
}
