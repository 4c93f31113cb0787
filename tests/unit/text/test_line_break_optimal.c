/* The optimal chooser: the rules it must keep while it looks for the best paragraph. */
#include <math.h>

#include "fixture.h"

static void use_optimal(TestState *test, TextFixture *fixture)
{
    fixture_init(test, fixture);
    fixture->paragraph.chooser = CHOOSER_OPTIMAL;
}

/* R22: two Han at least on the last line, by squeezing or by company from above. */
TEST(text_optimal_leaves_no_orphan)
{
    TextFixture fixture;
    use_optimal(test, &fixture);
    CHECK_TEXT(fixture_lines(&fixture, fixture_compose(&fixture, "甲乙丙丁戊己庚辛壬。", 40)),
               "甲乙丙|丁戊己庚|辛壬。"); /* of two equal ones the earlier break */
    CHECK_TEXT(fixture_lines(&fixture, fixture_compose(&fixture, "甲，乙，丙丁戊", 60)),
               "甲，乙，丙丁戊");
    for (int width = 40; width < 200; width++) {
        const TextLayout *layout =
            fixture_compose(&fixture, "甲乙丙丁戊己庚辛壬GDP癸子丑，寅卯辰巳午。", width);
        const TextLine *last = &layout->lines[layout->line_count - 1];
        CHECK(last->cluster_count > 2 || layout->line_count == 1);
    }
    fixture_release(&fixture);
}

/* R6: what can be squeezed in is, though pushing out would leave a pleasant line too. */
TEST(text_optimal_squeezes_marks_in)
{
    TextFixture fixture;
    use_optimal(test, &fixture);
    const char *text = "甲乙，丙丁，戊己庚辛壬癸子丑寅卯辰，巳午未申酉戌亥";
    CHECK_TEXT(fixture_lines(&fixture, fixture_compose(&fixture, text, 150)),
               "甲乙，丙丁，戊己庚辛壬癸子丑寅|卯辰，巳午未申酉戌亥");
    text = "甲乙，丙丁，戊己庚辛壬癸子丑寅卯辰巳，午未申酉戌亥";
    CHECK_TEXT(fixture_lines(&fixture, fixture_compose(&fixture, text, 160)),
               "甲乙，丙丁，戊己庚辛壬癸子丑寅卯|辰巳，午未申酉戌亥");
    fixture.paragraph.align = TEXT_ALIGN_START;
    CHECK_TEXT(fixture_lines(&fixture, fixture_compose(&fixture, text, 180)),
               "甲乙，丙丁，戊己庚辛壬癸子丑寅卯辰巳，|午未申酉戌亥");
    fixture_release(&fixture);
}

/* R9: a number keeps its measure word unless that tears a line. */
TEST(text_optimal_keeps_measure_words)
{
    TextFixture fixture;
    use_optimal(test, &fixture);
    fixture.style.han_digit_gap_em = 0;
    double digit = 10 * face_advance(&fixture.sans, face_glyph(&fixture.sans, '5'));
    const TextLayout *layout = fixture_compose(
        &fixture, "甲乙丙丁戊己庚辛壬癸子丑5个百分点甲乙丙丁戊己庚辛壬癸", 120 + digit + 1);
    CHECK(strstr(fixture_lines(&fixture, layout), "丑|5个") != NULL);
    fixture_release(&fixture);
}

static bool is_closing(const PlacedCluster *cluster)
{
    return cluster->cluster_class == CLASS_CLOSE || cluster->cluster_class == CLASS_COMMA;
}

/* R5: of three marks in a row the first two stay; each use is reported. */
TEST(text_optimal_rescue)
{
    TextFixture fixture;
    use_optimal(test, &fixture);
    fixture_compose(&fixture, "甲乙丙丁戊己庚辛壬癸”》），甲乙丙丁戊己庚辛壬癸", 105);
    CHECK(test->sink->warning_count == 0);
    const TextLayout *layout = fixture_compose(&fixture, "甲乙戊”》），己庚", 25);
    size_t rescued = 0;
    for (int i = 1; i < layout->line_count; i++) {
        if (!is_closing(fixture_cluster(layout, i, 0)))
            continue;
        rescued++;
        const TextLine *before = &layout->lines[i - 1];
        CHECK(before->cluster_count > 2);
        CHECK(is_closing(&before->clusters[before->cluster_count - 1]));
        CHECK(is_closing(&before->clusters[before->cluster_count - 2]));
    }
    CHECK(rescued == 1);
    CHECK(test->sink->count == 1 && test->sink->items[0].code == W_TEXT_MARK_AT_START);
    fixture_release(&fixture);
}

TEST(text_optimal_keeps_forced_breaks)
{
    TextFixture fixture;
    use_optimal(test, &fixture);
    CHECK_TEXT(
        fixture_lines(&fixture, fixture_compose(&fixture, "甲乙丙\xE2\x80\xA8丁戊己庚辛", 40)),
        "甲乙丙|丁戊己|庚辛");
    CHECK_TEXT(fixture_lines(&fixture, fixture_compose(&fixture, "甲乙丙", INFINITY)), "甲乙丙");
    CHECK_TEXT(fixture_lines(&fixture, fixture_compose(&fixture, "", 40)), "");
    CHECK(fixture_compose(&fixture, "甲乙", 0)->line_count == 2);
    fixture_release(&fixture);
}

/* The sum over all lines of the cube of the mean gap opened or closed: what the reader sees. */
static double unevenness(const TextLayout *layout)
{
    double sum = 0;
    for (int i = 0; i < layout->line_count; i++) {
        const TextLine *line = &layout->lines[i];
        if (line->cluster_count < 2)
            continue;
        double gap = fabs(line->set_width - line->natural_width) / (line->cluster_count - 1);
        sum += gap * gap * gap;
    }
    return sum;
}

/* What the search is for: more even paragraphs than line by line, over a sweep of widths. */
TEST(text_optimal_is_more_even)
{
    static const char text[] =
        "全市GDP比上年增长5.6%，第二产业中Semiconductor与Internet产业合计1,286亿元。“十四五”"
        "以来，R&D经费支出占GDP的比重由2.1%提高到2.64%，Manufacturing领域的企业达到3,200家，"
        "其中Biotechnology企业416家，比2019年增加218家。";
    TextFixture fixture;
    fixture_init(test, &fixture);
    double first_fit = 0;
    double optimal = 0;
    for (int width = 100; width <= 400; width += 3) {
        fixture.paragraph.chooser = CHOOSER_FIRST_FIT;
        first_fit += unevenness(fixture_compose(&fixture, text, width));
        fixture.paragraph.chooser = CHOOSER_OPTIMAL;
        optimal += unevenness(fixture_compose(&fixture, text, width));
    }
    CHECK(optimal < 0.9 * first_fit);
    fixture_release(&fixture);
}

/* Hostile input: nothing to break, breaks everywhere, widths that fall from left to right. */
TEST(text_optimal_bounded)
{
    TextFixture fixture;
    use_optimal(test, &fixture);
    const char *han = fixture_repeat(test->arena, "甲", 20000);
    CHECK(fixture_compose(&fixture, han, 200)->line_count == 1000);
    const char *latin = fixture_repeat(test->arena, "a", 20000);
    CHECK(fixture_compose(&fixture, latin, 200)->line_count == 1);
    const char *spaces = fixture_repeat(test->arena, " ", 20000);
    CHECK(fixture_compose(&fixture, spaces, 200)->line_count >= 1);
    const char *marks = fixture_repeat(test->arena, "。", 20000);
    CHECK(fixture_compose(&fixture, marks, 200)->line_count >= 1);
    fixture.style.letter_spacing = -500;
    CHECK(fixture_compose(&fixture, han, 200)->line_count >= 1);
    fixture_release(&fixture);
}
