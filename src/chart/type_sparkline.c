/* sparkline: a line as small as a word, without axes; its last value is written at its end. */
#include "chart/chart_fields.h"
#include "chart/chart_type.h"
#include "chart/series_draw.h"

#include <math.h>

typedef struct SparklineOptions {
    double width;
} SparklineOptions;

static const Field fields[] = {
    {"width", &field_points, offsetof(SparklineOptions, width), 0, 20, NULL, 0, "1.2pt",
     "Width of the line.", "线宽。"},
    FIELD_ROWS_END,
};

static Scale value_scale(const ChartPlan *plan, const Series *series, Rect area)
{
    Scale scale = {SCALE_LINEAR, INFINITY, -INFINITY, 0, area.y + area.height, area.y, 0, 0};
    for (int row = 0; row < plan->chart->row_count; row++) {
        scale.min = fmin(scale.min, series->values[row]);
        scale.max = fmax(scale.max, series->values[row]);
    }
    return scale;
}

static int last_row(const Chart *chart, const Series *series)
{
    int last = chart->row_count - 1;
    while (last > 0 && isnan(series->values[last]))
        last--;
    return last;
}

static void draw(ChartPlan *plan, const Series *series)
{
    const Chart *chart = plan->chart;
    const SparklineOptions *options = series->options;
    double radius = options->width * 1.6;
    int last = last_row(chart, series);
    ChartText text = series_label_text(plan, series, last, NULL);
    double room = series->spec->label.show != SWITCH_OFF ? text.width + chart->em * 0.5 : 0;
    Rect area = {plan->plot.x + radius, plan->plot.y + radius, plan->plot.width - 2 * radius - room,
                 plan->plot.height - 2 * radius};
    Scale y = value_scale(plan, series, area);
    double step = chart->row_count > 1 ? area.width / (chart->row_count - 1) : 0;
    Path *path = path_create(plan->arena);
    bool is_open = false;
    Point point = {0, 0};
    for (int row = 0; row < chart->row_count; row++) {
        if (isnan(series->values[row])) {
            is_open = is_open && series->spec->missing == MISSING_CONNECT;
            continue;
        }
        point = (Point){area.x + row * step, scale_place(&y, series->values[row])};
        if (is_open)
            path_line(path, point.x, point.y);
        else
            path_move(path, point.x, point.y);
        is_open = true;
    }
    plan_mark(plan, series->index, -1);
    plan_stroke(plan, "line", path, &series->color,
                (Stroke){.width = options->width, .cap = CAP_ROUND, .join = JOIN_ROUND});
    plan_mark(plan, series->index, last);
    plan_dot(plan, "dot", point, radius, &series->color);
    if (room > 0) {
        double top = fmin(fmax(point.y - text.height / 2, plan->plot.y),
                          plan->plot.y + plan->plot.height - text.height);
        plan_text_or_report(plan, "label", &text, (Point){point.x + radius + chart->em * 0.35, top},
                            series_label(plan, series, last));
    }
    plan_mark(plan, -1, -1);
}

const ChartType chart_sparkline = {
    .variant = {"sparkline", "A line as small as a word; the last value stands at its end.",
                "迷你折线，末端写最后一个数值。", fields, sizeof(SparklineOptions)},
    .example = "{\"type\": \"chart\", \"style\": {\"width\": \"40mm\", \"height\": \"9mm\"}, "
               "\"data\": [{\"v\": 3}, {\"v\": 5}, {\"v\": 4}, {\"v\": 8}], \"series\": "
               "[{\"type\": \"sparkline\", \"y\": \"v\"}], \"alt\": \"走势\"}",
    .family = FAMILY_WHOLE,
    .key = KEY_LINE,
    .flags = CHART_NEEDS_BANDS | CHART_ONLY_ONE | CHART_TINY,
    .draw = draw,
};
