/* Decoding: languages, tabs, line ends. */
#include "text/analysis.h"

#include "fixture.h"

TEST(text_analysis_languages)
{
    static const char *const han[] = {"zh", "zh-CN", "zh-Hant-TW", "ja", "ja-JP", "yue", "lzh", ""};
    static const char *const others[] = {"en", "ko", "zha", "jam", "de-CH"};
    for (size_t i = 0; i < COUNT_OF(han); i++)
        CHECK(language_is_han(han[i]));
    CHECK(language_is_han(NULL));
    for (size_t i = 0; i < COUNT_OF(others); i++)
        CHECK(!language_is_han(others[i]));
}

TEST(text_analysis_takes_a_tab_for_a_space)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    const TextLayout *tab = fixture_compose(&fixture, "a\tb", 200);
    const TextLayout *space = fixture_compose(&fixture, "a b", 200);
    CHECK_NEAR(tab->natural_width, space->natural_width, 1e-6);
    CHECK(test->sink->count == 0);
    CHECK(fixture_compose(&fixture, "a\tb", 0)->line_count == 2);
    fixture_release(&fixture);
}

/* Other control characters are no text: reported, not dropped in silence. */
TEST(text_analysis_reports_controls)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    fixture_compose(&fixture, "a\x01z", 200);
    CHECK(test_reported_once(test, E_CHARACTER_MISSING));
    CHECK(strstr(test->sink->items[0].message, "U+0001") != NULL);
    fixture_release(&fixture);
}
