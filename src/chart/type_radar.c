/* radar: several measures of a few things, each on its own spoke. */
#include "chart/chart_fields.h"
#include "chart/chart_type.h"
#include "chart/series_draw.h"
#include "chart/ticks.h"

#include <math.h>

#define TAU      6.283185307179586
#define RINGS    4
#define LABEL_EM 6.5 /* width of a spoke's name, at most */

typedef struct RadarOptions {
    OptionalNumber max;
} RadarOptions;

static const Field fields[] = {
    {"max", &field_optional_number, offsetof(RadarOptions, max), 0, 0, NULL, 0, NULL,
     "Value at the rim; else a round one above the largest.", "外圈的数值；不写则取整。"},
    FIELD_ROWS_END,
};

static double rim_value(const Chart *chart)
{
    double most = 0;
    for (int i = 0; i < chart->series_count; i++) {
        const RadarOptions *options = chart->series[i].options;
        if (options->max.is_set && options->max.value > 0)
            return options->max.value;
        for (int row = 0; row < chart->row_count; row++)
            most = fmax(most, chart->series[i].values[row]);
    }
    double zero = 0;
    most = most > 0 ? most : 1;
    ticks_nice(&zero, &most, RINGS);
    return most;
}

static Point spoke(const Chart *chart, Point center, double radius, int row)
{
    double angle = TAU * row / chart->row_count - TAU / 4;
    return (Point){center.x + cos(angle) * radius, center.y + sin(angle) * radius};
}

static void draw_web(ChartPlan *plan, Point center, double radius)
{
    const Chart *chart = plan->chart;
    for (int ring = 1; ring <= RINGS; ring++) {
        Path *path = path_create(plan->arena);
        for (int row = 0; row < chart->row_count; row++) {
            Point point = spoke(chart, center, radius * ring / RINGS, row);
            if (row == 0)
                path_move(path, point.x, point.y);
            else
                path_line(path, point.x, point.y);
        }
        path_close(path);
        plan_stroke(plan, "grid", path, &chart->grid, (Stroke){.width = 0.4});
    }
    for (int row = 0; row < chart->row_count; row++)
        plan_line(plan, "grid", center, spoke(chart, center, radius, row), &chart->grid, 0.4);
}

static void draw_shape(ChartPlan *plan, const Series *series, Point center, double radius,
                       double rim)
{
    const Chart *chart = plan->chart;
    Path *path = path_create(plan->arena);
    for (int row = 0; row < chart->row_count; row++) {
        double value = isnan(series->values[row]) ? 0 : series->values[row];
        Point point = spoke(chart, center, radius * fmin(value / rim, 1), row);
        if (row == 0)
            path_move(path, point.x, point.y);
        else
            path_line(path, point.x, point.y);
        labels_avoid_line(plan, point, point);
    }
    path_close(path);
    PaintSpec fill = series->color;
    fill.opacity *= 0.18 / chart->series_count;
    plan_mark(plan, series->index, -1);
    plan_fill(plan, "shape", path, &fill);
    plan_stroke(plan, "line", path, &series->color, (Stroke){.width = 1.4, .join = JOIN_ROUND});
    for (int row = 0; row < chart->row_count; row++) {
        double value = series->values[row];
        if (isnan(value))
            continue;
        plan_mark(plan, series->index, row);
        plan_dot(plan, "dot", spoke(chart, center, radius * fmin(value / rim, 1), row), 1.9,
                 &series->color);
    }
}

static ChartText spoke_text(const ChartPlan *plan, int row)
{
    TextLook look = {.align = TEXT_ALIGN_CENTER};
    double width = fmin(plan->chart->em * LABEL_EM, plan->plot.width * 0.28);
    return chart_text_fit(plan, ROLE_LABEL, &look, plan->chart->categories[row].text, width, 2);
}

static void draw_names(ChartPlan *plan, Point center, double radius)
{
    const Chart *chart = plan->chart;
    for (int row = 0; row < chart->row_count; row++) {
        Point rim = spoke(chart, center, radius + chart->em * 0.5, row);
        double across = (rim.x - center.x) / fmax(radius, 1);
        double down = (rim.y - center.y) / fmax(radius, 1);
        LabelRequest request = {
            .text = spoke_text(plan, row),
            .words = chart->categories[row].text,
            .name = "tick",
            .anchor = {rim.x, rim.y, 0, 0},
            .spots = {fabs(across) < 0.2 ? (down < 0 ? SPOT_ABOVE : SPOT_BELOW)
                      : across > 0       ? SPOT_RIGHT
                                         : SPOT_LEFT,
                      down < 0 ? SPOT_ABOVE : SPOT_BELOW},
            .spot_count = 2,
            .priority = 50,
        };
        labels_add(plan, &request);
    }
}

static void draw_values(ChartPlan *plan, const Series *series, Point center, double radius,
                        double rim)
{
    static const LabelSpot spots[] = {SPOT_ABOVE, SPOT_RIGHT,       SPOT_LEFT,
                                      SPOT_BELOW, SPOT_ABOVE_RIGHT, SPOT_ABOVE_LEFT};
    for (int row = 0; row < plan->chart->row_count; row++) {
        if (isnan(series->values[row]))
            continue;
        Point point = spoke(plan->chart, center, radius * fmin(series->values[row] / rim, 1), row);
        series_add_label(plan, series, row, (Rect){point.x - 2, point.y - 2, 4, 4}, spots, 6, 8);
    }
}

static void draw(ChartPlan *plan, const Series *first)
{
    const Chart *chart = plan->chart;
    (void)first;
    double width = 0;
    double height = 0;
    for (int row = 0; row < chart->row_count; row++) {
        ChartText text = spoke_text(plan, row);
        width = fmax(width, text.width);
        height = fmax(height, text.height);
    }
    Rect plot = plan->plot;
    Point center = {plot.x + plot.width / 2, plot.y + plot.height / 2};
    double room = chart->em * 0.6;
    double radius = fmin(plot.width / 2 - width - room, plot.height / 2 - height - room);
    if (radius < chart->em) {
        diag_report(plan->diagnostics, W_CHART_LABEL_DROPPED, &chart->node->source->origin,
                    DIAG_ARGS(chart->categories[0].text));
        return;
    }
    double rim = rim_value(chart);
    draw_web(plan, center, radius);
    draw_names(plan, center, radius);
    for (int i = 0; i < chart->series_count; i++) {
        draw_shape(plan, &chart->series[i], center, radius, rim);
        if (series_has_labels(&chart->series[i], false))
            draw_values(plan, &chart->series[i], center, radius, rim);
    }
    plan_mark(plan, -1, -1);
}

static bool prepare(Chart *chart, Series *series)
{
    if (chart->row_count >= 3 || chart->row_count == 0)
        return true;
    diag_report(chart->diagnostics, E_CHART_ROWS_FEW, &series->spec->item.source->origin,
                DIAG_ARGS(series->type->variant.name, "3",
                          arena_print(chart->arena, "%d", chart->row_count)));
    return false;
}

const ChartType chart_radar = {
    .variant = {"radar", "Several measures, each on its own spoke.", "雷达图。", fields,
                sizeof(RadarOptions)},
    .example =
        "{\"type\": \"chart\", \"x\": \"n\", \"data\": [{\"n\": \"投入\", \"a\": 80}, {\"n\": "
        "\"人才\", \"a\": 65}, {\"n\": \"平台\", \"a\": 90}, {\"n\": \"成果\", \"a\": 70}], "
        "\"series\": [{\"type\": \"radar\", \"y\": \"a\"}], \"alt\": \"雷达图\"}",
    .family = FAMILY_WHOLE,
    .key = KEY_LINE,
    .flags = CHART_NEEDS_BANDS | CHART_NO_NEGATIVE,
    .rows_most = 300,
    .prepare = prepare,
    .draw = draw,
};
