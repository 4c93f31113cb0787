/* lollipop: a stem and a dot in place of a bar, for many rows of nearly equal values. */
#include "chart/axis.h"
#include "chart/chart_fields.h"
#include "chart/chart_type.h"
#include "chart/series_draw.h"

#include <math.h>

typedef struct LollipopOptions {
    double radius;
} LollipopOptions;

static const Field fields[] = {
    {"radius", &field_points, offsetof(LollipopOptions, radius), 0.2, 50, NULL, 0, "3.2pt",
     "Radius of the dot.", "圆点半径。"},
    FIELD_ROWS_END,
};

static void draw_row(ChartPlan *plan, const Series *series, int row)
{
    static const LabelSpot upright[] = {SPOT_ABOVE, SPOT_RIGHT, SPOT_LEFT};
    static const LabelSpot lying[] = {SPOT_RIGHT, SPOT_ABOVE, SPOT_LEFT};
    const LollipopOptions *options = series->options;
    double along = series_along(plan, row);
    AxisSide side = (AxisSide)series->spec->axis;
    Point foot = plan_point(plan, along, axis_zero(plan, side));
    Point head = series_point(plan, series, row);
    PaintSpec color = series_color(plan, series, row);
    plan_mark(plan, series->index, row);
    plan_line(plan, "stem", foot, head, &color, fmax(0.8, options->radius * 0.36));
    plan_dot(plan, "dot", head, options->radius, &color);
    labels_avoid_line(plan, foot, head);
    Rect box = {head.x - options->radius, head.y - options->radius, 2 * options->radius,
                2 * options->radius};
    if (series_has_labels(series, false))
        series_add_label(plan, series, row, box, plan->chart->is_horizontal ? lying : upright, 3,
                         8);
}

static void draw(ChartPlan *plan, const Series *series)
{
    for (int row = 0; row < plan->chart->row_count; row++) {
        if (!isnan(series->to[row]) && !isnan(series_along(plan, row)))
            draw_row(plan, series, row);
    }
}

const ChartType chart_lollipop = {
    .variant = {"lollipop", "A stem with a dot, from zero.", "棒棒糖图，自零起。", fields,
                sizeof(LollipopOptions)},
    .example = "{\"type\": \"chart\", \"x\": \"n\", \"orientation\": \"horizontal\", \"data\": "
               "[{\"n\": \"上党区\", \"v\": 32}, {\"n\": \"屯留区\", \"v\": 30}], \"series\": "
               "[{\"type\": \"lollipop\", \"y\": \"v\", \"label\": true}], \"alt\": \"棒棒糖图\"}",
    .family = FAMILY_AXES,
    .key = KEY_DOT,
    .layer = 1,
    .flags = CHART_FROM_ZERO | CHART_NEEDS_BANDS,
    .draw = draw,
};
