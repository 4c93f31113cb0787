#include "base/file.h"
#include "element/fixture.h"

#include <unistd.h>

typedef struct Fault {
    DiagCode code;
    const char *element;
} Fault;

/* Each fault of a list-like element is named, with its own code. */
TEST(items_faults_are_named)
{
    static const Fault faults[] = {
        {E_ITEMS, "{\"type\": \"steps\", \"items\": 5}"},
        {E_ITEM_KIND, "{\"type\": \"steps\", \"items\": [true]}"},
        {E_PROPERTY_UNKNOWN, "{\"type\": \"steps\", \"items\": [{\"titel\": \"甲\"}]}"},
        {W_ITEMS_NONE, "{\"type\": \"steps\", \"items\": []}"},
        {W_PROGRESS_RANGE, "{\"type\": \"progress\", \"value\": 120}"},
        {W_PROGRESS_RANGE, "{\"type\": \"progress\", \"value\": 1, \"max\": 0}"},
        {E_COMPARISON_SIDES, "{\"type\": \"comparison\", \"sides\": [\"甲\"]}"},
        {E_COMPARISON_SIDES, "{\"type\": \"comparison\", \"look\": \"swot\", \"sides\": [1, 2]}"},
        {E_FLOW_NODE, "{\"type\": \"flow\", \"nodes\": [\"甲\"], \"edges\": [{\"from\": \"甲\", "
                      "\"to\": \"乙\"}]}"},
        {W_FLOW_WIDE, "{\"type\": \"flow\", \"direction\": \"row\", \"nodes\": [\"甲甲甲甲\", "
                      "\"乙乙乙乙\", \"丙丙丙丙\"], \"style\": {\"width\": \"40pt\"}}"},
        {W_TIMELINE_CROWDED, "{\"type\": \"timeline\", \"scale\": \"time\", \"items\": [{\"date\": "
                             "\"2020\", \"title\": "
                             "\"甲甲甲\"}, {\"date\": \"2021\", \"title\": \"乙乙乙\"}], "
                             "\"style\": {\"width\": \"30pt\", "
                             "\"gap\": \"40pt\"}}"},
    };
    ElementFixture fixture;
    element_fixture_open(&fixture, test);
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        element_fixture_lay_out(&fixture, test, faults[i].element);
        if (!element_fixture_reported(&fixture, faults[i].code))
            test_fail(test, __FILE__, __LINE__, faults[i].element);
    }
    element_fixture_close(&fixture);
}

static void check_limit(TestState *test, ElementFixture *fixture, const char *type,
                        const char *member, int count, bool is_refused)
{
    StrBuf items = {0};
    for (int i = 0; i < count; i++)
        strbuf_print(&items, "%s\"%d\"", i ? "," : "", i);
    element_fixture_lay_out(
        fixture, test,
        arena_print(test->arena, "{\"type\": \"%s\", \"%s\": [%s]}", type, member, items.data));
    bool refused = element_fixture_reported(fixture, E_ITEMS) ||
                   element_fixture_reported(fixture, E_FLOW_SIZE) ||
                   element_fixture_reported(fixture, E_HIERARCHY_SIZE);
    CHECK(refused == is_refused);
    strbuf_release(&items);
}

TEST(items_limits_hold)
{
    ElementFixture fixture;
    element_fixture_open(&fixture, test);
    check_limit(test, &fixture, "legend", "items", 1000, false);
    check_limit(test, &fixture, "legend", "items", 1001, true);
    check_limit(test, &fixture, "flow", "nodes", 60, false);
    check_limit(test, &fixture, "flow", "nodes", 61, true);
    check_limit(test, &fixture, "table", "rows", 2000, false);
    check_limit(test, &fixture, "table", "rows", 2001, true);
    for (int levels = 12; levels <= 13; levels++) {
        char *nest = "\"last\"";
        for (int i = 1; i < levels; i++)
            nest = arena_print(test->arena, "{\"title\": \"%d\", \"children\": [%s]}", i, nest);
        element_fixture_lay_out(
            &fixture, test,
            arena_print(test->arena, "{\"type\": \"hierarchy\", \"items\": [%s]}", nest));
        CHECK(element_fixture_reported(&fixture, E_HIERARCHY_SIZE) == (levels > 12));
    }
    element_fixture_close(&fixture);
}

/* Rows that come from data may carry what the element does not know. */
TEST(items_of_data_may_carry_more)
{
    ElementFixture fixture;
    element_fixture_open(&fixture, test);
    char *data = arena_print(test->arena, "%s/rows.json", fixture.folder);
    CHECK(file_write(test->sink, data,
                     text_of("[{\"title\": \"甲\", \"id\": 7, \"source\": \"统计局\"}]\n")));
    CHECK(
        file_write(test->sink, fixture.path,
                   text_of("{\"version\": 1, \"page\": {\"size\": \"500pt auto\"}, \"data\": "
                           "{\"rows\": {\"src\": \"rows.json\"}}, \"body\": {\"type\": \"column\", "
                           "\"children\": [{\"type\": \"steps\", \"items\": \"{{rows}}\"}]}}\n")));
    fixture.job = job_create(fixture.session, fixture.path);
    fixture.is_good = job_run(fixture.job);
    CHECK(fixture.is_good && element_fixture_diagnostics(&fixture) == 0);
    unlink(data);
    element_fixture_close(&fixture);
}
