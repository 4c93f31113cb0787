#include "layout/align.h"
#include "test.h"

static const Length none = {0, LENGTH_UNSET};
static const Length automatic = {0, LENGTH_AUTO};

TEST(align_offsets)
{
    CHECK(align_offset(ALIGN_START, none, none, 30) == 0);
    CHECK(align_offset(ALIGN_STRETCH, none, none, 30) == 0);
    CHECK(align_offset(ALIGN_CENTER, none, none, 30) == 15);
    CHECK(align_offset(ALIGN_END, none, none, 30) == 30);
    CHECK(align_offset(ALIGN_CENTER, none, none, -30) == -15);
    CHECK(align_offset(ALIGN_START, automatic, none, 30) == 30);
    CHECK(align_offset(ALIGN_START, automatic, automatic, 30) == 15);
    CHECK(align_offset(ALIGN_END, none, automatic, 30) == 0);
    CHECK(align_offset(ALIGN_START, automatic, none, -30) == 0);
}

static void check(TestState *test, Align align, int count, double left, double start, double extra)
{
    double found_start;
    double found_extra;
    align_distribute(align, count, left, &found_start, &found_extra);
    CHECK(found_start == start && found_extra == extra);
}

/* CSS Box Alignment 3, 5.3. */
TEST(align_distributes_what_is_left)
{
    check(test, ALIGN_START, 3, 60, 0, 0);
    check(test, ALIGN_STRETCH, 3, 60, 0, 0);
    check(test, ALIGN_CENTER, 3, 60, 30, 0);
    check(test, ALIGN_END, 3, 60, 60, 0);
    check(test, ALIGN_SPACE_BETWEEN, 3, 60, 0, 30);
    check(test, ALIGN_SPACE_BETWEEN, 1, 60, 0, 0);
    check(test, ALIGN_SPACE_AROUND, 3, 60, 10, 20);
    check(test, ALIGN_SPACE_EVENLY, 3, 60, 15, 15);
    check(test, ALIGN_SPACE_EVENLY, 3, -60, 0, 0);
    check(test, ALIGN_CENTER, 3, -60, -30, 0);
    check(test, ALIGN_END, 0, 60, 0, 0);
}
