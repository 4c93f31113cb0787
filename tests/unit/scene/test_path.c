/* Shapes against their geometry. */
#include "scene/path.h"

#include "test.h"

/* Largest deviation of the curves of `path` from the circle, sampled. */
static double worst_radius_error(const Path *path, Point center, double radius)
{
    double worst = 0;
    Point last = {0, 0};
    size_t used = 0;
    for (size_t i = 0; i < path->verb_count; i++) {
        if (path->verbs[i] == PATH_CLOSE)
            continue;
        const Point *p = &path->points[used];
        if (path->verbs[i] != PATH_CURVE) {
            last = p[0];
            used++;
            continue;
        }
        for (int k = 0; k <= 16; k++) {
            double t = k / 16.0;
            double s = 1 - t;
            double x = s * s * s * last.x + 3 * s * s * t * p[0].x + 3 * s * t * t * p[1].x +
                       t * t * t * p[2].x;
            double y = s * s * s * last.y + 3 * s * s * t * p[0].y + 3 * s * t * t * p[1].y +
                       t * t * t * p[2].y;
            worst = fmax(worst, fabs(hypot(x - center.x, y - center.y) - radius));
        }
        last = p[2];
        used += 3;
    }
    return worst;
}

TEST(path_rectangle_has_four_corners)
{
    Path *path = path_create(test->arena);
    path_rectangle(path, (Rect){1, 2, 3, 4});
    CHECK(path->verb_count == 5 && path->point_count == 4);
    Rect box = path_bounds(path);
    CHECK(box.x == 1 && box.y == 2 && box.width == 3 && box.height == 4);
}

TEST(path_bounds_of_nothing_is_zero)
{
    Rect box = path_bounds(path_create(test->arena));
    CHECK(box.x == 0 && box.width == 0);
}

TEST(path_rounded_rectangle_cuts_radii)
{
    Path *path = path_create(test->arena);
    /* 60 + 60 do not fit into 100: CSS shrinks every radius by 100/120. */
    path_rounded_rectangle(path, (Rect){0, 0, 100, 200}, (const double[]){60, 60, 30, 0});
    CHECK_NEAR(path->points[0].x, 50, 1e-9);
    Rect box = path_bounds(path);
    CHECK_NEAR(box.width, 100, 1e-9);
    CHECK_NEAR(box.height, 200, 1e-9);
    bool has_third = false; /* 30 * 100 / 120 = 25 above the bottom right corner */
    for (size_t i = 0; i < path->point_count; i++)
        has_third |= fabs(path->points[i].x - 100) < 1e-9 && fabs(path->points[i].y - 175) < 1e-9;
    CHECK(has_third);
}

TEST(path_rounded_rectangle_without_radii_is_plain)
{
    Path *path = path_create(test->arena);
    path_rounded_rectangle(path, (Rect){0, 0, 10, 10}, (const double[]){0, -1, 0, 0});
    CHECK(path->verb_count == 5);
}

TEST(path_ellipse_is_round)
{
    Path *path = path_create(test->arena);
    path_ellipse(path, (Rect){-50, -50, 100, 100});
    CHECK(worst_radius_error(path, (Point){0, 0}, 50) < 50 * 0.0003);
}

TEST(path_arc_goes_clockwise)
{
    Path *path = path_create(test->arena);
    path_arc(path, (Point){10, 10}, 5, 0, 200);
    CHECK(path->verbs[0] == PATH_MOVE);
    CHECK_NEAR(path->points[0].x, 15, 1e-9);
    CHECK(path->points[2].y > 10); /* downwards first: y points down */
    Point end = path->points[path->point_count - 1];
    CHECK_NEAR(end.x, 10 + 5 * cos(200 * 3.14159265358979 / 180), 1e-6);
    CHECK(worst_radius_error(path, (Point){10, 10}, 5) < 5 * 0.0003);
    size_t before = path->verb_count;
    path_arc(path, (Point){0, 0}, 1, 0, -90);
    CHECK(path->verbs[before] == PATH_LINE);
}

TEST(path_arc_survives_wild_angles)
{
    Path *path = path_create(test->arena);
    path_arc(path, (Point){0, 0}, 5, 0, (double)INFINITY);
    path_arc(path, (Point){0, 0}, 5, 0, 1e300);
    CHECK(path->verb_count < 10);
}

TEST(path_ring_segment_whole_ring_is_two_circles)
{
    Path *path = path_create(test->arena);
    path_ring_segment(path, (Point){0, 0}, 5, 10, 30, 390);
    int moves = 0;
    for (size_t i = 0; i < path->verb_count; i++)
        moves += path->verbs[i] == PATH_MOVE;
    CHECK(moves == 2);
    Path *pie = path_create(test->arena);
    path_ring_segment(pie, (Point){0, 0}, 0, 10, 0, 90);
    CHECK(pie->verb_count == 4); /* move, curve, line to the centre, close */
    CHECK_NEAR(pie->points[4].x, 0, 1e-12);
}

TEST(path_append_transforms)
{
    Path *path = path_create(test->arena);
    path_move(path, 1, 2);
    path_line(path, 3, 4);
    path_append(path, path, matrix_scale(10, 10));
    CHECK(path->verb_count == 4 && path->point_count == 4);
    CHECK(path->points[2].x == 10 && path->points[3].y == 40);
}

/* Of a curve the farthest points count, not the controls: a half circle of radius 1 by two arcs. */
TEST(path_extent_is_tight)
{
    Path *path = path_create(test->arena);
    path_ellipse(path, (Rect){2, 3, 4, 6});
    Rect extent = path_extent(path);
    CHECK_NEAR(extent.x, 2, 1e-9);
    CHECK_NEAR(extent.height, 6, 1e-9);
    Path *bow = path_create(test->arena);
    path_move(bow, 0, 0);
    path_curve(bow, 0, 4, 10, 4, 10, 0); /* its top is at 3/4 of the controls */
    CHECK_NEAR(path_extent(bow).height, 3, 1e-9);
    CHECK_NEAR(path_bounds(bow).height, 4, 1e-9);
}
