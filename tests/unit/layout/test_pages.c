#include "layout/report_fixture.h"

static LayoutFixture report_of(TestState *test, const char *page, const char *body)
{
    LayoutFixture fixture;
    PageMasters *masters = arena_alloc(test->arena, sizeof *masters);
    layout_init(test, &fixture, NULL);
    report_run_json(&fixture, masters, page, body);
    return fixture;
}

TEST(pages_take_what_fits)
{
    LayoutFixture fixture =
        report_of(test, NULL,
                  COLUMN("\"gap\": \"10pt\"",
                         BLOCK("a", "40", "") "," BLOCK("b", "50", "") "," BLOCK("c", "60", "")));
    CHECK(fixture.result.page_count == 2);
    CHECK_ON(0, "a", 0);
    CHECK_ON(0, "b", 50);
    CHECK_ON(1, "c", 0);
    layout_release(&fixture);
}

TEST(pages_keep_what_avoids_a_break)
{
    LayoutFixture fixture = report_of(
        test, NULL,
        COLUMN("", BLOCK("a", "40", "") "," BLOCK(
                       "head", "20", ", \"breakAfter\": \"avoid\"") "," BLOCK("b", "50", "")));
    CHECK_ON(0, "a", 0);
    CHECK_ON(1, "head", 0);
    CHECK_ON(1, "b", 20);
    layout_release(&fixture);
    fixture = report_of(
        test, NULL,
        COLUMN("", BLOCK("a", "40", "") "," COLUMN("\"breakInside\": \"avoid\"",
                                                   BLOCK("b", "50", "") "," BLOCK("c", "20", ""))));
    CHECK_ON(1, "b", 0);
    CHECK_ON(1, "c", 50);
    layout_release(&fixture);
}

TEST(pages_break_where_they_are_told_to_at_any_depth)
{
    LayoutFixture fixture = report_of(
        test, NULL,
        COLUMN("",
               BLOCK("a", "10", "") "," COLUMN(
                   "", BLOCK("b", "10", "") "," COLUMN(
                           "", BLOCK("c", "10",
                                     ", \"breakBefore\": \"page\""))) "," BLOCK("d", "10", "")));
    CHECK(fixture.result.page_count == 2);
    CHECK_ON(0, "b", 10);
    CHECK_ON(1, "c", 0);
    CHECK_ON(1, "d", 10);
    layout_release(&fixture);
}

TEST(pages_leave_one_blank_before_a_right_page)
{
    LayoutFixture fixture = report_of(
        test, NULL,
        COLUMN("", BLOCK("a", "10", "") "," BLOCK("b", "10", ", \"breakBefore\": \"right\"")));
    CHECK(fixture.result.page_count == 3);
    CHECK(fixture.result.pages[1].kind == PAGE_BLANK);
    CHECK_ON(2, "b", 0);
    layout_release(&fixture);
}

TEST(pages_change_their_master_with_the_body)
{
    LayoutFixture fixture =
        report_of(test,
                  "{\"size\": \"100pt 100pt\", \"flow\": true, \"masters\": {\"wide\": {\"size\": "
                  "\"200pt 50pt\", \"pageNumberStart\": 7}}}",
                  COLUMN("", BLOCK("a", "10", "") "," BLOCK(
                                 "b", "10", ", \"page\": \"wide\"") "," BLOCK("c", "10", "")));
    CHECK(fixture.result.page_count == 3);
    CHECK(fixture.result.pages[1].height == 50 && fixture.result.pages[1].number == 7);
    CHECK(fixture.result.pages[2].height == 100 && fixture.result.pages[2].number == 8);
    layout_release(&fixture);
}

/* A start counts once: the body goes on with 2 behind the landscape page and the plates. */
TEST(pages_start_their_numbers_once)
{
    LayoutFixture fixture = report_of(
        test,
        "{\"size\": \"100pt 100pt\", \"flow\": true, \"pageNumberStart\": 1, \"masters\": {"
        "\"wide\": {\"size\": \"200pt 50pt\"}, \"plates\": {\"pageNumberStart\": 40}}}",
        COLUMN("",
               BLOCK("a", "10", "") "," BLOCK("b", "10", ", \"page\": \"wide\"") "," BLOCK(
                   "c", "10",
                   "") "," BLOCK("d", "10",
                                 ", \"page\": \"plates\"") "," BLOCK("e", "10",
                                                                     "") "," BLOCK("f", "10",
                                                                                   ", \"page\": "
                                                                                   "\"plates\"")));
    static const int numbers[] = {1, 2, 3, 40, 4, 41};
    CHECK(fixture.result.page_count == (int)COUNT_OF(numbers));
    for (int i = 0; i < fixture.result.page_count && i < (int)COUNT_OF(numbers); i++)
        CHECK(fixture.result.pages[i].number == numbers[i]);
    layout_release(&fixture);
}

TEST(pages_put_floats_at_head_and_foot)
{
    const char *body = COLUMN(
        "",
        BLOCK("a", "60", "") "," BLOCK("b", "20", "") "," BLOCK(
            "low", "20",
            ", \"float\": \"bottom\"") "," BLOCK("next", "30",
                                                 ", \"float\": \"top\"") "," BLOCK("c", "40", ""));
    LayoutFixture fixture = report_of(test, NULL, body);
    CHECK(fixture.result.page_count == 2);
    CHECK_ON(0, "low", 80);
    CHECK_ON(1, "next", 0);
    CHECK_ON(1, "c", 30);
    layout_release(&fixture);
}

/* 300 points of content in two columns of 100, then 50 and 50. */
TEST(pages_balance_their_last_columns)
{
    LayoutFixture fixture = report_of(
        test,
        "{\"size\": \"210pt 100pt\", \"flow\": true, \"columns\": 2, \"columnGap\": \"10pt\"}",
        COLUMN("",
               BLOCK("a", "100", "") "," BLOCK("b", "100", "") "," BLOCK("c", "25", "") "," BLOCK(
                   "d", "25", "") "," BLOCK("e", "25", "") "," BLOCK("f", "25", "")));
    CHECK(fixture.result.page_count == 2);
    CHECK_ON(1, "c", 0);
    CHECK_ON(1, "d", 25);
    CHECK_ON(1, "e", 0);
    CHECK_ON(1, "f", 25);
    layout_release(&fixture);
}

TEST(pages_report_what_no_page_holds)
{
    LayoutFixture fixture = report_of(
        test, NULL,
        COLUMN("", BLOCK("a", "10", "") "," BLOCK("high", "150", "") "," BLOCK("b", "10", "")));
    CHECK(test_reported_once(test, W_FLOW_TOO_HIGH));
    CHECK_ON(1, "high", 0);
    CHECK_ON(2, "b", 0);
    layout_release(&fixture);
}

TEST(pages_of_one_master_have_one_width)
{
    LayoutFixture fixture = report_of(
        test, "{\"size\": \"100pt 100pt\", \"flow\": true, \"left\": {\"margin\": \"0 10pt\"}}",
        COLUMN("", BLOCK("a", "10", "")));
    CHECK(test_reported_once(test, E_PAGE_MASTER_WIDTH));
    layout_release(&fixture);
}
