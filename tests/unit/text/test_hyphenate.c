/* Hyphenation: where words part, and what a line end shows. The parts are those of TeX's patterns
 * for American English (The TeXbook, appendix H), which hyphen-en-us carries. */
#include "fixture.h"

/* The text with - at each break opportunity inside it that is not after a space. */
static const char *parts(TextFixture *fixture, const char *text)
{
    TextBlock *block = fixture_block(fixture, text);
    StrBuf breaks = {0};
    text_block_dump_breaks(&breaks, block);
    StrBuf out = {0};
    for (size_t i = 0; text[i]; i++) {
        const char *mark = arena_print(fixture->test->arena, "\"byte\":%d,", (int)i);
        if (i > 0 && text[i - 1] != ' ' && strstr(breaks.data, mark))
            strbuf_char(&out, '-');
        strbuf_char(&out, text[i]);
    }
    char *kept = strbuf_copy(&out, fixture->test->arena);
    strbuf_release(&out);
    strbuf_release(&breaks);
    return kept;
}

TEST(text_hyphenate_by_patterns)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.style.language = "en";
    CHECK_TEXT(parts(&fixture, "hyphenation algorithm"), "hyphenation algorithm");
    fixture.style.hyphens = HYPHENS_AUTO;
    CHECK_TEXT(parts(&fixture, "hyphenation algorithm"), "hy-phen-ation al-go-rithm");
    CHECK_TEXT(parts(&fixture, "Hyphenation"), "Hy-phen-ation");
    CHECK_TEXT(parts(&fixture, "word as is"), "word as is"); /* too short */
    CHECK_TEXT(parts(&fixture, "algorithm3"), "algorithm3"); /* a code */
    fixture.style.language = "zh-CN";                        /* Latin words among Han are English */
    CHECK_TEXT(parts(&fixture, "hyphenation"), "hy-phen-ation");
    CHECK(test->sink->count == 0);
    fixture_release(&fixture);
}

TEST(text_hyphenate_line_ends)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.style.language = "en";
    fixture.style.hyphens = HYPHENS_AUTO;
    fixture.paragraph.align = TEXT_ALIGN_START;
    fixture.paragraph.chooser = CHOOSER_OPTIMAL;
    const TextLayout *layout = fixture_compose(&fixture, "algorithm", 35);
    CHECK_TEXT(fixture_lines(&fixture, layout), "algo|rithm");
    const GlyphRun *run = &layout->lines[0].runs[0].run;
    CHECK(run->glyph_count == 5 && run->glyphs[4].id == face_glyph(&fixture.sans, '-'));
    CHECK(run->glyphs[4].cluster == 3); /* it stands for nothing of its own */
    double hyphen = face_advance(&fixture.sans, run->glyphs[4].id) * 10;
    const PlacedCluster *last = &layout->lines[0].clusters[3];
    CHECK_NEAR(last->advance, face_advance(&fixture.sans, run->glyphs[3].id) * 10 + hyphen, 0.02);
    CHECK_NEAR(run->glyphs[4].x, last->x + last->advance - hyphen, 0.02);
    CHECK(layout->lines[1].runs[0].run.glyph_count == 5); /* no hyphen at the end */
    CHECK(layout->lines[0].set_width <= 35 + 0.01);
    CHECK(test->sink->count == 0);
    fixture_release(&fixture);
}

/* In a vertical line the word is rotated, and its hyphen with it. */
TEST(text_hyphenate_vertical)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.style.hyphens = HYPHENS_AUTO;
    fixture.paragraph.is_vertical = true;
    fixture.paragraph.align = TEXT_ALIGN_START;
    const TextLayout *layout = fixture_compose(&fixture, "algorithm", 35);
    const GlyphRun *run = &layout->lines[0].runs[0].run;
    CHECK(layout->line_count == 2);
    CHECK_NEAR(run->glyphs[run->glyph_count - 1].y, run->glyphs[0].y, 0.01);
    fixture_release(&fixture);
}

TEST(text_hyphenate_without_patterns)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.style.hyphens = HYPHENS_AUTO;
    fixture.style.language = "qaa";
    CHECK_TEXT(parts(&fixture, "algorithm hyphenation"), "algorithm hyphenation");
    CHECK(test->sink->count == 1 && test->sink->items[0].code == W_HYPHENATION_MISSING);
    fixture.style.language = "../../etc/x"; /* no tag, so no file either */
    parts(&fixture, "algorithm");
    fixture.style.language = "en";
    const char *giant = fixture_repeat(test->arena, "algorithm", 1000);
    CHECK_TEXT(parts(&fixture, giant), giant);
    CHECK(test->sink->count == 1);
    fixture_release(&fixture);
}
