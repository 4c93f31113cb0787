/* gauge: one value on a half ring between two ends. */
#include "chart/chart_fields.h"
#include "chart/chart_type.h"
#include "chart/round_parts.h"
#include "chart/series_draw.h"

#include <math.h>

#define HALF_FROM -180.0
#define THICKNESS 0.24 /* of the radius */

typedef struct GaugeOptions {
    double min, max;
    OptionalNumber target;
    const char *center_label;
} GaugeOptions;

static const Field fields[] = {
    {"min", &field_number, offsetof(GaugeOptions, min), 0, 0, NULL, 0, NULL, "Value at the left.",
     "左端数值。"},
    {"max", &field_number, offsetof(GaugeOptions, max), 0, 0, NULL, 0, "100", "Value at the right.",
     "右端数值。"},
    {"target", &field_optional_number, offsetof(GaugeOptions, target), 0, 0, NULL, 0, NULL,
     "A mark across the ring.", "目标值刻线。"},
    {"centerLabel", &field_string, offsetof(GaugeOptions, center_label), 0, 0, NULL, 0, NULL,
     "Small words below the value.", "数值下的说明。"},
    FIELD_ROWS_END,
};

static bool prepare(Chart *chart, Series *series)
{
    const GaugeOptions *options = series->options;
    if (options->min < options->max)
        return true;
    diag_report(chart->diagnostics, E_CHART_RANGE, &series->spec->item.source->origin,
                DIAG_ARGS(chart_format_number(chart, NULL, options->min, 6),
                          chart_format_number(chart, NULL, options->max, 6)));
    return false;
}

static double share_of(const GaugeOptions *options, double value)
{
    double share = (value - options->min) / (options->max - options->min);
    return fmin(fmax(share, 0), 1);
}

static void draw_target(ChartPlan *plan, const GaugeOptions *options, Point center, double radius)
{
    double angle =
        (HALF_FROM + 180 * share_of(options, options->target.value)) * 3.14159265358979323846 / 180;
    double inner = radius * (1 - THICKNESS) - 2;
    plan_line(plan, "target", (Point){center.x + cos(angle) * inner, center.y + sin(angle) * inner},
              (Point){center.x + cos(angle) * (radius + 2), center.y + sin(angle) * (radius + 2)},
              &plan->chart->ink, 1.2);
}

static const char *end_words(const ChartPlan *plan, double value)
{
    return chart_format_cell(plan->chart, NULL, json_new_number(plan->chart->arena, value, NULL));
}

static void draw_ends(ChartPlan *plan, const GaugeOptions *options, Point center, double radius)
{
    double middle = radius * (1 - THICKNESS / 2);
    const double ends[] = {options->min, options->max};
    for (int i = 0; i < 2; i++) {
        ChartText text = chart_text_set(
            plan, ROLE_AXIS, NULL,
            chart_literal(plan->chart, end_words(plan, ends[i]), NULL, "tick"), INFINITY);
        double x = center.x + (i ? middle : -middle) - text.width / 2;
        x = fmax(0, fmin(x, plan->size.width - text.width));
        plan_text_if_free(plan, "tick", &text, (Point){x, center.y + plan->chart->em * 0.35});
    }
}

static void draw(ChartPlan *plan, const Series *series)
{
    const Chart *chart = plan->chart;
    const GaugeOptions *options = series->options;
    int row = 0;
    while (row + 1 < chart->row_count && isnan(series->values[row]))
        row++;
    double foot = chart->em * 1.5;
    Rect plot = plan->plot;
    double radius = fmin(plot.width / 2, plot.height - foot) - 2;
    if (radius < chart->em * 2) {
        diag_report(plan->diagnostics, W_CHART_LABEL_DROPPED, &chart->node->source->origin,
                    DIAG_ARGS(series_label(plan, series, row)));
        return;
    }
    Point center = {plot.x + plot.width / 2, plot.y + (plot.height + radius - foot) / 2};
    double turn = 180 * share_of(options, series->values[row]);
    double inner = radius * (1 - THICKNESS);
    Path *track = path_create(plan->arena);
    path_ring_segment(track, center, inner, radius, HALF_FROM, 0);
    PaintSpec faint = paint_spec_tint(&series->color, 0.16);
    plan_fill(plan, "track", track, &faint);
    Path *path = path_create(plan->arena);
    plan_mark(plan, series->index, row);
    if (turn > 0) {
        path_ring_segment(path, center, inner, radius, HALF_FROM, HALF_FROM + turn);
        plan_fill(plan, "part", path, &series->color);
    }
    plan_mark(plan, -1, -1);
    if (options->target.is_set)
        draw_target(plan, options, center, radius);
    draw_ends(plan, options, center, radius);
    const char *small = options->center_label ? options->center_label : chart->categories[row].text;
    round_center_draw(plan, (Point){center.x, center.y - radius * 0.24}, inner * 1.3,
                      series_label(plan, series, row), small[0] ? small : NULL);
}

const ChartType chart_gauge = {
    .variant = {"gauge", "One value on a half ring.", "仪表盘：半环上的一个数值。", fields,
                sizeof(GaugeOptions)},
    .example =
        "{\"type\": \"chart\", \"data\": [{\"v\": 76.5}], \"series\": [{\"type\": \"gauge\", "
        "\"y\": \"v\", \"target\": 80, \"centerLabel\": \"完成率（%）\"}], \"alt\": "
        "\"仪表盘\"}",
    .family = FAMILY_WHOLE,
    .flags = CHART_NEEDS_BANDS | CHART_ONLY_ONE,
    .prepare = prepare,
    .draw = draw,
};
