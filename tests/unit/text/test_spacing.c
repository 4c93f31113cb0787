/* Widths of marks and gaps, R8, R12-R19, in ems of 10 pt. */
#include "fixture.h"

/* Advances of the first line in hundredths of an em, "100 50 ...". */
static const char *advances(TextFixture *fixture, const char *text, double width)
{
    const TextLayout *layout = fixture_compose(fixture, text, width);
    StrBuf out = {0};
    for (int i = 0; i < layout->lines[0].cluster_count; i++) {
        strbuf_string(&out, i ? " " : "");
        strbuf_number(&out, fixture_cluster(layout, 0, i)->advance * 10, 0);
    }
    char *copy = strbuf_copy(&out, fixture->test->arena);
    strbuf_release(&out);
    return copy;
}

/* R15, R13 and R14 on lines that need no adjustment. */
TEST(text_spacing_neighbours)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.paragraph.align = TEXT_ALIGN_START;
    CHECK_TEXT(advances(&fixture, "甲，乙", 200), "100 100 100");
    CHECK_TEXT(advances(&fixture, "甲。”乙", 200), "100 50 100 100");
    CHECK_TEXT(advances(&fixture, "甲。』」乙", 200), "100 50 50 100 100"); /* n/2 + 1/2 */
    CHECK_TEXT(advances(&fixture, "甲：“乙", 200), "100 50 100 100");
    CHECK_TEXT(advances(&fixture, "甲“（乙", 200), "100 100 50 100");
    CHECK_TEXT(advances(&fixture, "甲（）乙", 200), "100 100 100 100"); /* OPEN + CLOSE stay 2 */
    CHECK_TEXT(advances(&fixture, "甲？！乙", 200), "100 50 50 100");   /* R8: one em */
    CHECK_TEXT(advances(&fixture, "甲！！！乙", 200), "100 50 50 100 100"); /* R8: two */
    CHECK_TEXT(advances(&fixture, "（甲）", 200), "50 100 50");             /* R14, R13 */
    CHECK_TEXT(advances(&fixture, "丁·路", 200), "100 50 100");
    CHECK_TEXT(advances(&fixture, "甲——乙……丙", 200), "100 200 100 100 100 100");
    fixture.paragraph.trim_marks = false;
    CHECK_TEXT(advances(&fixture, "（甲：“乙”）", 200), "100 100 100 100 100 100 100");
    fixture.paragraph.trim_marks = true;
    fixture.paragraph.level = LINE_BREAK_BASIC; /* the interpunct is adjustable, R11 */
    CHECK_TEXT(advances(&fixture, "丁·路", 200), "100 100 100");
    CHECK_TEXT(advances(&fixture, "甲？！乙", 200), "100 50 100 100"); /* R15 alone */
    fixture_release(&fixture);
}

/* R15 across spans: weight, size and colour do not matter. */
TEST(text_spacing_neighbours_across_spans)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    TextStyle other = fixture.style;
    const Face *serif[1] = {&fixture.serif};
    other.faces = serif;
    TextSpan spans[2] = {{.text = text_of("他说："), .style = &fixture.style},
                         {.text = text_of("“好。”他"), .style = &other}};
    const TextBlock *block =
        text_block_create(fixture.context, test->arena, test->sink, spans, 2, &fixture.paragraph);
    const TextLayout *layout = text_block_compose(block, test->arena, test->sink, 200);
    CHECK_NEAR(fixture_cluster(layout, 0, 2)->advance + fixture_cluster(layout, 0, 3)->advance, 15,
               1e-3);
    CHECK_NEAR(fixture_cluster(layout, 0, 5)->advance + fixture_cluster(layout, 0, 6)->advance, 15,
               1e-3);
    CHECK(layout->lines[0].run_count == 2);
    fixture_release(&fixture);
}

/* Gap after cluster `index`, in ems. */
static double gap_after(TextFixture *fixture, const char *text, int index)
{
    const TextLayout *layout = fixture_compose(fixture, text, 400);
    return fixture_cluster(layout, 0, index)->gap_after / 10;
}

TEST(text_spacing_han_latin)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    CHECK_NEAR(gap_after(&fixture, "中A文", 0), 0.25, 1e-4);
    CHECK_NEAR(gap_after(&fixture, "中A文", 1), 0.25, 1e-4);
    CHECK_NEAR(gap_after(&fixture, "，A文", 0), 0, 1e-4);     /* none beside a stop */
    CHECK_NEAR(gap_after(&fixture, "（A）", 0), 0, 1e-4);     /* none inside a bracket */
    CHECK_NEAR(gap_after(&fixture, "中5%文", 2), 0.25, 1e-4); /* both sides alike */
    CHECK_NEAR(gap_after(&fixture, "中5℃文", 2), 0, 1e-4);    /* ℃ is as wide as Han */
    CHECK_NEAR(gap_after(&fixture, "中A", 1), 0, 1e-4);       /* none at the edge */
    fixture.style.han_digit_gap_em = 0;
    fixture.style.han_latin_gap_em = 0.125;
    CHECK_NEAR(gap_after(&fixture, "中5文", 0), 0, 1e-4);
    CHECK_NEAR(gap_after(&fixture, "中A文", 0), 0.125, 1e-4);
    fixture_release(&fixture);
}

/* R19: a typed space stands for the gap. */
TEST(text_spacing_typed_space)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    const TextLayout *typed = fixture_compose(&fixture, "中 A 文", 400);
    const TextLayout *plain = fixture_compose(&fixture, "中A文", 400);
    CHECK_NEAR(typed->natural_width, plain->natural_width, 1e-3);
    CHECK_NEAR(fixture_cluster(typed, 0, 1)->advance, 2.5, 1e-3);
    fixture.style.han_latin_gap_em = 0; /* no gap to stand for: a plain space */
    typed = fixture_compose(&fixture, "中 A", 400);
    double space = face_advance(&fixture.sans, face_glyph(&fixture.sans, ' '));
    CHECK_NEAR(fixture_cluster(typed, 0, 1)->advance, 10 * space, 1e-3);
    fixture_release(&fixture);
}

TEST(text_spacing_superscript_has_no_gap)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    TextStyle raised = fixture.style;
    raised.baseline_shift = 3;
    raised.size = 6;
    TextSpan spans[2] = {{.text = text_of("注"), .style = &fixture.style},
                         {.text = text_of("1"), .style = &raised}};
    const TextBlock *block =
        text_block_create(fixture.context, test->arena, test->sink, spans, 2, &fixture.paragraph);
    const TextLayout *layout = text_block_compose(block, test->arena, test->sink, 0);
    CHECK(layout->line_count == 1); /* R9: bound to its base */
    CHECK_NEAR(fixture_cluster(layout, 0, 0)->gap_after, 0, 1e-4);
    CHECK_NEAR(layout->lines[0].runs[1].origin.y, layout->lines[0].baseline - 3, 1e-9);
    fixture_release(&fixture);
}

TEST(text_spacing_letter_spacing)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.style.letter_spacing = 2;
    const TextLayout *layout = fixture_compose(&fixture, "甲乙丙", 400);
    CHECK_NEAR(layout->natural_width, 34, 1e-3); /* none after the last */
    layout = fixture_compose(&fixture, "——", 400);
    CHECK_NEAR(layout->natural_width, 20, 1e-3);
    layout = fixture_compose(&fixture, "……", 400);
    CHECK_NEAR(layout->natural_width, 20, 1e-3); /* R7 */
    fixture_release(&fixture);
}

/* CSS Text 4, text-autospace: ideographs, not Hangul. */
TEST(text_spacing_no_gap_beside_hangul)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.style.language = "ko";
    const TextLayout *layout = fixture_compose(&fixture, "년2024년", 300);
    CHECK_NEAR(fixture_cluster(layout, 0, 0)->gap_after, 0, 1e-6);
    CHECK_NEAR(fixture_cluster(layout, 0, 4)->gap_after, 0, 1e-6);
    fixture.style.language = "zh-CN";
    layout = fixture_compose(&fixture, "年2024年", 300);
    CHECK_NEAR(fixture_cluster(layout, 0, 0)->gap_after, 2.5, 1e-6);
    fixture_release(&fixture);
}
