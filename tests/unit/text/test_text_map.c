/* Joining of spans and its limits. */
#include "base/limits.h"
#include "fixture.h"

TEST(text_map_limits)
{
    TextFixture fixture;
    fixture_init(test, &fixture);
    const char *text = fixture_repeat(test->arena, "字", LIMIT_PARAGRAPH_CHARS);
    const TextLayout *layout = fixture_compose(&fixture, text, 1000);
    CHECK(test->sink->count == 0 && layout->line_count == LIMIT_PARAGRAPH_CHARS / 100);
    layout = fixture_compose(&fixture,
                             fixture_repeat(test->arena, "字", LIMIT_PARAGRAPH_CHARS + 50), 1000);
    CHECK(test_reported_once(test, E_TEXT_PARAGRAPH_TOO_LONG));
    CHECK(layout->line_count == LIMIT_PARAGRAPH_CHARS / 100);
    test->sink->count = 0;
    const char *marks = fixture_repeat(test->arena, "\xCC\x81", LIMIT_COMBINING_MARKS);
    fixture.style.faces = fixture.latin_first;
    fixture.style.face_count = 2;
    fixture_compose(&fixture, arena_print(test->arena, "e%s", marks), 100);
    CHECK(test->sink->count == 0);
    marks = fixture_repeat(test->arena, "\xCC\x81", 40000);
    layout = fixture_compose(&fixture, arena_print(test->arena, "e%s甲", marks), 100);
    CHECK(test_reported_once(test, E_TEXT_TOO_MANY_MARKS));
    CHECK(layout->text.length == 1 + 2 * LIMIT_COMBINING_MARKS + 3);
    fixture_release(&fixture);
}
