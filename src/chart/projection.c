/* The formulas of projections on a sphere: see projection.h. */
#include "chart/projection.h"

#include <math.h>

#define PI                3.14159265358979323846
#define DEGREE            (PI / 180)
#define MERCATOR_LATITUDE 85.0
#define PLANE_MOST        1e6
/* As official maps of China on equal-area cones have them. */
#define ALBERS_SOUTH    25.0
#define ALBERS_NORTH    47.0
#define ALBERS_MERIDIAN 105.0

bool projection_accepts(const Projection *projection, double longitude, double latitude)
{
    if (projection->kind == PROJECTION_NONE)
        return fabs(longitude) <= PLANE_MOST && fabs(latitude) <= PLANE_MOST;
    double most = projection->kind == PROJECTION_MERCATOR ? MERCATOR_LATITUDE : 90;
    return fabs(longitude) <= 180 && fabs(latitude) <= most;
}

static Point albers(double longitude, double latitude)
{
    double south = sin(ALBERS_SOUTH * DEGREE);
    double north = sin(ALBERS_NORTH * DEGREE);
    double n = (south + north) / 2;
    double south_cosine = cos(ALBERS_SOUTH * DEGREE);
    double c = south_cosine * south_cosine + 2 * n * south;
    double radius = sqrt(fmax(0, c - 2 * n * sin(latitude * DEGREE))) / n;
    double angle = n * (longitude - ALBERS_MERIDIAN) * DEGREE;
    double origin = sqrt(c) / n;
    double from_origin = radius * cos(angle) - origin;
    return (Point){radius * sin(angle), from_origin};
}

Point projection_place(const Projection *projection, double longitude, double latitude)
{
    switch (projection->kind) {
    case PROJECTION_PLATE_CARREE:
        return (Point){longitude * DEGREE * cos(projection->middle_latitude_deg * DEGREE),
                       -latitude * DEGREE};
    case PROJECTION_MERCATOR:
        return (Point){longitude * DEGREE, -log(tan(PI / 4 + latitude * DEGREE / 2))};
    case PROJECTION_ALBERS:
        return albers(longitude, latitude);
    case PROJECTION_NONE:
        return (Point){longitude, -latitude};
    }
    return (Point){0, 0};
}
