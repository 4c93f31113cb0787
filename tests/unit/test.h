/* The unit test harness: TEST(name) { CHECK(...); } at the start of a line in any file below
 * tests/unit; the Makefile collects the names. A test fails when one of its checks does; it goes on
 * to the end, so one run shows every fault. */
#ifndef TESTS_UNIT_TEST_H
#define TESTS_UNIT_TEST_H

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"

typedef struct TestState {
    const char *name;
    Arena *arena;   /* fresh for each test */
    DiagSink *sink; /* fresh for each test, English */
    int check_count;
    int failure_count;
} TestState;

#define TEST(name)                                                                                 \
    void test_##name(TestState *test);                                                             \
    void test_##name(TestState *test)

void test_fail(TestState *test, const char *file, int line, const char *what);
bool test_same_text(TestState *test, const char *file, int line, const char *actual,
                    const char *expected);
bool test_near(TestState *test, const char *file, int line, double actual, double expected,
               double tolerance);

#define CHECK(condition)                                                                           \
    (test->check_count++, (condition) ? (void)0 : test_fail(test, __FILE__, __LINE__, #condition))
#define CHECK_TEXT(actual, expected) test_same_text(test, __FILE__, __LINE__, actual, expected)
#define CHECK_NEAR(actual, expected, tolerance)                                                    \
    test_near(test, __FILE__, __LINE__, actual, expected, tolerance)

/* True when exactly one diagnostic with this code was reported. */
bool test_reported_once(const TestState *test, DiagCode code);

#endif
