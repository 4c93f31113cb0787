/* tiles: a map of equal tiles. The layout's data say where each place stands; no map is shipped. */
#include "chart/chart_data.h"
#include "chart/chart_fields.h"
#include "chart/chart_type.h"
#include "chart/series_draw.h"

#include <math.h>

#define FAINTEST 0.1
#define GAP      1.2

typedef struct TilesOptions {
    const char *column, *row;
    const double *columns, *rows;
} TilesOptions;

static const Field fields[] = {
    {"column", &field_string, offsetof(TilesOptions, column), 0, 0, NULL, FIELD_REQUIRED, NULL,
     "Member of each row with the tile's column, counted from the left.", "列号字段，自左数起。"},
    {"row", &field_string, offsetof(TilesOptions, row), 0, 0, NULL, FIELD_REQUIRED, NULL,
     "Member of each row with the tile's row, counted from the top.", "行号字段，自上数起。"},
    FIELD_ROWS_END,
};

static bool read_place(const Chart *chart, const Series *series, const char *name,
                       const char *field, const double **values)
{
    const JsonValue *place = json_find(series->spec->item.source, name);
    double *numbers;
    if (!chart_read_column(chart, field, &place->origin, &numbers, NULL))
        return false;
    *values = numbers;
    return true;
}

static bool prepare(Chart *chart, Series *series)
{
    TilesOptions *options = series->options;
    return read_place(chart, series, "column", options->column, &options->columns) &&
           read_place(chart, series, "row", options->row, &options->rows);
}

typedef struct Bounds {
    double min, max;
} Bounds;

static Bounds bounds_of(const double *values, int count)
{
    Bounds bounds = {INFINITY, -INFINITY};
    for (int i = 0; i < count; i++) {
        bounds.min = fmin(bounds.min, values[i]);
        bounds.max = fmax(bounds.max, values[i]);
    }
    return bounds;
}

static void draw_tile(ChartPlan *plan, const Series *series, int row, Rect tile, double share)
{
    PaintSpec color = isnan(share)
                          ? plan->chart->grid
                          : paint_spec_tint(&series->color, FAINTEST + (1 - FAINTEST) * share);
    plan_mark(plan, series->index, row);
    plan_rectangle(plan, "tile", tile, &color);
    PaintSpec text_color = plan_text_color_on(plan, &color);
    TextLook look = {.align = TEXT_ALIGN_CENTER, .color = &text_color};
    const char *name = plan->chart->categories[row].text;
    const char *words =
        series_has_labels(series, false)
            ? arena_print(plan->arena, "%s\n%s", name, series_label(plan, series, row))
            : name;
    if (series->spec->label.show == SWITCH_OFF)
        words = name;
    ChartText *text = arena_alloc(plan->arena, sizeof *text);
    *text = chart_text_set(plan, ROLE_LABEL, &look,
                           chart_literal(plan->chart, words, series->cells[row], "label"),
                           fmax(tile.width - 1.6, 1));
    LabelRequest request = {.text = *text,
                            .inside_text = text,
                            .words = name,
                            .anchor = tile,
                            .spots = {SPOT_INSIDE},
                            .spot_count = 1};
    labels_add(plan, &request);
}

static void draw(ChartPlan *plan, const Series *series)
{
    const Chart *chart = plan->chart;
    const TilesOptions *options = series->options;
    Bounds columns = bounds_of(options->columns, chart->row_count);
    Bounds rows = bounds_of(options->rows, chart->row_count);
    Bounds values = bounds_of(series->values, chart->row_count);
    double across = columns.max - columns.min + 1;
    double down = rows.max - rows.min + 1;
    double side = fmin(plan->plot.width / across, plan->plot.height / down);
    double left = plan->plot.x + (plan->plot.width - side * across) / 2;
    double gap = fmin(GAP, side * 0.1);
    for (int row = 0; row < chart->row_count; row++) {
        if (isnan(options->columns[row]) || isnan(options->rows[row]))
            continue;
        Rect tile = {left + (options->columns[row] - columns.min) * side,
                     plan->plot.y + (options->rows[row] - rows.min) * side, side - gap, side - gap};
        double share = values.max > values.min
                           ? (series->values[row] - values.min) / (values.max - values.min)
                           : 0.5;
        draw_tile(plan, series, row, tile, share);
    }
    plan_mark(plan, -1, -1);
}

const ChartType chart_tiles = {
    .variant = {"tiles", "A map of equal tiles; the data say where each stands.",
                "方格地图，位置由数据给出。", fields, sizeof(TilesOptions)},
    .example =
        "{\"type\": \"chart\", \"x\": \"n\", \"data\": [{\"n\": \"甲\", \"c\": 1, \"r\": 1, "
        "\"v\": 3}, {\"n\": \"乙\", \"c\": 2, \"r\": 1, \"v\": 5}, {\"n\": \"丙\", \"c\": 1, "
        "\"r\": 2, \"v\": 8}], \"series\": [{\"type\": \"tiles\", \"y\": \"v\", \"column\": "
        "\"c\", \"row\": \"r\"}], \"alt\": \"方格地图\"}",
    .family = FAMILY_WHOLE,
    .flags = CHART_NEEDS_BANDS | CHART_ONLY_ONE,
    .rows_most = 3000,
    .prepare = prepare,
    .draw = draw,
};
