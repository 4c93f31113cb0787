/* Blocks from the outside: widths, positions, alignment, hostile text. */
#include "fixture.h"

/* Nothing quadratic: hostile texts at hostile widths, each within the test's patience. */
TEST(text_block_survives_hostile_text)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    static const char *const pieces[] = {
        " ",  "，",           "“",        "—",    "a",          "a ", "1", "-", "·", "\xE2\x80\xA8",
        "\n", "\xE2\x80\x8B", "\xC2\xAD", "字，", "\xD7\xA9 a", "("};
    Arena *arena = arena_create();
    for (size_t i = 0; i < COUNT_OF(pieces); i++) {
        for (int chooser = 0; chooser < 2; chooser++) {
            fixture.paragraph.chooser = (LineChooser)chooser;
            TextBlock *block =
                fixture_block(&fixture, fixture_repeat(test->arena, pieces[i], 20000));
            static const double widths[] = {0, 1, 55, 14400, INFINITY, NAN, -5};
            for (size_t j = 0; j < COUNT_OF(widths); j++) {
                arena_reset(arena);
                const TextLayout *layout = text_block_compose(block, arena, test->sink, widths[j]);
                CHECK(isfinite(layout->height) && isfinite(layout->natural_width));
            }
        }
    }
    arena_destroy(arena);
    fixture_release(&fixture);
}

TEST(text_block_widths)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.paragraph.indent = 20;
    TextBlock *block = fixture_block(&fixture, "甲“乙丙”，丁\n戊己庚辛壬癸子丑寅卯");
    /* “乙 丙”， : half + 1, and 1 + half + half, each alone at the edges of its line */
    CHECK_NEAR(text_block_min_width(block), 30, 1e-3);  /* indent and 甲 */
    CHECK_NEAR(text_block_max_width(block), 120, 1e-3); /* indent and ten Han */
    const TextLayout *layout = text_block_compose(block, test->arena, test->sink, INFINITY);
    CHECK(layout->line_count == 2);
    CHECK_NEAR(layout->width, 120, 1e-3);
    layout = text_block_compose(block, test->arena, test->sink, text_block_max_width(block));
    CHECK(layout->line_count == 2);
    fixture_release(&fixture);
}

TEST(text_block_reports_too_wide)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.style.node_id = 7;
    const TextLayout *layout = fixture_compose(&fixture, "甲internationalization乙", 40);
    CHECK(test_reported_once(test, W_TEXT_TOO_WIDE));
    CHECK(strstr(test->sink->items[0].message, "internationalization") != NULL);
    CHECK(test->sink->items[0].node_id == 7);
    CHECK_TEXT(fixture_lines(&fixture, layout), "甲|internationalization|乙");
    fixture_release(&fixture);
}

/* R21, R24: the frame of the first character is two ems in; leading never changes. */
TEST(text_block_positions)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.paragraph.indent = 20;
    fixture.paragraph.space_after = 5;
    TextStyle large = fixture.style;
    large.size = 14;
    TextSpan spans[2] = {
        {.text = text_of("甲乙丙丁戊己庚辛\n（甲）乙丙丁戊"), .style = &fixture.style},
        {.text = text_of("大字大字大字"), .style = &large}};
    const TextBlock *block =
        text_block_create(fixture.context, test->arena, test->sink, spans, 2, &fixture.paragraph);
    const TextLayout *layout = text_block_compose(block, test->arena, test->sink, 80);
    const TextLine *lines = layout->lines;
    CHECK(layout->line_count >= 5);
    CHECK_NEAR(lines[0].x0, 20, 1e-9);
    CHECK_NEAR(lines[0].runs[0].origin.x, 20, 1e-3);
    CHECK_NEAR(lines[1].x0, 0, 1e-9);
    CHECK_NEAR(lines[2].runs[0].run.glyphs[0].x, -5, 1e-3); /* the ink of （ at two ems */
    CHECK_NEAR(lines[0].baseline, (16 - 10) / 2.0 + 8.8, 1e-9);
    CHECK_NEAR(lines[1].baseline - lines[0].baseline, 16, 1e-9);
    CHECK_NEAR(lines[2].baseline - lines[1].baseline, 21, 1e-9);
    for (int i = 3; i < layout->line_count; i++)
        CHECK_NEAR(lines[i].baseline - lines[i - 1].baseline, 16, 1e-9);
    CHECK_NEAR(layout->height, 16.0 * layout->line_count + 5, 1e-9);
    CHECK_NEAR(layout->first_baseline, lines[0].baseline, 1e-9);
    fixture.style.faces = fixture.latin_first; /* the Han face places the baseline all the same */
    fixture.style.face_count = 2;
    CHECK_NEAR(fixture_compose(&fixture, "AB", 80)->first_baseline, lines[0].baseline, 1e-9);
    fixture_release(&fixture);
}

TEST(text_block_alignment)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.paragraph.align = TEXT_ALIGN_CENTER;
    CHECK_NEAR(fixture_compose(&fixture, "甲乙", 100)->lines[0].clusters[0].x, 40, 1e-3);
    fixture.paragraph.align = TEXT_ALIGN_END;
    CHECK_NEAR(fixture_compose(&fixture, "甲乙。", 100)->lines[0].clusters[0].x, 75, 1e-3);
    fixture.paragraph.align = TEXT_ALIGN_START;
    fixture.paragraph.right_to_left = true;
    CHECK_NEAR(fixture_compose(&fixture, "甲乙", 100)->lines[0].clusters[0].x, 80, 1e-3);
    fixture_release(&fixture);
}
