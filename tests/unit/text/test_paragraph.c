/* Lines measured: edge spaces and the hyphen. */
#include "text/paragraph.h"

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

/* The three ways to measure agree, whatever spaces, marks, hyphens and hanging marks stand at the
 * edges: by sums, without them, and of shrinking alone. */
TEST(text_paragraph_measures_agree)
{
    static const char *const texts[] = {"　　甲乙，丙“AB”12丁。",
                                        "  a b  甲（乙）；",
                                        "half\xC2\xADway 甲",
                                        "甲乙。",
                                        "，，，",
                                        "   ",
                                        "“甲"};
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.paragraph.hangs_marks = true;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        Paragraph paragraph = fixture_block(&fixture, texts[i])->paragraphs[0];
        paragraph_sum_up(&paragraph, test->arena);
        for (uint32_t start = 0; start < paragraph.cluster_count; start++) {
            for (uint32_t end = start + 1; end <= paragraph.cluster_count; end++) {
                LineMeasure line = paragraph_measure(&paragraph, start, end);
                CHECK(line.natural == paragraph_natural_width(&paragraph, start, end));
                Unit shrink[SHRINK_COUNT];
                paragraph_measure_shrink(&paragraph, start, end, shrink);
                CHECK(memcmp(shrink, line.shrink, sizeof shrink) == 0);
            }
        }
        LineMeasure by_sums = paragraph_measure(&paragraph, 0, paragraph.cluster_count);
        LineMeasure whole = paragraph_measure_whole(&paragraph);
        CHECK(whole.first == by_sums.first && whole.end == by_sums.end);
        CHECK(whole.natural == by_sums.natural && whole.hangs == by_sums.hangs);
        CHECK(whole.shrink_total == by_sums.shrink_total && whole.hyphen == by_sums.hyphen);
        CHECK(memcmp(whole.shrink, by_sums.shrink, sizeof whole.shrink) == 0);
        CHECK(memcmp(whole.stretch, by_sums.stretch, sizeof whole.stretch) == 0);
    }
    fixture_release(&fixture);
}
