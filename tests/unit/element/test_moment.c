#include "element/moment.h"
#include "test.h"

static double moment_of(TestState *test, const char *words)
{
    double years = -1;
    CHECK(moment_read(json_new_string(test->arena, text_of(words), NULL), &years));
    return years;
}

TEST(moment_reads_dates)
{
    CHECK_NEAR(moment_of(test, "2025"), 2025, 1e-9);
    CHECK_NEAR(moment_of(test, "2025-01-01"), 2025, 1e-9);
    CHECK_NEAR(moment_of(test, "2025年3月"), 2025 + 59 / 365.0, 1e-9);
    CHECK_NEAR(moment_of(test, "2024/3/1"), 2024 + 60 / 366.0, 1e-9); /* a leap year */
    CHECK_NEAR(moment_of(test, "2025-12-31"), 2025 + 364 / 365.0, 1e-9);
    CHECK_NEAR(moment_of(test, "2025年底"), 2025, 1e-9);
}

TEST(moment_refuses_what_is_none)
{
    static const char *const wrong[] = {"", "去年", "2025-13", "20250301", "2025-02-40", "-5"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        double years;
        CHECK(!moment_read(json_new_string(test->arena, text_of(wrong[i]), NULL), &years));
    }
}
