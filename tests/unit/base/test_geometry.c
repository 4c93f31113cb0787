#include "base/geometry.h"
#include "test.h"

static bool near_point(Point a, double x, double y)
{
    return fabs(a.x - x) < 1e-12 && fabs(a.y - y) < 1e-12;
}

TEST(geometry_one_inch_has_many_names)
{
    CHECK_NEAR(25.4 * PT_PER_MM, 72, 1e-12);
    CHECK_NEAR(96 * PT_PER_PX, 72, 1e-12);
}

TEST(geometry_rotation_is_clockwise_on_the_page)
{
    /* To the right becomes down, because y points down. */
    CHECK(near_point(matrix_apply(matrix_rotate(90), (Point){1, 0}), 0, 1));
    CHECK(near_point(matrix_apply(matrix_rotate(90), (Point){0, 1}), -1, 0));
}

TEST(geometry_multiply_applies_the_first_first)
{
    Matrix both = matrix_multiply(matrix_translate(1, 2), matrix_scale(10, 100));
    CHECK(near_point(matrix_apply(both, (Point){0, 0}), 10, 200));
    both = matrix_multiply(matrix_scale(10, 100), matrix_translate(1, 2));
    CHECK(near_point(matrix_apply(both, (Point){1, 1}), 11, 102));
}

TEST(geometry_inverse_undoes)
{
    Matrix m = {2, 1, -1, 3, 7, -5};
    Matrix inverse;
    CHECK(matrix_invert(m, &inverse));
    CHECK(near_point(matrix_apply(inverse, matrix_apply(m, (Point){3, 4})), 3, 4));
    CHECK(!matrix_invert(matrix_scale(0, 1), &inverse));
    CHECK(!matrix_invert((Matrix){NAN, 0, 0, 1, 0, 0}, &inverse));
}

TEST(geometry_inset_never_gets_below_zero)
{
    Rect inside = rect_inset((Rect){0, 0, 10, 20}, (Edges){1, 2, 3, 4});
    CHECK(inside.x == 4 && inside.y == 1 && inside.width == 4 && inside.height == 16);
    inside = rect_inset((Rect){0, 0, 10, 20}, (Edges){15, 8, 15, 8});
    CHECK(inside.width == 0 && inside.height == 0);
}

TEST(geometry_outset_undoes_inset)
{
    Edges edges = {1, 2, 3, 4};
    Rect same = rect_outset(rect_inset((Rect){5, 6, 70, 80}, edges), edges);
    CHECK(same.x == 5 && same.y == 6 && same.width == 70 && same.height == 80);
}

TEST(geometry_union_covers_both)
{
    Rect all = rect_union((Rect){0, 5, 10, 10}, (Rect){-5, 8, 5, 20});
    CHECK(all.x == -5 && all.y == 5 && all.width == 15 && all.height == 23);
    CHECK(rect_contains(all, (Point){-5, 28}) && !rect_contains(all, (Point){-5.1, 28}));
}
