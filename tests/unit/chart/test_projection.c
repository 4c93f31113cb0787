/* Projections, against worked values of Snyder, USGS 1395, and what defines them. */
#include "chart/projection.h"
#include "test.h"

#include <math.h>

#define DEGREE (3.14159265358979323846 / 180)

/* Snyder, page 266: at 35 degrees north, 75 west of the central meridian 180 (that is 105 east of
 * it), R = 1: x = 1.8325957, y = 0.6528366. */
TEST(chart_projection_mercator_of_snyder)
{
    Projection mercator = {.kind = PROJECTION_MERCATOR};
    Point place = projection_place(&mercator, 105, 35);
    CHECK_NEAR(place.x, 1.8325957, 1e-7);
    CHECK_NEAR(place.y, -0.6528366, 1e-7);
    CHECK(projection_accepts(&mercator, 180, 85) && !projection_accepts(&mercator, 0, 85.01));
}

static double cell_area(const Projection *projection, double longitude, double latitude)
{
    const double side = 0.01;
    Point a = projection_place(projection, longitude, latitude);
    Point b = projection_place(projection, longitude + side, latitude);
    Point c = projection_place(projection, longitude, latitude + side);
    return fabs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) /
           (side * side * DEGREE * DEGREE * cos((latitude + side / 2) * DEGREE));
}

/* Equal areas everywhere, and true lengths along both standard parallels. */
TEST(chart_projection_albers_keeps_areas)
{
    Projection albers = {.kind = PROJECTION_ALBERS};
    static const double places[][2] = {{105, 36}, {112.9, 36.2}, {75, 45}, {134, 48}, {110, 4}};
    for (int i = 0; i < 5; i++)
        CHECK_NEAR(cell_area(&albers, places[i][0], places[i][1]), 1, 1e-3);
    for (int latitude = 25; latitude <= 47; latitude += 22) {
        Point a = projection_place(&albers, 110, latitude);
        Point b = projection_place(&albers, 110.01, latitude);
        CHECK_NEAR(hypot(b.x - a.x, b.y - a.y), 0.01 * DEGREE * cos(latitude * DEGREE), 1e-10);
    }
    CHECK_NEAR(projection_place(&albers, 105, 30).x, 0, 1e-12);
}

TEST(chart_projection_plate_carree_is_true_at_its_middle)
{
    Projection plate = {.kind = PROJECTION_PLATE_CARREE, .middle_latitude_deg = 60};
    Point place = projection_place(&plate, 10, 60);
    CHECK_NEAR(place.x, 5 * DEGREE, 1e-12); /* cos 60 is one half */
    CHECK_NEAR(place.y, -60 * DEGREE, 1e-12);
    CHECK(projection_accepts(&plate, -180, -90) && !projection_accepts(&plate, 180.1, 0));
    Projection none = {.kind = PROJECTION_NONE};
    CHECK(projection_accepts(&none, 1e6, -1e6) && !projection_accepts(&none, 1.1e6, 0));
    CHECK(projection_place(&none, 3, 4).y == -4);
}
