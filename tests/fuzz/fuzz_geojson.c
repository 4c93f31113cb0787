/* libFuzzer target: a GeoJSON map. It ends in finite places on the plane, or in diagnostics. */
#include <math.h>
#include <stdint.h>

#include "chart/geojson.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void check(GeoMap *map, Projection projection)
{
    geojson_project(map, projection);
    if (!isfinite(map->bounds.x + map->bounds.y + map->bounds.width + map->bounds.height))
        __builtin_trap();
    for (int i = 0; i < map->region_count; i++) {
        Point middle;
        double width;
        if (geo_region_middle(&map->regions[i], &middle, &width) &&
            !isfinite(middle.x + middle.y + width))
            __builtin_trap();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    Arena *arena = arena_create();
    DiagSink sink;
    diag_init(&sink, arena, DIAG_ENGLISH);
    char *copy = arena_copy(arena, (const char *)bytes, size);
    JsonValue *json = json_parse(arena, &sink, source_create(arena, "fuzz", (Text){copy, size}));
    for (int kind = PROJECTION_PLATE_CARREE; json && kind <= PROJECTION_NONE; kind++) {
        Projection projection = {.kind = (ProjectionKind)kind};
        GeoMap map;
        if (geojson_read(arena, &sink, json, "name", &projection, &map))
            check(&map, projection);
        else if (sink.error_count == 0)
            __builtin_trap();
    }
    arena_destroy(arena);
    return 0;
}
