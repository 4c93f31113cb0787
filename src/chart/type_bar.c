/* bar: the length of a box is the value. Beside each other, stacked, as shares, to both sides of
 * zero, upright or lying. */
#include "chart/chart_fields.h"
#include "chart/chart_type.h"
#include "chart/series_draw.h"

#include <math.h>

#define WIDEST_EM  4.2  /* few bars stay columns and do not become walls */
#define GROUP_FILL 0.92 /* of its column that a bar of a group takes */

typedef struct BarOptions {
    double radius; /* points */
    double width;  /* share of the band */
} BarOptions;

static const Field fields[] = {
    {"radius", &field_points, offsetof(BarOptions, radius), 0, 100, NULL, 0, NULL,
     "Radius of the corners at its end.", "柱端圆角半径。"},
    {"width", &field_number, offsetof(BarOptions, width), 0, 1.5, NULL, 0, NULL,
     "Width by the usual one: 0.5 is half; 0: as usual.", "相对于默认宽度的倍数；0 为默认。"},
    FIELD_ROWS_END,
};

/* Middle and thickness of the bar along the axis. */
static void place_bar(const ChartPlan *plan, const Series *series, int row, double *along,
                      double *thickness)
{
    const BarOptions *options = series->options;
    int columns = plan->chart->column_count;
    double band = plan->x.kind == SCALE_BAND ? scale_bandwidth(&plan->x) : plan->chart->em;
    double column = fmin(band / columns, plan->chart->em * WIDEST_EM);
    double middle = series_along(plan, row);
    *along = middle + (series->stack - (columns - 1) / 2.0) * column;
    *thickness = column * (columns > 1 ? GROUP_FILL : 1);
    if (options->width > 0)
        *thickness *= options->width;
}

/* Whether another box of the same column goes on from here. */
static bool is_last_of_stack(const Chart *chart, const Series *series, int row)
{
    for (int i = series->index + 1; i < chart->series_count; i++) {
        const Series *next = &chart->series[i];
        bool is_same = next->type == series->type && next->stack == series->stack;
        if (is_same && next->to[row] != next->from[row] && next->from[row] == series->to[row])
            return false;
    }
    return true;
}

static void append_rounded(Path *path, const ChartPlan *plan, Rect box, double radius,
                           bool is_negative)
{
    double far = radius;
    double near = 0;
    double radii[4] = {far, far, near, near}; /* clockwise from the top left: the top is the end */
    if (plan->chart->is_horizontal) {
        radii[0] = radii[3] = is_negative ? far : near;
        radii[1] = radii[2] = is_negative ? near : far;
    } else if (is_negative) {
        radii[0] = radii[1] = near;
        radii[2] = radii[3] = far;
    }
    path_rounded_rectangle(path, box, radii);
}

static void add_label(ChartPlan *plan, const Series *series, int row, Rect box, bool is_negative)
{
    static const LabelSpot upright[] = {SPOT_ABOVE, SPOT_INSIDE_TOP, SPOT_INSIDE};
    static const LabelSpot hanging[] = {SPOT_BELOW, SPOT_INSIDE_BOTTOM, SPOT_INSIDE};
    static const LabelSpot lying[] = {SPOT_RIGHT, SPOT_INSIDE_RIGHT, SPOT_INSIDE};
    static const LabelSpot backward[] = {SPOT_LEFT, SPOT_INSIDE_LEFT, SPOT_RIGHT};
    static const LabelSpot inside[] = {SPOT_INSIDE};
    int position = series->spec->label.position;
    bool is_inside = series->is_stacked || position == LABEL_INSIDE || position == LABEL_CENTER;
    if (is_inside)
        series_add_label(plan, series, row, box, inside, 1, 10);
    else if (plan->chart->is_horizontal)
        series_add_label(plan, series, row, box, is_negative ? backward : lying, 3, 10);
    else
        series_add_label(plan, series, row, box, is_negative ? hanging : upright, 3, 10);
}

static void draw_row(ChartPlan *plan, const Series *series, int row)
{
    const BarOptions *options = series->options;
    double along;
    double thickness;
    place_bar(plan, series, row, &along, &thickness);
    if (isnan(along))
        return;
    const Scale *scale = &plan->y[series->spec->axis];
    double base = fmax(series->from[row], scale->kind == SCALE_LOG ? scale->min : -INFINITY);
    double from = scale_place_inside(scale, base);
    double to = series_across(plan, series, row, series->to[row]);
    Rect box = plan_box(plan, along, thickness, from, to);
    bool is_negative = series->to[row] < series->from[row];
    PaintSpec color = series_color(plan, series, row);
    plan_mark(plan, series->index, row);
    Path *path = path_create(plan->arena);
    if (options->radius > 0 && is_last_of_stack(plan->chart, series, row))
        append_rounded(path, plan, box, options->radius, is_negative);
    else
        path_rectangle(path, box);
    if (box.width > 0 && box.height > 0)
        plan_fill(plan, "bar", path, &color);
    labels_avoid_box(plan, box);
    if (series_has_labels(series, false))
        add_label(plan, series, row, box, is_negative);
}

static void draw(ChartPlan *plan, const Series *series)
{
    for (int row = 0; row < plan->chart->row_count; row++) {
        if (!isnan(series->to[row]))
            draw_row(plan, series, row);
    }
}

const ChartType chart_bar = {
    .variant = {"bar", "Bars from zero; columns, or lying with orientation horizontal.",
                "柱形（orientation 为 horizontal 时为条形），自零起。", fields, sizeof(BarOptions)},
    .example = "{\"type\": \"chart\", \"title\": \"技术合同成交额\", \"x\": \"year\", \"axes\": "
               "{\"left\": \"亿元\"}, \"data\": [{\"year\": \"2021\", \"v\": 21.4}, {\"year\": "
               "\"2022\", \"v\": 30.62}, {\"year\": \"2023\", \"v\": 31.62}], \"series\": "
               "[{\"type\": \"bar\", \"y\": \"v\", \"label\": true}], \"alt\": \"柱形图\"}",
    .family = FAMILY_AXES,
    .key = KEY_SQUARE,
    .layer = 1,
    .flags = CHART_FROM_ZERO | CHART_STACKS | CHART_COLUMN,
    .draw = draw,
};
