/* Vertical lines: what stands, what shares a cell, and where glyphs come to lie (R28-R30). */
#include "fixture.h"

static const TextLayout *compose_vertical(TextFixture *fixture, const char *text, double height)
{
    fixture->paragraph.is_vertical = true;
    fixture->style.text_combine = TEXT_COMBINE_3;
    return fixture_compose(fixture, text, height);
}

/* One letter for each cluster of the first line: U upright, R rotated. */
static const char *orientations(TextFixture *fixture, const char *text)
{
    const TextLayout *layout = compose_vertical(fixture, text, 2000);
    StrBuf letters = {0};
    for (int i = 0; i < layout->lines[0].cluster_count; i++)
        strbuf_char(&letters, layout->lines[0].clusters[i].is_upright ? 'U' : 'R');
    char *kept = strbuf_copy(&letters, fixture->test->arena);
    strbuf_release(&letters);
    return kept;
}

TEST(text_vertical_orientation)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    CHECK_TEXT(orientations(&fixture, "中，（《：；？！·～"), "UUUUUUUUUU");
    CHECK_TEXT(orientations(&fixture, "甲A乙GDP丙"), "UUUUUUU"); /* single ones, acronyms */
    CHECK_TEXT(orientations(&fixture, "甲Wi丙"), "URRU");
    CHECK_TEXT(orientations(&fixture, "甲ABCDE丙"), "URRRRRU"); /* too long for an acronym */
    CHECK_TEXT(orientations(&fixture, "甲3.5丙"), "URRRU");
    CHECK_TEXT(orientations(&fixture, "甲1234丙"), "URRRRU");
    CHECK_TEXT(orientations(&fixture, "甲12丙"), "UUU"); /* one cell */
    CHECK_TEXT(orientations(&fixture, "甲7丙"), "UUU");
    fixture.style.orientation = TEXT_ORIENTATION_SIDEWAYS;
    CHECK_TEXT(orientations(&fixture, "甲A乙"), "URU");
    fixture.style.orientation = TEXT_ORIENTATION_UPRIGHT;
    CHECK_TEXT(orientations(&fixture, "甲Wi乙"), "UUUU");
    fixture_release(&fixture);
}

/* Digits of one cell: one em, in the middle of the line, as wide as it at most. */
TEST(text_vertical_cells)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    const TextLayout *layout = compose_vertical(&fixture, "甲12乙345丙", 200);
    CHECK(layout->is_vertical && layout->lines[0].cluster_count == 5);
    CHECK_NEAR(layout->lines[0].clusters[1].advance, 10, 1e-3);
    CHECK(layout->lines[0].clusters[3].length == 3);
    const PlacedRun *run = fixture_run(layout, "345");
    CHECK(run && run->run.is_vertical && run->run.glyph_count == 3);
    double width = 0; /* Noto Sans: 0.555 em each */
    for (int i = 0; i < 3; i++)
        width += face_advance(&fixture.sans, run->run.glyphs[i].id) * 10;
    CHECK(width > 10);
    CHECK_NEAR(run->run.horizontal_scale, 10 / width, 1e-6);
    CHECK_NEAR(run->run.glyphs[0].y, 5, 0.05); /* half an em to the left, once turned */
    CHECK_NEAR(run->run.rotation_deg, -90, 1e-9);
    fixture.style.text_combine = TEXT_COMBINE_NONE;
    fixture.paragraph.is_vertical = true;
    CHECK(fixture_compose(&fixture, "甲12乙", 200)->lines[0].cluster_count == 4);
    CHECK(test->sink->count == 0);
    fixture_release(&fixture);
}

TEST(text_vertical_combining_too_much_is_told)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.paragraph.is_vertical = true;
    fixture.style.text_combine = TEXT_COMBINE_ALL;
    const TextLayout *layout = fixture_compose(&fixture, "甲km乙", 200);
    CHECK(layout->lines[0].cluster_count == 3 && test->sink->count == 0);
    layout = fixture_compose(&fixture, "甲123456789012345678901234567890乙", 500);
    CHECK(layout->lines[0].cluster_count == 32);
    CHECK(test->sink->count == 1 && test->sink->items[0].code == W_TEXT_COMBINE_LONG);
    fixture_release(&fixture);
}

/* Quotes become corner brackets, but stand for themselves; brackets are other glyphs. */
TEST(text_vertical_glyphs)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    const TextLayout *layout = compose_vertical(&fixture, "甲“乙”（丙）", 200);
    const TextLayout *corners = compose_vertical(&fixture, "甲『乙』（丙）", 200);
    const GlyphRun *run = &layout->lines[0].runs[0].run;
    const GlyphRun *other = &corners->lines[0].runs[0].run;
    CHECK(run->glyph_count == 7 && other->glyph_count == 7);
    for (int i = 0; i < 7; i++)
        CHECK(run->glyphs[i].id == other->glyphs[i].id);
    CHECK_TEXT(run->text.data, "甲“乙”（丙）");
    CHECK(run->glyphs[4].id != face_glyph(&fixture.sans, 0xFF08));
    CHECK(run->glyphs[0].id == face_glyph(&fixture.sans, 0x7532));
    fixture_release(&fixture);
}

/* R30: the blank lies below ，。 and above （; ：；？！ keep a whole em. */
TEST(text_vertical_blanks)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    const TextLayout *layout = compose_vertical(&fixture, "甲，", 200);
    CHECK_NEAR(fixture_cluster(layout, 0, 1)->trim_right, 5, 1e-3);
    layout = compose_vertical(&fixture, "（甲", 200);
    CHECK_NEAR(fixture_cluster(layout, 0, 0)->trim_left, 5, 1e-3);
    layout = compose_vertical(&fixture, "甲：", 200);
    CHECK_NEAR(fixture_cluster(layout, 0, 1)->advance, 10, 1e-3);
    layout = compose_vertical(&fixture, "甲！", 200);
    CHECK_NEAR(fixture_cluster(layout, 0, 1)->advance, 10, 1e-3);
    layout = compose_vertical(&fixture, "甲：“乙”", 200);
    CHECK_NEAR(fixture_cluster(layout, 0, 2)->advance, 5, 1e-3); /* R15: 1.5 em together */
    fixture_release(&fixture);
}

/* A face without vertical metrics: letters in cells of one em. */
TEST(text_vertical_letters_of_a_latin_face)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.style.faces = fixture.latin_first;
    fixture.style.face_count = 2;
    const TextLayout *layout = compose_vertical(&fixture, "甲A乙word", 200);
    CHECK_NEAR(fixture_cluster(layout, 0, 1)->advance, 10, 0.01);
    CHECK_NEAR(fixture_cluster(layout, 0, 1)->gap_before, 0, 1e-6);   /* a cell has no Latin gap */
    CHECK_NEAR(fixture_cluster(layout, 0, 3)->gap_before, 2.5, 1e-6); /* a word has */
    CHECK_NEAR(layout->lines[0].baseline, 8, 1e-6);                   /* the middle of 16 pt */
    fixture_release(&fixture);
}

TEST(text_vertical_without_room)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    const TextLayout *layout = compose_vertical(&fixture, "甲乙丙", 0);
    CHECK(layout->line_count == 3);
    CHECK(test->sink->count == 1 && test->sink->items[0].code == W_TEXT_TOO_WIDE);
    fixture_release(&fixture);
}
