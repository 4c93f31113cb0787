/* The first-fit chooser: measure words (R9) and orphans (R22). R6 is in test_adjust.c. */
#include "fixture.h"

/* R9 as a penalty: the number goes down with its measure word where the line does not suffer. */
TEST(text_first_fit_keeps_measure_words)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.style.han_digit_gap_em = 0;
    double digit = 10 * face_advance(&fixture.sans, face_glyph(&fixture.sans, '5'));
    const TextLayout *layout =
        fixture_compose(&fixture, "甲乙丙丁戊己庚辛壬癸子丑5个百分点", 120 + digit + 1);
    CHECK_TEXT(fixture_lines(&fixture, layout), "甲乙丙丁戊己庚辛壬癸子丑|5个百分点");
    fixture_release(&fixture);
}

/* R22 after a line that is too wide for its measure. */
TEST(text_first_fit_mends_orphans)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.style.han_latin_gap_em = 0;
    const TextLayout *layout = fixture_compose(&fixture, "internationalization甲乙丙丁戊己。", 50);
    CHECK_TEXT(fixture_lines(&fixture, layout), "internationalization|甲乙丙丁|戊己。");
    fixture_release(&fixture);
}

/* A last line that the author parted by U+2028 is the author's own; and a forced break before an
 * orphan is kept while the orphan is mended. */
TEST(text_first_fit_keeps_forced_breaks)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    CHECK_TEXT(fixture_lines(&fixture, fixture_compose(&fixture, "甲乙丙\xE2\x80\xA8丁", 40)),
               "甲乙丙|丁");
    CHECK_TEXT(fixture_lines(&fixture, fixture_compose(&fixture, "甲乙\xE2\x80\xA8丙丁戊己庚", 40)),
               "甲乙|丙丁戊|己庚");
    fixture_release(&fixture);
}
