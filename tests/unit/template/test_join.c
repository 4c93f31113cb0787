/* join: rows of another source, by key. */
#include "derived.h"

#define TARGETS                                                                                    \
    "\"t\": {\"value\": [{\"id\": \"a\", \"goal\": 5.0}, {\"id\": \"c\", \"goal\": 7}]}, "
#define ROWS "\"value\": [{\"id\": \"a\", \"v\": 6}, {\"id\": \"b\", \"v\": 1}], "

TEST(join_adds_the_row_and_null_where_there_is_none)
{
    CHECK_TEXT(derived(test,
                       "{" TARGETS "\"k\": {" ROWS "\"join\": {\"with\": \"t\", \"on\": \"id\"}}}",
                       "k"),
               "[{\"id\":\"a\",\"v\":6,\"t\":{\"id\":\"a\",\"goal\":5.0}},"
               "{\"id\":\"b\",\"v\":1,\"t\":null}]");
}

TEST(join_comes_before_compute)
{
    CHECK_TEXT(derived(test,
                       "{" TARGETS "\"k\": {" ROWS
                       "\"join\": {\"with\": \"t\", \"on\": \"id\", \"as\": \"goal\"}, "
                       "\"compute\": {\"over\": \"goal == null ? null : v - goal.goal\"}, "
                       "\"filter\": \"over != null\"}}",
                       "k"),
               "[{\"id\":\"a\",\"v\":6,\"goal\":{\"id\":\"a\",\"goal\":5.0},\"over\":1}]");
}

TEST(join_by_columns_of_different_names_and_of_keyed_sources)
{
    CHECK_TEXT(derived(test,
                       "{\"t\": {\"key\": \"code\", \"value\": [{\"code\": \"a\", \"n\": 2}]}, "
                       "\"k\": {\"value\": [{\"id\": \"a\"}], "
                       "\"join\": [{\"with\": \"t\", \"on\": [\"id\", \"code\"]}]}}",
                       "k"),
               "[{\"id\":\"a\",\"t\":{\"code\":\"a\",\"n\":2}}]");
}

TEST(join_faults)
{
    static const char *const faults[][2] = {
        {"{\"with\": \"x\", \"on\": \"id\"}", "error E1010"},
        {"{\"with\": \"t\", \"on\": \"nix\"}", "error E0217"},
        {"{\"with\": \"t\", \"on\": [\"nix\", \"id\"]}", "error E0217"},
        {"{\"with\": \"t\", \"on\": \"id\", \"as\": \"v\"}", "error E1011"},
        {"{\"with\": \"t\"}", "error E0203"},
        {"{\"with\": 3, \"on\": \"id\"}", "error E0203"},
        {"{\"with\": \"t\", \"on\": [\"id\"]}", "error E0203"},
        {"{\"with\": \"t\", \"on\": \"id\", \"how\": \"left\"}", "error E0202"},
        {"[\"t\"]", "error E0203"},
    };
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        const char *data =
            arena_print(test->arena, "{%s\"k\": {%s\"join\": %s}}", TARGETS, ROWS, faults[i][0]);
        CHECK_TEXT(derived(test, data, "k"), faults[i][1]);
    }
    CHECK_TEXT(
        derived(test,
                "{\"t\": [{\"id\": 1}, {\"id\": 1}], "
                "\"k\": {\"value\": [{\"id\": 1}], \"join\": {\"with\": \"t\", \"on\": \"id\"}}}",
                "k"),
        "error E0221");
}
