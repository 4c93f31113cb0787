#include "base/timing.h"
#include "test.h"

TEST(timing_never_runs_backwards)
{
    double before = timing_now();
    volatile double sum = 0;
    for (int i = 0; i < 200000; i++)
        sum += i;
    CHECK(timing_now() >= before && before >= 0);
}

TEST(timing_adds_up_by_name)
{
    Timings timings = {0};
    timing_add(&timings, "parse", timing_now() - 10);
    timing_add(&timings, "layout", timing_now() - 5);
    timing_add(&timings, "parse", timing_now() - 10);
    CHECK(timings.count == 2);
    CHECK_TEXT(timings.names[0], "parse");
    CHECK(timings.milliseconds[0] >= 20 && timings.milliseconds[1] >= 5);
    timing_add(NULL, "nobody asked", 0);
}

TEST(timing_leaves_out_what_has_no_room)
{
    Timings timings = {0};
    for (int i = 0; i < TIMING_PHASES + 3; i++)
        timing_add(&timings, arena_print(test->arena, "%d", i), 0);
    CHECK(timings.count == TIMING_PHASES);
}
