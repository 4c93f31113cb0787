/* Gradients under a matrix. */
#include "scene/paint.h"

#include <math.h>

#include "test.h"

static double share_at(const Paint *paint, Point point)
{
    double dx = paint->to.x - paint->from.x;
    double dy = paint->to.y - paint->from.y;
    return ((point.x - paint->from.x) * dx + (point.y - paint->from.y) * dy) / (dx * dx + dy * dy);
}

/* A point keeps its share of the way, whatever the matrix does to the right angles. */
TEST(paint_linear_keeps_the_colour_of_points)
{
    static const Matrix matrices[] = {
        {2, 0, 0, 2, 1, 3}, {0, 1, -1, 0, 5, 5}, {3, 0, 0, 1, 0, 0}, {1, 0.5, 0.7, 2, -4, 8}};
    Paint paint = {.kind = PAINT_LINEAR, .from = {1, 1}, .to = {4, 3}};
    for (size_t i = 0; i < sizeof matrices / sizeof *matrices; i++) {
        Paint placed = paint_transform(test->arena, &paint, matrices[i]);
        for (int k = 0; k < 9; k++) {
            Point point = {k % 3 * 2.5, k / 3 * 1.5 - 1};
            CHECK_NEAR(share_at(&placed, matrix_apply(matrices[i], point)), share_at(&paint, point),
                       1e-9);
        }
    }
}

/* A circle that is stretched keeps being one, in a space of its own. */
TEST(paint_radial_is_stretched)
{
    Paint paint = {.kind = PAINT_RADIAL, .from = {1, 0}, .to = {0, 0}, .to_radius = 2};
    Paint turned = paint_transform(test->arena, &paint, (Matrix){0, 3, -3, 0, 7, 0});
    CHECK(turned.space == NULL);
    CHECK_NEAR(turned.to_radius, 6, 1e-12);
    CHECK_NEAR(turned.from.x, 7, 1e-12);
    CHECK_NEAR(turned.from.y, 3, 1e-12);
    Paint stretched = paint_transform(test->arena, &paint, matrix_scale(100, 50));
    CHECK(stretched.space != NULL);
    if (!stretched.space)
        return;
    CHECK_NEAR(stretched.to_radius, 200, 1e-9);
    Point edge = matrix_apply(*stretched.space, (Point){0, stretched.to_radius});
    CHECK_NEAR(edge.y, 100, 1e-9);
    Paint again = paint_transform(test->arena, &stretched, matrix_translate(5, 0));
    CHECK_NEAR(matrix_apply(*again.space, (Point){200, 0}).x, 205, 1e-9);
}
