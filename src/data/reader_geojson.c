/* Maps in a GeoJSON file (RFC 7946): JSON under another extension. What the regions mean is read by
 * the chart type choropleth. */
#include "data/data.h"

extern const Reader reader_json;

static JsonValue *read(Arena *arena, DiagSink *diagnostics, const SourceText *source,
                       const JsonValue *options)
{
    return reader_json.read(arena, diagnostics, source, options);
}

const Reader reader_geojson = {
    .extension = "geojson",
    .help = "GeoJSON: a map, for the chart type choropleth",
    .help_zh = "GeoJSON：地图，供 choropleth 图表使用",
    .read = read,
};
