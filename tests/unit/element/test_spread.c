#include "element/spread.h"
#include "test.h"

TEST(spread_leaves_alone_what_fits)
{
    double wanted[] = {0, 50, 120};
    double sizes[] = {20, 20, 20};
    double starts[3];
    CHECK(spread_boxes(test->arena, wanted, sizes, 3, 5, 0, 200, starts));
    for (int i = 0; i < 3; i++)
        CHECK_NEAR(starts[i], wanted[i], 1e-9);
}

/* Two boxes that want one place give way by the same amount: the least sum of squares. */
TEST(spread_shares_the_shift)
{
    double wanted[] = {50, 50};
    double sizes[] = {20, 20};
    double starts[2];
    CHECK(spread_boxes(test->arena, wanted, sizes, 2, 4, 0, 200, starts));
    CHECK_NEAR(starts[0], 38, 1e-9);
    CHECK_NEAR(starts[1], 62, 1e-9);
}

TEST(spread_stays_inside)
{
    double wanted[] = {-30, 190, 195};
    double sizes[] = {20, 20, 20};
    double starts[3];
    CHECK(spread_boxes(test->arena, wanted, sizes, 3, 5, 0, 200, starts));
    CHECK(starts[0] >= 0 && starts[2] + 20 <= 200 + 1e-9);
    CHECK(starts[2] - starts[1] >= 25 - 1e-9);
}

TEST(spread_says_when_there_is_no_room)
{
    double wanted[] = {0, 0, 0};
    double sizes[] = {50, 50, 50};
    double starts[3];
    CHECK(!spread_boxes(test->arena, wanted, sizes, 3, 0, 0, 100, starts));
    CHECK_NEAR(starts[0], 0, 1e-9);
    CHECK_NEAR(starts[2], 100, 1e-9);
}

/* Against brute force: no other places on a grid, in order and apart, are nearer to what was
 * wanted. */
TEST(spread_is_the_least_squares_answer)
{
    double wanted[] = {10, 12, 30};
    double sizes[] = {8, 8, 8};
    double starts[3];
    CHECK(spread_boxes(test->arena, wanted, sizes, 3, 2, 0, 100, starts));
    double best = 1e9;
    for (double a = 0; a < 40; a += 0.5) {
        for (double b = a + 10; b < 60; b += 0.5) {
            for (double c = b + 10; c < 80; c += 0.5) {
                double sum = (a - 10) * (a - 10) + (b - 12) * (b - 12) + (c - 30) * (c - 30);
                best = sum < best ? sum : best;
            }
        }
    }
    double sum = 0;
    for (int i = 0; i < 3; i++)
        sum += (starts[i] - wanted[i]) * (starts[i] - wanted[i]);
    CHECK(sum <= best + 1e-9);
}
