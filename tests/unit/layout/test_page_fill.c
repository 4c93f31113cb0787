#include "layout/report_fixture.h"

#define TEN   "一二三四五六七八九十"
#define LINES TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN

static LayoutFixture with_note(TestState *test, const char *words, const char *page)
{
    LayoutFixture fixture;
    PageMasters *masters = arena_alloc(test->arena, sizeof *masters);
    layout_init(test, &fixture, NULL);
    report_run_json(
        &fixture, masters, page,
        arena_print(
            test->arena,
            "{\"type\": \"column\", \"style\": {\"fontSize\": \"10pt\", "
            "\"lineHeight\": \"10pt\"}, \"children\": [" BLOCK(
                "a", "40", "") ",{\"type\": \"footnote\", \"id\": \"n\", \"numbered\": false, "
                               "\"style\": {\"fontSize\": \"10pt\", \"lineHeight\": \"10pt\"}, "
                               "\"text\": \"%s\"}," BLOCK("b", "20", "") "]}",
            words));
    return fixture;
}

/* Page 1: 40 of text, 10 of space, 5 lines of the note. Page 2: its label, the other 7 lines. */
TEST(page_fill_parts_a_note_that_its_page_cannot_hold)
{
    LayoutFixture fixture = with_note(test, LINES, NULL);
    CHECK(fixture.result.page_count == 3);
    CHECK_ON(0, "a", 0);
    CHECK_ON(0, "n", 50);
    CHECK_ON(1, "n", 20);
    CHECK_NOT_ON(1, "b");
    CHECK_ON(2, "b", 0);
    CHECK(fixture.result.pages[0].note_rules[0].width <
          fixture.result.pages[1].note_rules[0].width);
    CHECK(test->sink->count == 0);
    layout_release(&fixture);
}

/* Four lines and their space fit below 40 points: nothing is parted, what follows goes on. */
TEST(page_fill_keeps_a_note_that_fits)
{
    LayoutFixture fixture = with_note(test, TEN TEN TEN TEN, NULL);
    CHECK_ON(0, "n", 60);
    CHECK_NOT_ON(1, "n");
    CHECK_ON(1, "b", 0);
    layout_release(&fixture);
}

/* A page that has no room for one line. */
TEST(page_fill_reports_a_note_without_room)
{
    LayoutFixture fixture = with_note(test, "注", "{\"size\": \"100pt 15pt\", \"flow\": true}");
    CHECK(test_reported_once(test, W_NOTE_TOO_HIGH));
    layout_release(&fixture);
}

/* Each column has the notes of its own marks, and a rule. */
TEST(page_fill_sets_notes_in_their_column)
{
    LayoutFixture fixture;
    PageMasters *masters = arena_alloc(test->arena, sizeof *masters);
    layout_init(test, &fixture, NULL);
    report_run_json(
        &fixture, masters,
        "{\"size\": \"210pt 100pt\", \"flow\": true, \"columns\": 2, \"columnGap\": "
        "\"10pt\"}",
        COLUMN("",
               BLOCK("a", "60", "") ",{\"type\": \"footnote\", \"id\": \"m\", "
                                    "\"text\": \"甲\"}," BLOCK(
                                        "b", "60", "") ",{\"type\": \"footnote\", \"id\": \"n\", "
                                                       "\"text\": \"乙\"}," BLOCK("c", "60", "")));
    CHECK(fixture.result.pages[0].note_rule_count == 2);
    CHECK_NEAR(fixture.result.pages[0].note_rules[1].x, 110, 1e-6);
    layout_release(&fixture);
}
