/* Lines measured: edge spaces and the hyphen. */
#include "fixture.h"

TEST(text_paragraph_edge_spaces_vanish)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.paragraph.align = TEXT_ALIGN_END;
    const TextLayout *layout = fixture_compose(&fixture, "  甲乙 \tAB  ", 30);
    CHECK_TEXT(fixture_lines(&fixture, layout), "甲乙|AB");
    const GlyphRun *run = &layout->lines[0].runs[0].run;
    CHECK(run->text.length == 6 && memcmp(run->text.data, "甲乙", 6) == 0);
    CHECK_NEAR(layout->lines[0].clusters[0].x, 10, 1e-3);
    layout = fixture_compose(&fixture, "　　甲", 100); /* a typed indent stays */
    CHECK(layout->lines[0].cluster_count == 3);
    layout = fixture_compose(&fixture, "   ", 100);
    CHECK(layout->line_count == 1 && layout->lines[0].cluster_count == 0);
    fixture_release(&fixture);
}

TEST(text_paragraph_soft_hyphen)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.paragraph.align = TEXT_ALIGN_START;
    TextBlock *block = fixture_block(&fixture, "half\xC2\xADway");
    const TextLayout *layout = text_block_compose(block, test->arena, test->sink, 200);
    CHECK(layout->line_count == 1);
    layout = text_block_compose(block, test->arena, test->sink, 30);
    CHECK(layout->line_count == 2);
    const GlyphRun *run = &layout->lines[0].runs[0].run;
    CHECK(run->glyphs[run->glyph_count - 1].id == face_glyph(&fixture.sans, '-'));
    const PlacedCluster *last = &layout->lines[0].clusters[layout->lines[0].cluster_count - 1];
    double width = 10 * face_advance(&fixture.sans, face_glyph(&fixture.sans, '-'));
    CHECK_NEAR(last->advance, width, 1e-3);
    fixture_release(&fixture);
}
