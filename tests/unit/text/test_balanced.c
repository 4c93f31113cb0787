/* The balanced chooser. */
#include "fixture.h"

/* Headlines: as even as can be, and not inside quotes where another place is near. */
TEST(text_balanced)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.paragraph.align = TEXT_ALIGN_START;
    fixture.paragraph.chooser = CHOOSER_BALANCED;
    CHECK_TEXT(fixture_lines(&fixture, fixture_compose(&fixture, "甲乙丙丁戊己庚辛壬癸", 90)),
               "甲乙丙丁戊|己庚辛壬癸");
    CHECK_TEXT(fixture_lines(&fixture, fixture_compose(&fixture, "甲乙丙丁戊，己庚辛壬癸子", 90)),
               "甲乙丙丁戊，|己庚辛壬癸子");
    const TextLayout *layout = fixture_compose(&fixture, "一图读懂：我国“十四五”科技创新成就", 130);
    CHECK(layout->line_count == 2);
    CHECK(layout->lines[1].clusters[0].cluster_class == CLASS_OPEN);
    CHECK_TEXT(fixture_lines(&fixture, fixture_compose(&fixture, "经费达到突破100亿元了吗", 60)),
               "经费达到突破|100亿元了吗");
    fixture.style.han_digit_gap_em = 0;
    CHECK_TEXT(fixture_lines(&fixture, fixture_compose(&fixture, "甲乙丙丁戊5个己庚辛壬癸", 90)),
               "甲乙丙丁戊|5个己庚辛壬癸");
    fixture_release(&fixture);
}
