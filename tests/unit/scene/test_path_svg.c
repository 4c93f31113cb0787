/* SVG path data: the grammar of SVG 1.1, 8.3.9 and its error handling. */
#include "scene/path.h"

#include "test.h"

static Path *parse(TestState *test, const char *data)
{
    Path *path = path_create(test->arena);
    const char *fault = path_parse_svg(path, data, MATRIX_IDENTITY);
    CHECK(!fault);
    return path;
}

static void check_end(TestState *test, const char *data, double x, double y)
{
    Path *path = parse(test, data);
    CHECK(path->point_count > 0);
    if (!path->point_count)
        return;
    CHECK_NEAR(path->points[path->point_count - 1].x, x, 1e-9);
    CHECK_NEAR(path->points[path->point_count - 1].y, y, 1e-9);
}

TEST(path_svg_lines)
{
    check_end(test, "M 10,20 L30 40", 30, 40);
    check_end(test, "M10 20l30 40", 40, 60);
    check_end(test, "M10 20 30 40 50 60", 50, 60);
    check_end(test, "m10 20 1 1 1 1", 12, 22);
    check_end(test, "M10 20h5v-5", 15, 15);
    check_end(test, "M10 20H5V-5", 5, -5);
}

TEST(path_svg_numbers_may_touch)
{
    check_end(test, "M0 0L1.5.5", 1.5, 0.5);
    check_end(test, "M0 0L1-2", 1, -2);
    check_end(test, "M0 0L5.,+.25", 5, 0.25);
    check_end(test, "M0 0L1e2 5.e-1", 100, 0.5);
    check_end(test, "M0 0a1 1 0 01.5.5", 0.5, 0.5);
}

TEST(path_svg_smooth_curves_mirror_the_control)
{
    Path *path = parse(test, "M0 0C0 10 10 10 10 0S20 -10 20 0");
    CHECK(path->points[4].x == 10 && path->points[4].y == -10);
    path = parse(test, "M0 0L10 0S20 -10 20 0"); /* nothing to mirror after a line */
    CHECK(path->points[2].x == 10 && path->points[2].y == 0);
    path = parse(test, "M0 0Q5 10 10 0T20 0"); /* mirrored control (15, -10), raised to a cubic */
    CHECK_NEAR(path->points[4].x, 10 + 2.0 / 3 * 5, 1e-9);
    CHECK_NEAR(path->points[4].y, -20.0 / 3, 1e-9);
}

TEST(path_svg_close_returns_to_the_start)
{
    Path *path = parse(test, "M5 5l10 0 0 10z l1 1");
    Point end = path->points[path->point_count - 1];
    CHECK(end.x == 6 && end.y == 6);
    CHECK(path->verbs[4] == PATH_MOVE); /* every subpath begins with a move */
}

TEST(path_svg_arc_stays_on_its_circle)
{
    /* Half a circle of radius 5 round (5, 0): sweep 1 is clockwise, which is up here. */
    Path *path = parse(test, "M0 0A5 5 0 0 1 10 0");
    Point top = path->points[3];
    CHECK_NEAR(top.x, 5, 1e-9);
    CHECK_NEAR(top.y, -5, 1e-9);
    path = parse(test, "M0 0A5 5 0 0 0 10 0");
    CHECK_NEAR(path->points[3].y, 5, 1e-9);
    /* Radii too small grow until they reach (F.6.6). */
    path = parse(test, "M0 0A1 1 0 0 1 10 0");
    CHECK_NEAR(path->points[3].y, -5, 1e-9);
    /* Large arc of a quarter: three curves round (0, 5) or (5, 0). */
    path = parse(test, "M0 0A5 5 0 1 1 5 5");
    CHECK(path->verb_count == 4);
    CHECK_NEAR(hypot(path->points[3].x - 5, path->points[3].y - 0), 5, 1e-9);
    check_end(test, "M0 0A0 5 0 1 1 5 5", 5, 5);
    CHECK(parse(test, "M1 1A5 5 0 1 1 1 1")->verb_count == 1);
}

TEST(path_svg_applies_the_matrix)
{
    Path *path = path_create(test->arena);
    CHECK(!path_parse_svg(path, "M1 2h3",
                          matrix_multiply(matrix_scale(2, 3), matrix_translate(10, 0))));
    CHECK(path->points[0].x == 12 && path->points[0].y == 6);
    CHECK(path->points[1].x == 18);
}

static void check_fault(TestState *test, const char *data, const char *at)
{
    const char *fault = path_parse_svg(path_create(test->arena), data, MATRIX_IDENTITY);
    CHECK(fault && strcmp(fault, at) == 0);
}

TEST(path_svg_bad_data_is_named)
{
    check_fault(test, "L1 1", "L1 1");
    check_fault(test, "M1 1 X", "X");
    check_fault(test, "M1", "");
    check_fault(test, "M1 1 L2 2 3", "");
    check_fault(test, "M1 1,", "");
    check_fault(test, "M1 1 L2 x", "x");
    check_fault(test, "M0 0a1 1 0 2 1 5 5", "2 1 5 5");
    check_fault(test, "M0 0 L1e999 0", "1e999 0");
    check_fault(test, "M0 0 5", "");
    check_fault(test, "M0 0 L--5 1", "--5 1");
    CHECK(!path_parse_svg(path_create(test->arena), " \n", MATRIX_IDENTITY));
}
