/* GeoJSON: shapes that are read, and each fault at its place. All shapes are made up. */
#include "chart/geojson.h"

#include "base/limits.h"
#include "test.h"

static bool read_map(TestState *test, const char *json, ProjectionKind kind, GeoMap *map)
{
    const SourceText *source = source_create(test->arena, "map.json", text_of(json));
    JsonValue *value = json_parse(test->arena, test->sink, source);
    Projection projection = {.kind = kind};
    return value && geojson_read(test->arena, test->sink, value, "name", &projection, map);
}

#define FEATURE(name, geometry)                                                                    \
    "{\"type\":\"Feature\",\"properties\":{\"name\":\"" name "\"},\"geometry\":" geometry "}"
#define SQUARE "[[0,0],[4,0],[4,2],[0,2],[0,0]]"
#define HOLE   "[[1,1],[2,1],[2,1.5],[1,1]]"

TEST(chart_geojson_reads_all_its_shapes)
{
    GeoMap map;
    const char *json = "{\"type\":\"FeatureCollection\",\"features\":[" FEATURE(
        "甲",
        "{\"type\":\"Polygon\",\"coordinates\":[" SQUARE "," HOLE
        "]}") "," FEATURE("乙",
                          "{\"type\":\"MultiPolygon\",\"coordinates\":[[" SQUARE "],[" HOLE
                          "]]}") "," FEATURE("线",
                                             "{\"type\":\"LineString\",\"coordinates\":[[9,9,100],["
                                             "10,12]]}") "," FEATURE("断续",
                                                                     "{\"type\":"
                                                                     "\"MultiLineString\","
                                                                     "\"coordinates\":[[[0,0],[1,1]"
                                                                     "],[[2,2],[3,3]]]}") "]}";
    CHECK(read_map(test, json, PROJECTION_NONE, &map));
    CHECK(map.region_count == 4 && map.point_count == 9 + 9 + 2 + 4);
    CHECK(map.regions[0].line_count == 2 && map.regions[0].lines[1].is_ring);
    CHECK(map.regions[2].line_count == 1 && !map.regions[2].lines[0].is_ring);
    CHECK_TEXT(map.regions[3].name, "断续");
    CHECK_NEAR(map.bounds.width, 10, 0);
    CHECK_NEAR(map.bounds.height, 12, 0);
    Point middle;
    double width;
    CHECK(geo_region_middle(&map.regions[1], &middle, &width));
    CHECK_NEAR(width, 4, 1e-12);
    CHECK_NEAR(middle.x, 2, 1e-12);
    CHECK_NEAR(middle.y, 1, 1e-12);
    CHECK(!geo_region_middle(&map.regions[2], &middle, &width));
    Projection none = {.kind = PROJECTION_NONE};
    geojson_project(&map, none);
    CHECK_NEAR(map.bounds.y, -12, 0);
}

#define ONE(geometry) "{\"type\":\"FeatureCollection\",\"features\":[" FEATURE("甲", geometry) "]}"

TEST(chart_geojson_faults_are_refused_by_place)
{
    static const struct {
        const char *json;
        DiagCode code;
    } cases[] = {
        {"[]", E_MAP_KIND},
        {"{}", E_MAP_KIND},
        {"{\"type\":\"FeatureCollection\"}", E_MAP_KIND},
        {"{\"type\":\"FeatureCollection\",\"features\":[7]}", E_MAP_KIND},
        {"{\"type\":\"FeatureCollection\",\"features\":[]}", E_MAP_KEY},
        {"{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\"}]}", E_MAP_KIND},
        {ONE("null"), E_MAP_KIND},
        {ONE("{\"type\":\"Point\",\"coordinates\":[0,0]}"), E_MAP_GEOMETRY},
        {ONE("{\"type\":\"GeometryCollection\",\"geometries\":[]}"), E_MAP_GEOMETRY},
        {ONE("{\"type\":\"Polygon\"}"), E_MAP_KIND},
        {ONE("{\"type\":\"Polygon\",\"coordinates\":[7]}"), E_MAP_KIND},
        {ONE("{\"type\":\"MultiPolygon\",\"coordinates\":[{\"a\":1}]}"), E_MAP_KIND},
        {ONE("{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[0,0]]]}"), E_MAP_RING},
        {ONE("{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,1]]]}"), E_MAP_RING},
        {ONE("{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1],[1,1],[0,0]]]}"), E_MAP_POSITION},
        {ONE("{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[\"1\",2],[1,1],[0,0]]]}"),
         E_MAP_POSITION},
        {ONE("{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[181,2],[1,1],[0,0]]]}"),
         E_MAP_POSITION},
        {ONE("{\"type\":\"LineString\",\"coordinates\":[[0,0],[1e300,2]]}"), E_MAP_POSITION},
        {ONE("{\"type\":\"LineString\",\"coordinates\":[[0,0]]}"), E_MAP_KIND},
        {"{\"type\":\"LineString\",\"coordinates\":[[0,0],[1,1]]}", E_MAP_KEY},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        test->sink->count = test->sink->error_count = 0;
        GeoMap map;
        bool is_refused = !read_map(test, cases[i].json, PROJECTION_PLATE_CARREE, &map) &&
                          test_reported_once(test, cases[i].code);
        if (!is_refused)
            test_fail(test, __FILE__, __LINE__, cases[i].json);
        CHECK(is_refused);
    }
}

/* A ring of the most positions that are read, and one more. */
TEST(chart_geojson_limit_of_positions)
{
    for (int extra = 0; extra < 2; extra++) {
        StrBuf json = {0};
        strbuf_string(&json, "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\","
                             "\"properties\":{\"name\":\"a\"},\"geometry\":{\"type\":"
                             "\"LineString\",\"coordinates\":[");
        JsonValue *list = json_new(test->arena, JSON_ARRAY, NULL);
        strbuf_string(&json, "]}}]}");
        const SourceText *source =
            source_create(test->arena, "map.json", (Text){json.data, json.length});
        JsonValue *map = json_parse(test->arena, test->sink, source);
        JsonValue *coordinates = json_at_pointer(map, "/features/0/geometry/coordinates");
        JsonValue *pair = json_new(test->arena, JSON_ARRAY, NULL);
        json_append(test->arena, pair, json_new_number(test->arena, 1, NULL));
        json_append(test->arena, pair, json_new_number(test->arena, 2, NULL));
        size_t count = LIMIT_MAP_POINTS + (size_t)extra;
        list->items = arena_array(test->arena, count, sizeof *list->items);
        for (size_t i = 0; i < count; i++)
            list->items[i] = pair;
        coordinates->items = list->items;
        coordinates->count = (uint32_t)count;
        GeoMap result;
        Projection none = {.kind = PROJECTION_NONE};
        bool is_read = geojson_read(test->arena, test->sink, map, "name", &none, &result);
        CHECK(is_read == (extra == 0));
        strbuf_release(&json);
    }
    CHECK(test_reported_once(test, E_MAP_LARGE));
}
