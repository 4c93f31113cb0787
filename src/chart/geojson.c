/* Reading GeoJSON: see geojson.h. The depth of a geometry is fixed by its type, so nothing recurs.
 */
#include "chart/geojson.h"

#include <math.h>
#include <string.h>

#include "base/limits.h"

#define SLICES     7   /* lines across a ring on which room for a name is looked for */
#define EDGE_LOSS  0.5 /* of the merit of a stretch at the upper or lower edge */
#define SPANS_MOST 16  /* looked at on one of them: a ring may be as jagged as it likes */

typedef struct GeoReader {
    Arena *arena;
    DiagSink *diagnostics;
    const Projection *projection;
    GeoMap *map;
} GeoReader;

static const char *words(const GeoReader *reader, const char *english, const char *chinese)
{
    return reader->diagnostics->language == DIAG_CHINESE ? chinese : english;
}

static bool refuse_kind(const GeoReader *reader, const char *name, const char *wanted,
                        const JsonValue *value, const JsonValue *place)
{
    const char *found = value ? json_kind_name(value->kind, reader->diagnostics->language)
                              : words(reader, "missing", "没有写");
    diag_report(reader->diagnostics, E_MAP_KIND, value ? &value->origin : &place->origin,
                DIAG_ARGS(name, wanted, found));
    return false;
}

static const JsonValue *find_list(const GeoReader *reader, const JsonValue *object,
                                  const char *name)
{
    const JsonValue *list = json_find(object, name);
    if (list && list->kind == JSON_ARRAY)
        return list;
    refuse_kind(reader, name, words(reader, "a list", "列表"), list, object);
    return NULL;
}

static bool refuse_size(const GeoReader *reader, const JsonValue *place, LimitId limit,
                        const char *english, const char *chinese)
{
    diag_report_limit(
        reader->diagnostics, E_MAP_LARGE, &place->origin, limit,
        DIAG_ARGS(diag_limit_text(reader->diagnostics, limit), words(reader, english, chinese)));
    return false;
}

/* RFC 7946, 3.1.1: two numbers or more; the third is the height. */
static bool read_position(const GeoReader *reader, const JsonValue *value, Point *point)
{
    bool is_pair = value->kind == JSON_ARRAY && value->count >= 2 &&
                   value->items[0]->kind == JSON_NUMBER && value->items[1]->kind == JSON_NUMBER;
    if (is_pair) {
        *point = (Point){value->items[0]->number, value->items[1]->number};
        if (projection_accepts(reader->projection, point->x, point->y))
            return true;
    }
    StrBuf text = {0};
    json_write(&text, value);
    const char *shown = text.length > 60 ? "…" : strbuf_copy(&text, reader->arena);
    strbuf_release(&text);
    const char *range = reader->projection->kind == PROJECTION_NONE
                            ? ""
                            : words(reader, ", in degrees", "，以度为单位");
    diag_report(reader->diagnostics, E_MAP_POSITION, &value->origin, DIAG_ARGS(shown, range));
    return false;
}

/* RFC 7946, 3.1.6: a ring is closed and has four positions or more. */
static bool check_ring(const GeoReader *reader, const JsonValue *list, const GeoLine *line)
{
    Point first = line->count ? line->points[0] : (Point){0, 0};
    Point last = line->count ? line->points[line->count - 1] : (Point){0, 0};
    bool is_closed = first.x == last.x && first.y == last.y;
    if (line->count >= 4 && is_closed)
        return true;
    diag_report(reader->diagnostics, E_MAP_RING, &list->origin,
                DIAG_ARGS(arena_print(reader->arena, "%d", line->count),
                          is_closed ? "" : words(reader, " and is not closed", "，且没有闭合")));
    return false;
}

static bool read_line(const GeoReader *reader, const JsonValue *list, bool is_ring, GeoLine *line)
{
    if (list->kind != JSON_ARRAY)
        return refuse_kind(reader, "coordinates", words(reader, "a list", "列表"), list, list);
    reader->map->point_count += (long)list->count;
    if (reader->map->point_count > (long)diag_limit(reader->diagnostics, LIMIT_ID_MAP_POINTS))
        return refuse_size(reader, list, LIMIT_ID_MAP_POINTS, "positions", "位置");
    *line = (GeoLine){.points = arena_array(reader->arena, list->count, sizeof *line->points),
                      .count = (int)list->count,
                      .is_ring = is_ring};
    for (uint32_t i = 0; i < list->count; i++) {
        if (!read_position(reader, list->items[i], &line->points[i]))
            return false;
    }
    if (is_ring)
        return check_ring(reader, list, line);
    return line->count >= 2 ||
           refuse_kind(reader, "coordinates",
                       words(reader, "at least two positions", "至少两个位置"), list, list);
}

/* `list` holds the lines of a polygon or of a MultiLineString. */
static bool read_lines(const GeoReader *reader, const JsonValue *list, bool is_ring,
                       GeoRegion *region)
{
    if (list->kind != JSON_ARRAY)
        return refuse_kind(reader, "coordinates", words(reader, "a list", "列表"), list, list);
    for (uint32_t i = 0; i < list->count; i++) {
        if (!read_line(reader, list->items[i], is_ring, &region->lines[region->line_count]))
            return false;
        region->line_count++;
    }
    return true;
}

static bool read_polygons(const GeoReader *reader, const JsonValue *list, GeoRegion *region)
{
    size_t count = 0;
    for (uint32_t i = 0; i < list->count; i++)
        count += list->items[i]->count;
    region->lines = arena_array(reader->arena, count, sizeof *region->lines);
    for (uint32_t i = 0; i < list->count; i++) {
        if (!read_lines(reader, list->items[i], true, region))
            return false;
    }
    return true;
}

static bool read_geometry(const GeoReader *reader, const JsonValue *geometry, GeoRegion *region)
{
    const JsonValue *type = json_find(geometry, "type");
    if (!type || type->kind != JSON_STRING)
        return refuse_kind(reader, "type", words(reader, "the name of a geometry", "几何类型名"),
                           type, geometry);
    const char *name = type->text.data;
    bool is_many = strcmp(name, "MultiPolygon") == 0;
    bool is_polygon = strcmp(name, "Polygon") == 0;
    bool is_line = strcmp(name, "LineString") == 0;
    if (!is_many && !is_polygon && !is_line && strcmp(name, "MultiLineString") != 0) {
        diag_report(reader->diagnostics, E_MAP_GEOMETRY, &type->origin, DIAG_ARGS(name));
        return false;
    }
    const JsonValue *list = find_list(reader, geometry, "coordinates");
    if (!list)
        return false;
    if (is_many)
        return read_polygons(reader, list, region);
    region->lines = arena_array(reader->arena, is_line ? 1 : list->count, sizeof *region->lines);
    if (!is_line)
        return read_lines(reader, list, is_polygon, region);
    region->line_count = 1;
    return read_line(reader, list, false, &region->lines[0]);
}

/* A feature, or a bare geometry, as region number region_count. */
static bool read_feature(const GeoReader *reader, const JsonValue *feature, const char *key,
                         bool *has_key)
{
    if (feature->kind != JSON_OBJECT)
        return refuse_kind(reader, "features", words(reader, "a list of features", "Feature 列表"),
                           feature, feature);
    GeoRegion *region = &reader->map->regions[reader->map->region_count++];
    *region = (GeoRegion){.name = ""};
    const JsonValue *type = json_find(feature, "type");
    bool is_feature = type && type->kind == JSON_STRING && text_equals(type->text, "Feature");
    const JsonValue *geometry = is_feature ? json_find(feature, "geometry") : feature;
    const JsonValue *name = json_find(json_find(feature, "properties"), key);
    if (name && (name->kind == JSON_STRING || name->kind == JSON_NUMBER)) {
        region->name = arena_copy(reader->arena, name->text.data, name->text.length);
        *has_key = true;
    }
    if (!geometry || geometry->kind != JSON_OBJECT)
        return refuse_kind(reader, "geometry", words(reader, "a geometry", "几何对象"), geometry,
                           feature);
    return read_geometry(reader, geometry, region);
}

static Rect bounds_of(const GeoMap *map)
{
    Point low = {INFINITY, INFINITY};
    Point high = {-INFINITY, -INFINITY};
    for (int i = 0; i < map->region_count; i++) {
        for (int k = 0; k < map->regions[i].line_count; k++) {
            const GeoLine *line = &map->regions[i].lines[k];
            for (int j = 0; j < line->count; j++) {
                low.x = fmin(low.x, line->points[j].x);
                low.y = fmin(low.y, line->points[j].y);
                high.x = fmax(high.x, line->points[j].x);
                high.y = fmax(high.y, line->points[j].y);
            }
        }
    }
    return (Rect){low.x, low.y, high.x - low.x, high.y - low.y};
}

bool geojson_read(Arena *arena, DiagSink *diagnostics, const JsonValue *map, const char *key,
                  const Projection *projection, GeoMap *result)
{
    *result = (GeoMap){0};
    GeoReader reader = {arena, diagnostics, projection, result};
    if (map->kind != JSON_OBJECT)
        return refuse_kind(&reader, "map", words(&reader, "a GeoJSON object", "GeoJSON 对象"), map,
                           map);
    const JsonValue *type = json_find(map, "type");
    bool is_list =
        type && type->kind == JSON_STRING && text_equals(type->text, "FeatureCollection");
    const JsonValue *features = is_list ? find_list(&reader, map, "features") : NULL;
    if (is_list && !features)
        return false;
    uint32_t count = is_list ? features->count : 1;
    if (count > LIMIT_MAP_REGIONS)
        return refuse_size(&reader, features, LIMIT_ID_MAP_REGIONS, "regions", "区域");
    result->regions = arena_array(arena, count, sizeof *result->regions);
    bool has_key = false;
    for (uint32_t i = 0; i < count; i++) {
        if (!read_feature(&reader, is_list ? features->items[i] : map, key, &has_key))
            return false;
    }
    if (!has_key) {
        diag_report(diagnostics, E_MAP_KEY, &map->origin, DIAG_ARGS(key));
        return false;
    }
    result->bounds = bounds_of(result);
    if (result->point_count > 0)
        return true;
    return refuse_kind(&reader, "features", words(&reader, "at least one shape", "至少一个图形"),
                       features, map);
}

void geojson_project(GeoMap *map, Projection projection)
{
    projection.middle_latitude_deg = map->bounds.y + map->bounds.height / 2;
    for (int i = 0; i < map->region_count; i++) {
        for (int k = 0; k < map->regions[i].line_count; k++) {
            GeoLine *line = &map->regions[i].lines[k];
            for (int j = 0; j < line->count; j++)
                line->points[j] =
                    projection_place(&projection, line->points[j].x, line->points[j].y);
        }
    }
    map->bounds = bounds_of(map);
}

/* ---- Room for names ------------------------------------------------------------------------- */

static double ring_area(const GeoLine *line)
{
    double area = 0;
    for (int i = 0; i + 1 < line->count; i++)
        area +=
            line->points[i].x * line->points[i + 1].y - line->points[i + 1].x * line->points[i].y;
    return fabs(area) / 2;
}

static const GeoLine *largest_ring(const GeoRegion *region)
{
    const GeoLine *largest = NULL;
    for (int i = 0; i < region->line_count; i++) {
        const GeoLine *line = &region->lines[i];
        if (line->is_ring && (!largest || ring_area(line) > ring_area(largest)))
            largest = line;
    }
    return largest;
}

/* The first crossing of the ring with the line at `y` right of `after`; INFINITY: none. */
static double next_crossing(const GeoLine *ring, double y, double after)
{
    double nearest = INFINITY;
    for (int i = 0; i + 1 < ring->count; i++) {
        Point a = ring->points[i];
        Point b = ring->points[i + 1];
        if ((a.y > y) == (b.y > y))
            continue;
        double x = a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x);
        if (x > after)
            nearest = fmin(nearest, x);
    }
    return nearest;
}

bool geo_region_middle(const GeoRegion *region, Point *middle, double *width)
{
    const GeoLine *ring = largest_ring(region);
    if (!ring)
        return false;
    double top = INFINITY;
    double bottom = -INFINITY;
    for (int i = 0; i < ring->count; i++) {
        top = fmin(top, ring->points[i].y);
        bottom = fmax(bottom, ring->points[i].y);
    }
    *width = 0;
    double best = 0;
    *middle = ring->points[0];
    for (int slice = 1; slice <= SLICES; slice++) {
        double y = top + (bottom - top) * slice / (SLICES + 1);
        double from = next_crossing(ring, y, -INFINITY);
        for (int span = 0; span < SPANS_MOST && isfinite(from); span++) {
            double to = next_crossing(ring, y, from);
            if (!isfinite(to))
                break;
            double merit = (to - from) * (1 - fabs(slice * 2.0 / (SLICES + 1) - 1) * EDGE_LOSS);
            if (merit > best) {
                best = merit;
                *width = to - from;
                *middle = (Point){(from + to) / 2, y};
            }
            from = next_crossing(ring, y, to);
        }
    }
    return true;
}
