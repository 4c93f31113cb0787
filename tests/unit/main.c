/* Runs every TEST, or those whose name contains the first argument. The last line is
 * "unit: N passed, N failed". */
#include <stdio.h>
#include <stdlib.h>

#include "test.h"

typedef void TestFunction(TestState *);

#define TEST_ROW(name) TestFunction test_##name;
#include "gen/test_list.inc"
#undef TEST_ROW

static const struct {
    const char *name;
    TestFunction *run;
} tests[] = {
#define TEST_ROW(name) {#name, test_##name},
#include "gen/test_list.inc"
#undef TEST_ROW
};

void test_fail(TestState *test, const char *file, int line, const char *what)
{
    test->failure_count++;
    fprintf(stderr, "%s:%d: %s: %s\n", file, line, test->name, what);
}

bool test_same_text(TestState *test, const char *file, int line, const char *actual,
                    const char *expected)
{
    test->check_count++;
    if (actual && strcmp(actual, expected) == 0)
        return true;
    test_fail(test, file, line, "texts differ");
    fprintf(stderr, "    expected: %s\n    actual:   %s\n", expected, actual ? actual : "(null)");
    return false;
}

bool test_near(TestState *test, const char *file, int line, double actual, double expected,
               double tolerance)
{
    test->check_count++;
    if (fabs(actual - expected) <= tolerance)
        return true;
    test_fail(test, file, line, "numbers differ");
    fprintf(stderr, "    expected: %.9g\n    actual:   %.9g\n", expected, actual);
    return false;
}

bool test_reported_once(const TestState *test, DiagCode code)
{
    int count = 0;
    for (size_t i = 0; i < test->sink->count; i++)
        count += test->sink->items[i].code == code;
    return count == 1;
}

static bool run_test(size_t index)
{
    Arena *arena = arena_create();
    DiagSink sink;
    diag_init(&sink, arena, DIAG_ENGLISH);
    TestState state = {.name = tests[index].name, .arena = arena, .sink = &sink};
    tests[index].run(&state);
    if (state.check_count == 0)
        test_fail(&state, "tests/unit", 0, "a test without a check proves nothing");
    arena_destroy(arena);
    return state.failure_count == 0;
}

int main(int argc, char **argv)
{
    int passed = 0;
    int failed = 0;
    for (size_t i = 0; i < COUNT_OF(tests); i++) {
        if (argc > 1 && !strstr(tests[i].name, argv[1]))
            continue;
        if (run_test(i))
            passed++;
        else
            failed++;
    }
    printf("unit: %d passed, %d failed\n", passed, failed);
    return failed || !passed;
}
