/* histogram: how many rows have a value in each of a number of equal steps. The steps are those of
 * the axis, as in d3-array's bin. */
#include "chart/axis.h"
#include "chart/chart_fields.h"
#include "chart/chart_type.h"
#include "chart/series_draw.h"

#include <math.h>

typedef struct HistogramOptions {
    int bins;      /* wanted; 0: Sturges */
    double *edges; /* count of bins + 1 */
} HistogramOptions;

static const Field fields[] = {
    {"bins", &field_integer, offsetof(HistogramOptions, bins), 0, 60, NULL, 0, NULL,
     "About how many steps; 0: by the number of rows (Sturges).",
     "大约分几组；0 为按行数（Sturges）。"},
    FIELD_ROWS_END,
};

/* Edges of the steps: round numbers that take in all values. */
static int find_edges(const Chart *chart, const Series *series, int wanted, double *edges)
{
    double min = INFINITY;
    double max = -INFINITY;
    int count = 0;
    for (int row = 0; row < chart->row_count; row++) {
        min = fmin(min, series->values[row]);
        max = fmax(max, series->values[row]);
        count += !isnan(series->values[row]);
    }
    if (count == 0)
        return 0;
    double bins = wanted > 0 ? wanted : ceil(log2(count)) + 1;
    if (min == max)
        max = min + 1;
    ticks_nice(&min, &max, bins);
    Ticks ticks;
    ticks_linear(&ticks, min, max, bins);
    for (int i = 0; i < ticks.count; i++)
        edges[i] = ticks.values[i];
    /* A value on the last edge has a step of its own only where the axis ends there. */
    return ticks.count;
}

static int bin_of(const double *edges, int edge_count, double value)
{
    int bin = 0;
    while (bin + 2 < edge_count && value >= edges[bin + 1])
        bin++;
    return bin;
}

static const char *bin_name(const Chart *chart, const double *edges, int bin)
{
    double step = edges[bin + 1] - edges[bin];
    int decimals = (int)fmin(9, fmax(0, -floor(log10(step) + 1e-9)));
    return arena_print(chart->arena, "%s–%s",
                       chart_format_number(chart, NULL, edges[bin], decimals),
                       chart_format_number(chart, NULL, edges[bin + 1], decimals));
}

/* From here on the chart's rows are the steps. */
static bool prepare(Chart *chart, Series *series)
{
    HistogramOptions *options = series->options;
    double *edges = arena_array(chart->arena, TICKS_MAX, sizeof *edges);
    int edge_count = find_edges(chart, series, options->bins, edges);
    int bins = edge_count > 1 ? edge_count - 1 : 0;
    double *counts = arena_array(chart->arena, (size_t)bins + 1, sizeof *counts);
    for (int row = 0; row < chart->row_count && bins > 0; row++) {
        if (!isnan(series->values[row]))
            counts[bin_of(edges, edge_count, series->values[row])]++;
    }
    Category *categories = arena_array(chart->arena, (size_t)bins + 1, sizeof *categories);
    const JsonValue **cells = arena_array(chart->arena, (size_t)bins + 1, sizeof *cells);
    for (int i = 0; i < bins; i++) {
        categories[i] = (Category){.row = json_new(chart->arena, JSON_OBJECT, NULL),
                                   .text = bin_name(chart, edges, i),
                                   .number = (edges[i] + edges[i + 1]) / 2};
        cells[i] = json_new_number(chart->arena, counts[i], NULL);
    }
    options->edges = edges;
    chart->categories = categories;
    chart->row_count = bins;
    chart->x_kind = SCALE_LINEAR;
    chart->x_min = (OptionalNumber){bins ? edges[0] : 0, true};
    chart->x_max = (OptionalNumber){bins ? edges[bins] : 1, true};
    series->values = counts;
    series->cells = cells;
    return true;
}

static void draw(ChartPlan *plan, const Series *series)
{
    static const LabelSpot spots[] = {SPOT_ABOVE, SPOT_INSIDE_TOP};
    const HistogramOptions *options = series->options;
    AxisSide side = (AxisSide)series->spec->axis;
    double zero = axis_zero(plan, side);
    for (int row = 0; row < plan->chart->row_count; row++) {
        double left = scale_place(&plan->x, options->edges[row]);
        double right = scale_place(&plan->x, options->edges[row + 1]);
        double gap = fmin(0.8, fabs(right - left) * 0.1);
        Rect box = plan_box(plan, (left + right) / 2, fabs(right - left) - gap, zero,
                            series_across(plan, series, row, series->to[row]));
        PaintSpec color = series_color(plan, series, row);
        plan_mark(plan, series->index, row);
        plan_rectangle(plan, "bar", box, &color);
        if (series_has_labels(series, false))
            series_add_label(plan, series, row, box, spots, 2, 8);
    }
}

const ChartType chart_histogram = {
    .variant = {"histogram", "How many rows have a value in each step.", "直方图：各区间内的行数。",
                fields, sizeof(HistogramOptions)},
    .example = "{\"type\": \"chart\", \"data\": [{\"v\": 3}, {\"v\": 5}, {\"v\": 6}, {\"v\": 6.5}, "
               "{\"v\": 9}], \"series\": [{\"type\": \"histogram\", \"y\": \"v\", \"bins\": 4}], "
               "\"alt\": \"直方图\"}",
    .family = FAMILY_AXES,
    .key = KEY_SQUARE,
    .layer = 1,
    .flags = CHART_FROM_ZERO | CHART_ONLY_ONE,
    .prepare = prepare,
    .draw = draw,
};
