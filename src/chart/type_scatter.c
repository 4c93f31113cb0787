/* scatter: a dot for each row, both of whose axes are numbers; with a third one as its area. */
#include "chart/chart_data.h"
#include "chart/chart_fields.h"
#include "chart/chart_type.h"
#include "chart/series_draw.h"

#include <math.h>

typedef struct ScatterOptions {
    const char *size; /* field */
    double radius;    /* points: of a dot, or of the largest */
    const double *sizes;
    double largest;
} ScatterOptions;

static const Field fields[] = {
    {"size", &field_string, offsetof(ScatterOptions, size), 0, 0, NULL, 0, NULL,
     "Member of each row that the dot's area shows: bubbles.", "决定圆面积的字段（气泡图）。"},
    {"radius", &field_points, offsetof(ScatterOptions, radius), 0, 200, NULL, 0, NULL,
     "Radius of a dot (2.4pt), or of the largest bubble (14pt).",
     "圆点半径（默认 2.4pt）或最大气泡半径（默认 14pt）。"},
    FIELD_ROWS_END,
};

static bool prepare(Chart *chart, Series *series)
{
    ScatterOptions *options = series->options;
    if (options->radius <= 0)
        options->radius = options->size ? 14 : 2.4;
    if (!options->size)
        return true;
    double *sizes;
    const JsonValue *place = json_find(series->spec->item.source, "size");
    if (!chart_read_column(chart, options->size, &place->origin, &sizes, NULL))
        return false;
    for (int row = 0; row < chart->row_count; row++)
        options->largest = fmax(options->largest, sizes[row]);
    options->sizes = sizes;
    return true;
}

/* The area, not the radius, grows with the value. */
static double dot_radius(const ScatterOptions *options, int row)
{
    if (!options->sizes)
        return options->radius;
    double size = options->sizes[row];
    return size > 0 ? options->radius * sqrt(size / options->largest) : 0;
}

static void draw_row(ChartPlan *plan, const Series *series, int row)
{
    static const LabelSpot spots[] = {SPOT_RIGHT,      SPOT_ABOVE,       SPOT_LEFT,
                                      SPOT_BELOW,      SPOT_ABOVE_RIGHT, SPOT_BELOW_RIGHT,
                                      SPOT_ABOVE_LEFT, SPOT_BELOW_LEFT};
    const ScatterOptions *options = series->options;
    Point point = series_point(plan, series, row);
    double radius = dot_radius(options, row);
    PaintSpec color = series_color(plan, series, row);
    if (options->sizes)
        color.opacity *= 0.72; /* bubbles may lie over each other */
    plan_mark(plan, series->index, row);
    plan_dot(plan, "dot", point, radius, &color);
    Rect box = {point.x - radius, point.y - radius, 2 * radius, 2 * radius};
    labels_avoid_box(plan, box);
    if (series_has_labels(series, false))
        series_add_label(plan, series, row, box, spots, 8, options->sizes ? radius : 5);
}

static void draw(ChartPlan *plan, const Series *series)
{
    for (int row = 0; row < plan->chart->row_count; row++) {
        if (!isnan(series->to[row]) && !isnan(series_along(plan, row)))
            draw_row(plan, series, row);
    }
}

const ChartType chart_scatter = {
    .variant = {"scatter", "A dot for each row; with size, bubbles.",
                "散点图；写 size 即为气泡图。", fields, sizeof(ScatterOptions)},
    .example = "{\"type\": \"chart\", \"x\": \"gdp\", \"data\": [{\"gdp\": 120, \"rd\": 2.1, "
               "\"n\": \"甲\"}, {\"gdp\": 260, \"rd\": 3.4, \"n\": \"乙\"}], \"series\": "
               "[{\"type\": \"scatter\", \"y\": \"rd\", \"label\": {\"field\": \"n\"}}], \"alt\": "
               "\"散点图\"}",
    .family = FAMILY_AXES,
    .key = KEY_DOT,
    .layer = 3,
    .flags = CHART_CONTINUOUS_X | CHART_NEEDS_MARGIN,
    .prepare = prepare,
    .draw = draw,
};
