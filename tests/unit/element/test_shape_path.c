#include "element/shape_path.h"
#include "test.h"

static Rect bounds_of(TestState *test, ShapeForm form, int sides, double depth,
                      ShapeDirection direction, Rect frame)
{
    ShapeOptions options = {.sides = sides, .depth = depth, .direction = direction};
    Path *path = path_create(test->arena);
    shape_append(path, form, &options, frame);
    CHECK(path->verb_count > 2 && path->verbs[path->verb_count - 1] == PATH_CLOSE);
    return path_bounds(path);
}

/* Every form touches all four sides of its frame and reaches over none. */
static void check_fills(TestState *test, ShapeForm form, int sides, double depth)
{
    static const Rect frames[] = {{0, 0, 100, 100}, {10, -20, 300, 40}, {-5, 7, 20, 200}};
    for (size_t i = 0; i < COUNT_OF(frames); i++) {
        for (int direction = POINT_RIGHT; direction <= POINT_DOWN; direction++) {
            Rect found = bounds_of(test, form, sides, depth, (ShapeDirection)direction, frames[i]);
            CHECK_NEAR(found.x, frames[i].x, 1e-9);
            CHECK_NEAR(found.y, frames[i].y, 1e-9);
            CHECK_NEAR(found.width, frames[i].width, 1e-9);
            CHECK_NEAR(found.height, frames[i].height, 1e-9);
        }
    }
}

TEST(shape_path_forms_fill_their_frame)
{
    static const double depths[] = {0, 0.2, 0.5, 1};
    for (size_t i = 0; i < COUNT_OF(depths); i++) {
        check_fills(test, SHAPE_ELLIPSE, 6, depths[i]);
        check_fills(test, SHAPE_TRIANGLE, 6, depths[i]);
        check_fills(test, SHAPE_RIBBON, 6, depths[i]);
        check_fills(test, SHAPE_ARROW, 6, depths[i]);
        check_fills(test, SHAPE_CHEVRON, 6, depths[i]);
    }
}

TEST(shape_path_polygons_and_stars_fill_their_frame)
{
    for (int sides = 3; sides <= MAX_SIDES; sides++) {
        check_fills(test, SHAPE_POLYGON, sides, 0.4);
        check_fills(test, SHAPE_STAR, sides, 0.4);
        check_fills(test, SHAPE_STAR, sides, 1);
    }
}

TEST(shape_path_polygon_has_its_corners)
{
    Path *path = path_create(test->arena);
    shape_append(path, SHAPE_POLYGON, &(ShapeOptions){.sides = 3}, (Rect){0, 0, 10, 20});
    CHECK(path->point_count == 3);
    CHECK_NEAR(path->points[0].x, 5, 1e-9);
    CHECK_NEAR(path->points[0].y, 0, 1e-9);
    CHECK_NEAR(path->points[1].x, 10, 1e-9);
    CHECK_NEAR(path->points[1].y, 20, 1e-9);
    path = path_create(test->arena);
    shape_append(path, SHAPE_STAR, &(ShapeOptions){.sides = 5, .depth = 0.4}, (Rect){0, 0, 10, 10});
    CHECK(path->point_count == 10);
}

TEST(shape_path_points_where_it_says)
{
    static const Point tips[] = {{40, 5}, {0, 5}, {20, 0}, {20, 10}};
    for (int direction = POINT_RIGHT; direction <= POINT_DOWN; direction++) {
        Path *path = path_create(test->arena);
        shape_append(path, SHAPE_TRIANGLE, &(ShapeOptions){.direction = direction},
                     (Rect){0, 0, 40, 10});
        CHECK_NEAR(path->points[1].x, tips[direction].x, 1e-9);
        CHECK_NEAR(path->points[1].y, tips[direction].y, 1e-9);
    }
}

TEST(shape_path_of_nothing_is_finite)
{
    for (int form = SHAPE_ELLIPSE; form <= SHAPE_CHEVRON; form++) {
        Rect found = bounds_of(test, (ShapeForm)form, 5, 0.5, POINT_UP, (Rect){3, 4, 0, 0});
        CHECK(isfinite(found.x) && isfinite(found.y) && found.width == 0 && found.height == 0);
    }
}
