/* The arithmetic of sunbursts, by hand. */
#include "chart/partition.h"
#include "test.h"

#include <math.h>

/* 60 of 100 stand in a, whose parts are 15 and 30: its last quarter is nobody's. b has no value of
 * its own and is its part, 40. */
TEST(chart_partition_shares_the_whole)
{
    PartitionNode nodes[] = {{.parent = -1, .stated = 60},
                             {.parent = 0, .stated = 15},
                             {.parent = -1, .stated = NAN},
                             {.parent = 2, .stated = 40},
                             {.parent = 0, .stated = 30}};
    CHECK(partition_lay_out(nodes, 5) == -1);
    static const struct {
        int depth;
        double start, end;
    } expected[] = {{0, 0, 0.6}, {1, 0, 0.15}, {0, 0.6, 1}, {1, 0.6, 1}, {1, 0.15, 0.45}};
    for (int i = 0; i < 5; i++) {
        CHECK(nodes[i].depth == expected[i].depth);
        CHECK_NEAR(nodes[i].start, expected[i].start, 1e-12);
        CHECK_NEAR(nodes[i].end, expected[i].end, 1e-12);
    }
    CHECK(partition_depth(nodes, 5) == 2);
}

TEST(chart_partition_names_a_circle)
{
    PartitionNode nodes[] = {
        {.parent = -1, .stated = 1}, {.parent = 2, .stated = 1}, {.parent = 1, .stated = 1}};
    CHECK(partition_lay_out(nodes, 3) == 1);
    PartitionNode own = {.parent = 0, .stated = 1};
    CHECK(partition_lay_out(&own, 1) == 0);
}

TEST(chart_partition_of_nothing)
{
    CHECK(partition_lay_out(NULL, 0) == -1 && partition_depth(NULL, 0) == 0);
    PartitionNode zero = {.parent = -1, .stated = 0};
    CHECK(partition_lay_out(&zero, 1) == -1 && zero.end == 0);
}
