#include "element/connector.h"
#include "test.h"

TEST(connector_leaves_at_the_border)
{
    Rect box = {0, 0, 40, 20};
    Point right = connector_leave(box, (Point){200, 10}, 0);
    CHECK_NEAR(right.x, 40, 1e-9);
    CHECK_NEAR(right.y, 10, 1e-9);
    Point below = connector_leave(box, (Point){20, 100}, 2);
    CHECK_NEAR(below.y, 22, 1e-9);
    Point same = connector_leave(box, (Point){20, 10}, 2);
    CHECK_NEAR(same.x, 20, 1e-9);
}

/* A rounded corner stays inside the legs: the path never leaves their box. */
TEST(connector_corners_stay_inside)
{
    Path *path = path_create(test->arena);
    Point points[] = {{0, 0}, {30, 0}, {30, 10}};
    connector_append(path, points, 3, 100);
    Rect bounds = path_bounds(path);
    CHECK_NEAR(bounds.x, 0, 1e-9);
    CHECK_NEAR(bounds.width, 30, 1e-9);
    CHECK_NEAR(bounds.height, 10, 1e-9);
}
