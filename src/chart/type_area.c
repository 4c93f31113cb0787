/* area: a line with the space below it filled; stacked areas show parts of a sum over time. */
#include "chart/chart_fields.h"
#include "chart/chart_type.h"
#include "chart/line_path.h"
#include "chart/series_draw.h"

#define FILL_TINT  0.28 /* of the colour, below a single line */
#define FILL_ALPHA 0.3  /* where areas lie over each other */

typedef struct AreaOptions {
    int curve; /* LineCurve */
    double width;
} AreaOptions;

static const Field fields[] = {
    {"curve", &field_enum, offsetof(AreaOptions, curve), 0, 0, line_curves, 0, "linear",
     "Straight, smooth (without overshooting) or in steps.", "直线、平滑（不越过数据点）或阶梯。"},
    {"width", &field_points, offsetof(AreaOptions, width), 0, 20, NULL, 0, "1.4pt",
     "Width of the line on top.", "上缘线宽。"},
    FIELD_ROWS_END,
};

static int area_count(const Chart *chart, const ChartType *type)
{
    int count = 0;
    for (int i = 0; i < chart->series_count; i++)
        count += chart->series[i].type == type;
    return count;
}

static PaintSpec fill_color(const ChartPlan *plan, const Series *series)
{
    if (series->is_stacked)
        return series->color;
    if (area_count(plan->chart, series->type) == 1)
        return paint_spec_tint(&series->color, FILL_TINT);
    PaintSpec color = series->color;
    color.opacity *= FILL_ALPHA;
    return color;
}

static Point *reversed(const ChartPlan *plan, const Point *points, int count)
{
    Point *turned = arena_array(plan->arena, (size_t)count, sizeof *turned);
    for (int i = 0; i < count; i++)
        turned[i] = points[count - 1 - i];
    return turned;
}

static void draw_run(ChartPlan *plan, const Series *series, const LineRun *run)
{
    const AreaOptions *options = series->options;
    bool is_horizontal = plan->chart->is_horizontal;
    LineCurve curve = (LineCurve)options->curve;
    Path *area = path_create(plan->arena);
    Path *line = path_create(plan->arena);
    line_append(line, run->points, run->count, curve, true, is_horizontal);
    line_append(area, run->points, run->count, curve, true, is_horizontal);
    line_append(area, reversed(plan, run->feet, run->count), run->count,
                series->is_stacked ? curve : CURVE_LINEAR, false, is_horizontal);
    path_close(area);
    PaintSpec fill = fill_color(plan, series);
    plan_fill(plan, "area", area, &fill);
    PaintSpec edge = series->color;
    if (series->is_stacked) /* a white seam keeps neighbours apart in grey as well */
        edge = (PaintSpec){.kind = PAINT_SOLID, .color = COLOR_WHITE, .opacity = 1};
    plan_stroke(plan, "line", line, &edge,
                (Stroke){.width = series->is_stacked ? 0.6 : options->width, .join = JOIN_ROUND});
    for (int i = 1; i < run->count; i++)
        labels_avoid_line(plan, run->points[i - 1], run->points[i]);
}

static void draw(ChartPlan *plan, const Series *series)
{
    static const LabelSpot spots[] = {SPOT_ABOVE, SPOT_ABOVE_LEFT, SPOT_ABOVE_RIGHT, SPOT_BELOW};
    int run_count;
    const LineRun *runs = line_runs(plan, series, &run_count);
    plan_mark(plan, series->index, -1);
    for (int i = 0; i < run_count; i++) {
        draw_run(plan, series, &runs[i]);
        for (int k = 0; series_has_labels(series, false) && k < runs[i].count; k++) {
            Point point = runs[i].points[k];
            series_add_label(plan, series, runs[i].rows[k], (Rect){point.x, point.y, 0, 0}, spots,
                             4, 8);
        }
    }
}

const ChartType chart_area = {
    .variant = {"area", "A filled line; stacks.", "面积，可堆叠。", fields, sizeof(AreaOptions)},
    .example =
        "{\"type\": \"chart\", \"x\": \"year\", \"data\": [{\"year\": \"2021\", \"v\": 21.4}, "
        "{\"year\": \"2022\", \"v\": 30.62}, {\"year\": \"2023\", \"v\": 31.62}], "
        "\"series\": [{\"type\": \"area\", \"y\": \"v\"}], \"alt\": \"面积图\"}",
    .family = FAMILY_AXES,
    .key = KEY_SQUARE,
    .layer = 0,
    .flags = CHART_FROM_ZERO | CHART_STACKS,
    .draw = draw,
};
