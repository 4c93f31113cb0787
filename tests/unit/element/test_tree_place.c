#include "element/tree_place.h"
#include "test.h"

/* Parents stand over the middle of their children, siblings do not overlap, levels share a line. */
TEST(tree_place_is_tidy)
{
    TreeItem items[] = {
        {.parent = -1, .depth = 0, .across = 40, .along = 20},
        {.parent = 0, .depth = 1, .across = 30, .along = 15},
        {.parent = 1, .depth = 2, .across = 30, .along = 15},
        {.parent = 1, .depth = 2, .across = 30, .along = 15},
        {.parent = 0, .depth = 1, .across = 30, .along = 18},
    };
    double along;
    double across = tree_place(test->arena, items, 5, 10, 25, &along);
    CHECK_NEAR(across, 30 + 10 + 30 + 10 + 30, 1e-9);
    CHECK_NEAR(along, 20 + 25 + 18 + 25 + 15, 1e-9);
    CHECK_NEAR(items[1].at_across + 15, (items[2].at_across + items[3].at_across + 30) / 2, 1e-9);
    CHECK_NEAR(items[0].at_across + 20, across / 2, 1e-9);
    CHECK(items[3].at_across - items[2].at_across >= 40 - 1e-9);
    CHECK(items[4].at_across - items[3].at_across >= 40 - 1e-9);
    CHECK_NEAR(items[1].at_along, items[4].at_along, 1e-9);
    CHECK_NEAR(items[2].at_along, 20 + 25 + 18 + 25, 1e-9);
}

TEST(tree_place_wide_parent_keeps_its_strip)
{
    TreeItem items[] = {
        {.parent = -1, .depth = 0, .across = 100, .along = 10},
        {.parent = 0, .depth = 1, .across = 20, .along = 10},
        {.parent = -1, .depth = 0, .across = 50, .along = 10},
    };
    double along;
    CHECK_NEAR(tree_place(test->arena, items, 3, 5, 5, &along), 155, 1e-9);
    CHECK_NEAR(items[1].at_across, 40, 1e-9);
    CHECK_NEAR(items[2].at_across, 105, 1e-9);
    CHECK_NEAR(tree_place(test->arena, items, 0, 5, 5, &along), 0, 1e-9);
}
