/* GeoJSON: regions of a map as rings of positions, read strictly from JSON that the user brings.
 * Source: RFC 7946. */
#ifndef CHART_GEOJSON_H
#define CHART_GEOJSON_H

#include "chart/projection.h"
#include "json/json.h"

typedef struct GeoLine {
    Point *points; /* x longitude, y latitude, degrees; after geojson_project: plane, y down */
    int count;
    bool is_ring; /* closed: the last point equals the first */
} GeoLine;

typedef struct GeoRegion {
    const char *name; /* "" where it has none */
    GeoLine *lines;   /* rings of all its polygons, or open lines */
    int line_count;
} GeoRegion;

typedef struct GeoMap {
    GeoRegion *regions;
    int region_count;
    long point_count;
    Rect bounds; /* of all points */
} GeoMap;

/* Reads a FeatureCollection, a Feature or a geometry. A region's name is its property `key`.
 * Positions must be ones that `projection` accepts. Nothing is left out: what cannot be drawn is
 * an error at its place. False: reported. */
bool geojson_read(Arena *arena, DiagSink *diagnostics, const JsonValue *map, const char *key,
                  const Projection *projection, GeoMap *result);

/* Moves all points to the plane and the bounds with them. PLATE_CARREE takes the middle latitude of
 * the map. */
void geojson_project(GeoMap *map, Projection projection);

/* A wide stretch of the region's largest ring along one of several lines across it, rather in its
 * middle than at its edge: where a name has room. False: the region has no ring. `*width` is its
 * length. */
bool geo_region_middle(const GeoRegion *region, Point *middle, double *width);

#endif
