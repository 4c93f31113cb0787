/* Distribution of slack. */
#include "fixture.h"

/* 均排: the last line too, evenly; and no report, for it is meant so. */
TEST(text_justify_all)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.paragraph.align = TEXT_ALIGN_JUSTIFY_ALL;
    fixture.paragraph.stretch_limit_em = 0.25;
    const TextLayout *layout = fixture_compose(&fixture, "一图读懂", 100);
    const PlacedCluster *clusters = layout->lines[0].clusters;
    CHECK_NEAR(layout->lines[0].set_width, 100, 1e-4);
    for (int i = 0; i < 3; i++)
        CHECK_NEAR(clusters[i].gap_after, 20, 1e-3);
    CHECK(test->sink->count == 0);
    fixture_release(&fixture);
}

TEST(text_justify_reports_loose_lines)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture.paragraph.stretch_limit_em = 0.25;
    fixture_compose(&fixture, "甲乙丙internationalization", 100);
    CHECK(test_reported_once(test, W_TEXT_LOOSE));
    CHECK(strstr(test->sink->items[0].message, "甲乙丙") != NULL);
    fixture.paragraph.stretch_limit_em = 0;
    test->sink->count = 0;
    fixture_compose(&fixture, "甲乙丙internationalization", 100);
    CHECK(test->sink->count == 0);
    fixture_release(&fixture);
}
