/* Projection: from longitude and latitude to the plane, y down. */
#ifndef CHART_PROJECTION_H
#define CHART_PROJECTION_H

#include <stdbool.h>

#include "base/geometry.h"

typedef enum ProjectionKind {
    PROJECTION_PLATE_CARREE, /* equirectangular, true to scale at the middle latitude */
    PROJECTION_MERCATOR,     /* on a sphere */
    PROJECTION_ALBERS,       /* equal areas, parallels 25 and 47 degrees north, meridian 105 east */
    PROJECTION_NONE          /* positions are plane coordinates already, y up */
} ProjectionKind;

typedef struct Projection {
    ProjectionKind kind;
    double middle_latitude_deg; /* PLATE_CARREE: true to scale here */
} Projection;

/* Whether the projection has a place for the position, in degrees: within 180 and 90 degrees, for
 * Mercator within 85; NONE: within a million either way. */
bool projection_accepts(const Projection *projection, double longitude, double latitude);

/* The place, in units of the sphere's radius (NONE: as given), y down.
 * Source: Snyder, Map Projections: A Working Manual, USGS 1395: (12-1), (7-1), (14-1) to (14-6). */
Point projection_place(const Projection *projection, double longitude, double latitude);

#endif
