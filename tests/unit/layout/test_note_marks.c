#include "layout/report_fixture.h"

#define TEN "一二三四五六七八九十"

/* Fifteen lines of ten points on pages of ten lines; a note, whose mark is the first character of
 * the text if `is_marked`. */
static LayoutFixture fixture_of(TestState *test, bool is_marked, const char *before)
{
    LayoutFixture fixture;
    PageMasters *masters = arena_alloc(test->arena, sizeof *masters);
    layout_init(test, &fixture, NULL);
    const char *body = arena_print(
        test->arena,
        "{\"type\": \"column\", \"style\": {\"fontSize\": \"10pt\", \"lineHeight\": \"10pt\"},"
        " \"children\": [%s{\"type\": \"text\", \"text\": \"" TEN TEN TEN TEN TEN TEN TEN TEN TEN
            TEN TEN TEN TEN TEN TEN
        "\"}, {\"type\": \"footnote\", \"id\": \"n\", \"text\": \"注\"}]}",
        before);
    JsonValue *value = json_of(test, body);
    JsonValue *children = json_find(value, "children");
    if (is_marked)
        report_cite(test, json_find(children->items[children->count - 2], "text"), 3,
                    "ref.n.number");
    report_run_value(&fixture, masters, NULL, value);
    return fixture;
}

TEST(note_marks_bring_notes_to_their_page)
{
    LayoutFixture fixture = fixture_of(test, true, "");
    CHECK(fixture.result.page_count == 2);
    CHECK(!isnan(report_y(&fixture, 0, "n")));
    CHECK_NOT_ON(1, "n");
    layout_release(&fixture);
}

TEST(note_marks_without_one_the_end_of_the_text_counts)
{
    LayoutFixture fixture = fixture_of(test, false, "");
    CHECK_NOT_ON(0, "n");
    CHECK(!isnan(report_y(&fixture, 1, "n")));
    layout_release(&fixture);
}

/* The mark is in the caption of a figure that floats to the next page. */
TEST(note_marks_in_a_float_go_with_it)
{
    LayoutFixture fixture;
    PageMasters *masters = arena_alloc(test->arena, sizeof *masters);
    layout_init(test, &fixture, NULL);
    JsonValue *value = json_of(
        test,
        COLUMN("\"fontSize\": \"10pt\", \"lineHeight\": \"10pt\"",
               BLOCK("a", "60", "") "," COLUMN(
                   "\"float\": \"top\"",
                   BLOCK("f", "30", "") ",{\"type\": \"text\","
                                        "\"text\": \"甲乙\"}") ","
                                                               "{\"type\": \"footnote\", \"id\": "
                                                               "\"n\", \"text\": \"注\"}," BLOCK(
                                                                   "b", "40", "")));
    JsonValue *group = json_find(value, "children")->items[1];
    report_cite(test, json_find(json_find(group, "children")->items[1], "text"), 3, "ref.n.number");
    report_run_value(&fixture, masters, NULL, value);
    CHECK_ON(1, "f", 0);
    CHECK_NOT_ON(0, "n");
    CHECK(!isnan(report_y(&fixture, 1, "n")));
    layout_release(&fixture);
}
