/* line: values joined in order. */
#include "chart/chart_fields.h"
#include "chart/chart_type.h"
#include "chart/line_path.h"
#include "chart/series_draw.h"

#define DOTS_MOST 16 /* values that get a dot unless the layout says otherwise */

typedef struct LineOptions {
    int curve; /* LineCurve */
    double width;
    int dots; /* OptionalSwitch */
    bool dashed;
} LineOptions;

static const Field fields[] = {
    {"curve", &field_enum, offsetof(LineOptions, curve), 0, 0, line_curves, 0, "linear",
     "Straight, smooth (without overshooting) or in steps.", "直线、平滑（不越过数据点）或阶梯。"},
    {"width", &field_points, offsetof(LineOptions, width), 0, 20, NULL, 0, "1.6pt",
     "Width of the line.", "线宽。"},
    {"dots", &field_switch, offsetof(LineOptions, dots), 0, 0, NULL, 0, NULL,
     "Whether each value has a dot.", "是否画数据点。"},
    {"dashed", &field_boolean, offsetof(LineOptions, dashed), 0, 0, NULL, 0, "false",
     "Dashed, as for a forecast.", "虚线，如预测值。"},
    FIELD_ROWS_END,
};

static void draw_run(ChartPlan *plan, const Series *series, const LineRun *run)
{
    static const double dashes[] = {4, 2.5};
    const LineOptions *options = series->options;
    Path *path = path_create(plan->arena);
    line_append(path, run->points, run->count, (LineCurve)options->curve, true,
                plan->chart->is_horizontal);
    plan_stroke(plan, "line", path, &series->color,
                (Stroke){.width = options->width,
                         .cap = options->dashed ? CAP_BUTT : CAP_ROUND,
                         .join = JOIN_ROUND,
                         .dashes = options->dashed ? dashes : NULL,
                         .dash_count = options->dashed ? 2 : 0});
    for (int i = 1; i < run->count; i++)
        labels_avoid_line(plan, run->points[i - 1], run->points[i]);
}

static void draw_dots(ChartPlan *plan, const Series *series, const LineRun *run)
{
    const LineOptions *options = series->options;
    bool all = options->dots == SWITCH_ON ||
               (options->dots == SWITCH_UNSET && plan->chart->row_count <= DOTS_MOST);
    PaintSpec white = {.kind = PAINT_SOLID, .color = COLOR_WHITE, .opacity = 1};
    for (int i = 0; i < run->count; i++) {
        if (!all && run->count > 1)
            continue;
        plan_mark(plan, series->index, run->rows[i]);
        double radius = options->width * 1.35;
        plan_dot(plan, "halo", run->points[i], radius + 0.8, &white);
        plan_dot(plan, "dot", run->points[i], radius, &series->color);
    }
}

/* Above where the line turns down, below where it turns up, so that the line stays free. */
static void add_label(ChartPlan *plan, const Series *series, const LineRun *run, int index)
{
    static const LabelSpot above[] = {SPOT_ABOVE,      SPOT_BELOW,       SPOT_ABOVE_RIGHT,
                                      SPOT_ABOVE_LEFT, SPOT_BELOW_RIGHT, SPOT_BELOW_LEFT,
                                      SPOT_RIGHT,      SPOT_LEFT};
    static const LabelSpot below[] = {SPOT_BELOW,      SPOT_ABOVE,       SPOT_BELOW_RIGHT,
                                      SPOT_BELOW_LEFT, SPOT_ABOVE_RIGHT, SPOT_ABOVE_LEFT,
                                      SPOT_RIGHT,      SPOT_LEFT};
    Point point = run->points[index];
    double before = index > 0 ? run->points[index - 1].y : point.y;
    double after = index + 1 < run->count ? run->points[index + 1].y : point.y;
    bool is_valley = before + after < 2 * point.y - 1; /* y points down: neighbours are higher */
    if (series->spec->label.position == LABEL_TOP)
        is_valley = false;
    if (series->spec->label.position == LABEL_BOTTOM)
        is_valley = true;
    const LineOptions *options = series->options;
    double radius = options->width * 1.35;
    Rect anchor = {point.x - radius, point.y - radius, 2 * radius, 2 * radius};
    bool is_end = run->rows[index] == plan->chart->row_count - 1 || run->rows[index] == 0;
    series_add_label(plan, series, run->rows[index], anchor, is_valley ? below : above, 8,
                     is_end ? 9 : 8);
}

static void draw(ChartPlan *plan, const Series *series)
{
    int run_count;
    const LineRun *runs = line_runs(plan, series, &run_count);
    plan_mark(plan, series->index, -1);
    for (int i = 0; i < run_count; i++)
        draw_run(plan, series, &runs[i]);
    for (int i = 0; i < run_count; i++) {
        draw_dots(plan, series, &runs[i]);
        for (int k = 0; series_has_labels(series, false) && k < runs[i].count; k++)
            add_label(plan, series, &runs[i], k);
    }
}

const ChartType chart_line = {
    .variant = {"line", "A line through the values.", "折线。", fields, sizeof(LineOptions)},
    .example = "{\"type\": \"chart\", \"x\": \"month\", \"data\": [{\"month\": \"1月\", \"v\": "
               "102.1}, {\"month\": \"2月\", \"v\": 100.7}, {\"month\": \"3月\", \"v\": 100.9}], "
               "\"series\": [{\"type\": \"line\", \"y\": \"v\", \"label\": true}], \"alt\": "
               "\"折线图\"}",
    .family = FAMILY_AXES,
    .key = KEY_LINE,
    .layer = 2,
    .flags = CHART_NEEDS_MARGIN,
    .draw = draw,
};
