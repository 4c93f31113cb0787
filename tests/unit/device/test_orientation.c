/* Exif's orientations as matrices; what they do to pictures is tested in test_cairo_image.c. */
#include "device/orientation.h"

#include "test.h"

TEST(orientation_six_turns_clockwise)
{
    /* A camera held upright writes 6: the picture's top left corner is stored at the bottom left.
     */
    Point top_left = matrix_apply(orientation_matrix(6), (Point){0, 1});
    CHECK(top_left.x == 0 && top_left.y == 0);
}

TEST(orientation_keeps_the_unit_square)
{
    for (int i = -1; i <= 10; i++) {
        Matrix matrix = orientation_matrix(i);
        Point corner = matrix_apply(matrix, (Point){1, 1});
        Point middle = matrix_apply(matrix, (Point){0.5, 0.5});
        CHECK((corner.x == 0 || corner.x == 1) && (corner.y == 0 || corner.y == 1));
        CHECK(middle.x == 0.5 && middle.y == 0.5);
    }
    CHECK(orientation_matrix(0).a == 1 && orientation_matrix(9).d == 1);
}
