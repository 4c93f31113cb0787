/* group: one row for each value of a column. */
#include "derived.h"

#define ROWS                                                                                         \
    "\"value\": [{\"r\": \"东\", \"v\": 1.5}, {\"r\": \"西\", \"v\": 2}, {\"r\": \"东\", \"v\": " \
    "3}], "

TEST(group_by_a_column)
{
    CHECK_TEXT(
        derived(test, "{\"k\": {" ROWS "\"group\": \"r\"}}", "k"),
        "[{\"r\":\"东\",\"rows\":[{\"r\":\"东\",\"v\":1.5},{\"r\":\"东\",\"v\":3}],\"count\":2},"
        "{\"r\":\"西\",\"rows\":[{\"r\":\"西\",\"v\":2}],\"count\":1}]");
}

TEST(group_computes_sorts_and_limits)
{
    CHECK_TEXT(derived(test,
                       "{\"k\": {" ROWS "\"group\": {\"by\": \"r\", \"compute\": "
                       "{\"total\": \"sum(row.rows, 'v')\", \"part\": \"share(total)\"}}, "
                       "\"sort\": \"-total\", \"limit\": 1, \"key\": \"r\"}}",
                       "k"),
               "{\"东\":{\"r\":\"东\",\"rows\":[{\"r\":\"东\",\"v\":1.5},{\"r\":\"东\",\"v\":3}],"
               "\"count\":2,\"total\":4.5,\"part\":0.6923076923}}");
}

TEST(group_faults)
{
    static const char *const faults[][2] = {
        {"\"nix\"", "error E0217"},
        {"\"\"", "error E0203"},
        {"{\"by\": 3}", "error E0203"},
        {"{\"compute\": {}}", "error E0203"},
        {"{\"by\": \"r\", \"compute\": []}", "error E0203"},
        {"{\"by\": \"r\", \"sum\": \"v\"}", "error E0202"},
        {"{\"by\": \"r\", \"compute\": {\"r\": \"1\"}}", "error E0226"},
    };
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        const char *data =
            arena_print(test->arena, "{\"k\": {%s\"group\": %s}}", ROWS, faults[i][0]);
        CHECK_TEXT(derived(test, data, "k"), faults[i][1]);
    }
}
