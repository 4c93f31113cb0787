/* Hostile templates: reliability.md, threats X1 and X2. Each must end soon, with an error. */
#include <time.h>

#include "base/limits.h"
#include "template_fixture.h"

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static const char *expand_in_time(TestState *test, const char *layout)
{
    double start = seconds();
    const char *result = fixture_expand(test, "{\"list\": [1, 2, 3], \"big\": 1e9}", layout);
    CHECK(seconds() - start < 2.0);
    return result;
}

TEST(hostile_doubling_components_end)
{
    StrBuf layout = {0};
    strbuf_string(&layout, "{\"components\": {");
    for (int i = 0; i < 30; i++)
        strbuf_print(
            &layout,
            "\"c%d\": {\"body\": {\"children\": [{\"use\": \"c%d\"}, {\"use\": \"c%d\"}]}},", i,
            i + 1, i + 1);
    strbuf_string(&layout, "\"c30\": {\"body\": {\"text\": \"x\"}}}, \"body\": {\"use\": \"c0\"}}");
    CHECK_TEXT(expand_in_time(test, strbuf_copy(&layout, test->arena)), "error E0010");
    CHECK(test->sink->error_count == 1);
    strbuf_release(&layout);
}

TEST(hostile_doubling_slots_end)
{
    StrBuf layout = {0};
    strbuf_string(&layout, "{\"components\": {\"d\": {\"body\": {\"children\": [{\"slot\": "
                           "\"children\"}, {\"slot\": \"children\"}]}}},"
                           " \"body\": ");
    for (int i = 0; i < 30; i++)
        strbuf_string(&layout, "{\"use\": \"d\", \"children\": [");
    strbuf_string(&layout, "\"x\"");
    for (int i = 0; i < 30; i++)
        strbuf_string(&layout, "]}");
    strbuf_string(&layout, "}");
    CHECK_TEXT(expand_in_time(test, strbuf_copy(&layout, test->arena)), "error E0010");
    strbuf_release(&layout);
}

static const char *chain_of_components(TestState *test, int length)
{
    StrBuf layout = {0};
    strbuf_string(&layout, "{\"components\": {");
    for (int i = 1; i < length; i++)
        strbuf_print(&layout, "\"c%d\": {\"body\": {\"use\": \"c%d\"}},", i, i + 1);
    strbuf_print(&layout, "\"c%d\": {\"body\": {}}}, \"body\": {\"use\": \"c1\"}}", length);
    const char *copy = strbuf_copy(&layout, test->arena);
    strbuf_release(&layout);
    return copy;
}

TEST(hostile_component_depth_has_a_limit)
{
    CHECK_TEXT(expand_in_time(test, chain_of_components(test, LIMIT_TEMPLATE_DEPTH)), "{}");
    CHECK_TEXT(expand_in_time(test, chain_of_components(test, LIMIT_TEMPLATE_DEPTH + 1)),
               "error E0010");
}

TEST(hostile_repeats_end)
{
    CHECK_TEXT(expand_in_time(test, "{\"body\": {\"repeat\": 1e9, \"children\": [\"x\"]}}"),
               "error E0010");
    CHECK_TEXT(expand_in_time(test, "{\"body\": {\"repeat\": \"big\", \"children\": []}}"),
               "error E0010");
    CHECK_TEXT(expand_in_time(test, "{\"body\": {\"repeat\": 1e300, \"children\": []}}"),
               "error E0010");
    CHECK_TEXT(
        expand_in_time(
            test, "{\"body\": {\"repeat\": 90000, \"as\": \"a\", \"children\": [{\"repeat\": 90000,"
                  " \"as\": \"b\", \"children\": [{\"repeat\": 90000, \"children\": []}]}]}}"),
        "error E0010");
    CHECK_TEXT(expand_in_time(
                   test, "{\"body\": {\"repeat\": 99000, \"children\": [[[[1,2,3,4,5,6,7,8,9,10,11,"
                         "12,13,14,15,16,17,18,19,20,21,22,23,24]]]]}}"),
               "error E0010");
}

TEST(hostile_repeat_limit_is_exact)
{
    const char *result = expand_in_time(
        test, arena_print(test->arena, "{\"body\": {\"repeat\": %d, \"children\": []}}",
                          LIMIT_EXPANSIONS));
    CHECK_TEXT(result, "{\"children\":[]}");
    CHECK_TEXT(expand_in_time(test, arena_print(test->arena,
                                                "{\"body\": {\"repeat\": %d, \"children\": []}}",
                                                LIMIT_EXPANSIONS + 1)),
               "error E0010");
}

TEST(hostile_texts_have_a_limit)
{
    StrBuf layout = {0};
    strbuf_string(&layout, "{\"body\": {\"repeat\": 90000, \"children\": [\"{{'");
    for (int i = 0; i < 100000; i++)
        strbuf_char(&layout, 'x');
    strbuf_string(&layout, "'}}y\"]}}");
    CHECK_TEXT(expand_in_time(test, strbuf_copy(&layout, test->arena)), "error E0010");
    strbuf_release(&layout);
}

/* A wide object that is searched for each of many rows. */
TEST(hostile_wide_objects_cost_steps)
{
    StrBuf data = {0};
    strbuf_string(&data, "{\"wide\": {");
    for (int i = 0; i < 20000; i++)
        strbuf_print(&data, "\"k%d\": 1,", i);
    strbuf_string(&data, "\"end\": 1}}");
    double start = seconds();
    const char *result =
        fixture_expand(test, strbuf_copy(&data, test->arena),
                       "{\"body\": {\"repeat\": 90000, \"children\": [\"{{wide.end}}\"]}}");
    CHECK_TEXT(result, "error E0010");
    CHECK(seconds() - start < 2.0);
    strbuf_release(&data);
}

TEST(hostile_expression_steps_have_a_limit)
{
    CHECK_TEXT(expand_in_time(test, "{\"body\": {\"repeat\": 50000, \"children\": "
                                    "[\"{{1+1+1+1+1+1+1+1+1+1+1+1+1+1+1}}\"]}}"),
               "error E0010");
}
