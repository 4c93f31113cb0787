#include "doc/fixture.h"
#include "doc/page_master.h"

static PageMasters masters_of(TestState *test, const char *page)
{
    PageMasters masters;
    page_masters_read(&masters, theme_of(test, NULL), test->sink, test->arena, json_of(test, page));
    return masters;
}

TEST(page_master_mirrors_the_margins_of_left_pages)
{
    PageMasters masters = masters_of(
        test, "{\"size\": \"400pt 300pt\", \"margin\": \"10pt 20pt 30pt 40pt\", \"mirror\": true}");
    const PageSetup *right = &masters.groups[0].pages[PAGE_NORMAL][PAGE_RIGHT].setup;
    const PageSetup *left = &masters.groups[0].pages[PAGE_NORMAL][PAGE_LEFT].setup;
    CHECK(right->margin[3].value == 40 && right->margin[1].value == 20);
    CHECK(left->margin[3].value == 20 && left->margin[1].value == 40);
    CHECK(left->margin[0].value == 10 && left->margin[2].value == 30);
    CHECK(test->sink->count == 0);
}

/* What a kind of page says goes over its side, and that over the master. */
TEST(page_master_lays_kinds_over_sides_over_the_master)
{
    PageMasters masters =
        masters_of(test, "{\"size\": \"400pt 300pt\", \"head\": \"a\", \"left\": {\"head\": \"b\"},"
                         "\"first\": {\"margin\": \"50pt 0 0 0\"}, \"foot\": \"f\","
                         "\"masters\": {\"wide\": {\"size\": \"600pt 300pt\", \"columns\": 2}}}");
    const MasterGroup *group = &masters.groups[0];
    CHECK_TEXT(group->pages[PAGE_NORMAL][PAGE_RIGHT].head->text.data, "a");
    CHECK_TEXT(group->pages[PAGE_NORMAL][PAGE_LEFT].head->text.data, "b");
    CHECK_TEXT(group->pages[PAGE_FIRST][PAGE_LEFT].head->text.data, "b");
    CHECK(group->pages[PAGE_FIRST][PAGE_LEFT].setup.margin[0].value == 50);
    CHECK(group->pages[PAGE_NORMAL][PAGE_LEFT].setup.margin[0].value == 0);
    CHECK(!group->pages[PAGE_BLANK][PAGE_RIGHT].head && !group->pages[PAGE_BLANK][PAGE_RIGHT].foot);
    const MasterGroup *wide = page_masters_find(&masters, test->sink, "wide", NULL);
    CHECK(wide && wide->pages[PAGE_NORMAL][PAGE_RIGHT].setup.width == 600);
    CHECK(wide && wide->pages[PAGE_NORMAL][PAGE_RIGHT].columns == 2);
    CHECK(wide && wide->pages[PAGE_NORMAL][PAGE_LEFT].head);
    CHECK(test->sink->count == 0);
}

TEST(page_master_column_widths)
{
    PageMasters masters = masters_of(test, "{\"size\": \"400pt 300pt\", \"margin\": \"10pt\", "
                                           "\"columns\": 3, \"columnGap\": \"10pt\"}");
    const PageMaster *master = &masters.groups[0].pages[PAGE_NORMAL][PAGE_RIGHT];
    CHECK_NEAR(page_master_column_width(master), 120, 1e-9);
    CHECK_NEAR(page_master_room(master).height, 280, 1e-9);
}

TEST(page_master_reports_unknown_names_and_pages_without_an_end)
{
    PageMasters masters =
        masters_of(test, "{\"size\": \"400pt auto\", \"flow\": true, \"masters\": {\"wide\": {}}}");
    CHECK(test_reported_once(test, E_FLOW_HEIGHT_AUTO));
    CHECK(!page_masters_find(&masters, test->sink, "wied", NULL));
    CHECK(count_reported(test, E_PAGE_MASTER_UNKNOWN) == 1 && was_said(test, "wide"));
}
