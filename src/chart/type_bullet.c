/* bullet: a bar against its target, on the track of what is possible (after Stephen Few). */
#include "chart/axis.h"
#include "chart/chart_data.h"
#include "chart/chart_fields.h"
#include "chart/chart_type.h"
#include "chart/series_draw.h"

#include <math.h>

#define TRACK_TINT 0.16

typedef struct BulletOptions {
    const char *target, *full;
    const double *targets, *fulls; /* NULL: not given */
} BulletOptions;

static const Field fields[] = {
    {"target", &field_string, offsetof(BulletOptions, target), 0, 0, NULL, FIELD_REQUIRED, NULL,
     "Member of each row with the target, drawn as a mark across.", "目标值字段，画作横线。"},
    {"full", &field_string, offsetof(BulletOptions, full), 0, 0, NULL, 0, NULL,
     "Member of each row with the end of the track; else the axis'.",
     "底轨终点的字段；不写则到轴端。"},
    FIELD_ROWS_END,
};

static bool read_field(const Chart *chart, const Series *series, const char *name,
                       const char *field, const double **values)
{
    if (!field)
        return true;
    const JsonValue *place = json_find(series->spec->item.source, name);
    double *numbers;
    if (!chart_read_column(chart, field, &place->origin, &numbers, NULL))
        return false;
    *values = numbers;
    return true;
}

static bool prepare(Chart *chart, Series *series)
{
    BulletOptions *options = series->options;
    return read_field(chart, series, "target", options->target, &options->targets) &&
           read_field(chart, series, "full", options->full, &options->fulls);
}

static void extent(const Chart *chart, const Series *series, double *min, double *max)
{
    const BulletOptions *options = series->options;
    for (int row = 0; row < chart->row_count; row++) {
        *min = fmin(*min, fmin(series->values[row], options->targets[row]));
        *max = fmax(*max, fmax(series->values[row], options->targets[row]));
        if (options->fulls)
            *max = fmax(*max, options->fulls[row]);
    }
}

static void draw_row(ChartPlan *plan, const Series *series, int row)
{
    static const LabelSpot upright[] = {SPOT_ABOVE};
    static const LabelSpot lying[] = {SPOT_RIGHT};
    const BulletOptions *options = series->options;
    const Scale *scale = &plan->y[series->spec->axis];
    double along = series_along(plan, row);
    double band = fmin(scale_bandwidth(&plan->x), plan->chart->em * 2.6);
    double zero = axis_zero(plan, (AxisSide)series->spec->axis);
    bool has_full = options->fulls && !isnan(options->fulls[row]);
    double full = has_full ? scale_place_inside(scale, options->fulls[row]) : scale->end;
    PaintSpec color = series_color(plan, series, row);
    PaintSpec track = paint_spec_tint(&color, TRACK_TINT);
    plan_mark(plan, series->index, row);
    plan_rectangle(plan, "track", plan_box(plan, along, band, zero, full), &track);
    Rect box = {0};
    if (!isnan(series->values[row])) {
        box = plan_box(plan, along, band * 0.46, zero,
                       series_across(plan, series, row, series->values[row]));
        plan_rectangle(plan, "bar", box, &color);
    }
    if (!isnan(options->targets[row])) {
        double place = series_across(plan, series, row, options->targets[row]);
        Point from = plan_point(plan, along - band * 0.42, place);
        Point to = plan_point(plan, along + band * 0.42, place);
        plan_line(plan, "target", from, to, &plan->chart->ink, 1.6);
        labels_avoid_line(plan, from, to);
        if (!isnan(series->values[row]) && options->targets[row] > series->values[row])
            box = rect_union(box, (Rect){fmin(from.x, to.x), fmin(from.y, to.y),
                                         fabs(to.x - from.x), fabs(to.y - from.y)});
    }
    if (series_has_labels(series, false) && !isnan(series->values[row]))
        series_add_label(plan, series, row, box, plan->chart->is_horizontal ? lying : upright, 1,
                         8);
}

static void draw(ChartPlan *plan, const Series *series)
{
    for (int row = 0; row < plan->chart->row_count; row++)
        draw_row(plan, series, row);
}

const ChartType chart_bullet = {
    .variant = {"bullet", "A bar against its target.", "子弹图：实际值与目标值。", fields,
                sizeof(BulletOptions)},
    .example =
        "{\"type\": \"chart\", \"x\": \"n\", \"orientation\": \"horizontal\", \"data\": "
        "[{\"n\": \"成交额\", \"v\": 31.6, \"t\": 30}, {\"n\": \"高企数\", \"v\": 29, "
        "\"t\": 32}], \"series\": [{\"type\": \"bullet\", \"y\": \"v\", \"target\": \"t\"}], "
        "\"alt\": \"子弹图\"}",
    .family = FAMILY_AXES,
    .key = KEY_SQUARE,
    .layer = 1,
    .flags = CHART_FROM_ZERO | CHART_NEEDS_BANDS,
    .prepare = prepare,
    .extent = extent,
    .draw = draw,
};
