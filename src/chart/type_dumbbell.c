/* dumbbell: two values of each row and the way between them. */
#include "chart/chart_data.h"
#include "chart/chart_fields.h"
#include "chart/chart_type.h"
#include "chart/series_draw.h"

#include <math.h>

#define LABEL_ROOM 0.06 /* of the values' span, at each end of the axis */

typedef struct DumbbellOptions {
    const char *y2;
    double radius;
    const double *ends;
    const JsonValue **cells;
} DumbbellOptions;

static const Field fields[] = {
    {"y2", &field_string, offsetof(DumbbellOptions, y2), 0, 0, NULL, FIELD_REQUIRED, NULL,
     "Member of each row with the second, later value.", "第二个（较晚）数值的字段。"},
    {"radius", &field_points, offsetof(DumbbellOptions, radius), 0.2, 50, NULL, 0, "3.2pt",
     "Radius of the dots.", "圆点半径。"},
    FIELD_ROWS_END,
};

static bool prepare(Chart *chart, Series *series)
{
    DumbbellOptions *options = series->options;
    const JsonValue *place = json_find(series->spec->item.source, "y2");
    double *ends;
    if (!chart_read_column(chart, options->y2, &place->origin, &ends, &options->cells))
        return false;
    options->ends = ends;
    return true;
}

static void extent(const Chart *chart, const Series *series, double *min, double *max)
{
    const DumbbellOptions *options = series->options;
    for (int row = 0; row < chart->row_count; row++) {
        *min = fmin(*min, fmin(series->values[row], options->ends[row]));
        *max = fmax(*max, fmax(series->values[row], options->ends[row]));
    }
    if (*min < *max) { /* labels stand at both ends */
        double room = (*max - *min) * LABEL_ROOM;
        *min = *min >= 0 ? fmax(0, *min - room) : *min - room;
        *max += room;
    }
}

static void add_label(ChartPlan *plan, const Series *series, const JsonValue *cell, Point point,
                      bool is_low)
{
    const DumbbellOptions *options = series->options;
    const LabelSpec *spec = &series->spec->label;
    const char *words = spec->format
                            ? chart_format_cell(plan->chart, spec->format, cell)
                            : chart_format_unit(plan->chart, cell, plan->unit[series->spec->axis]);
    if (!words[0])
        return;
    bool is_lying = plan->chart->is_horizontal;
    LabelSpot spot =
        is_lying ? (is_low ? SPOT_LEFT : SPOT_RIGHT) : (is_low ? SPOT_BELOW : SPOT_ABOVE);
    LabelSpot other = is_lying ? SPOT_ABOVE : SPOT_RIGHT;
    double radius = options->radius;
    LabelRequest request = {
        .text = chart_text_set(plan, ROLE_LABEL, NULL,
                               chart_literal(plan->chart, words, cell, "label"), INFINITY),
        .words = words,
        .anchor = {point.x - radius, point.y - radius, 2 * radius, 2 * radius},
        .gap = plan->chart->em * 0.3,
        .spots = {spot, other},
        .spot_count = 2,
        .priority = 8,
    };
    labels_add(plan, &request);
}

static void draw_row(ChartPlan *plan, const Series *series, int row)
{
    const DumbbellOptions *options = series->options;
    double along = series_along(plan, row);
    double first = series->values[row];
    double second = options->ends[row];
    Point from = plan_point(plan, along, series_across(plan, series, row, first));
    Point to = plan_point(plan, along, series_across(plan, series, row, second));
    PaintSpec color = series_color(plan, series, row);
    PaintSpec faint = paint_spec_tint(&color, 0.4);
    plan_mark(plan, series->index, row);
    plan_line(plan, "way", from, to, &faint, options->radius * 0.7);
    plan_dot(plan, "from", from, options->radius, &faint);
    plan_dot(plan, "to", to, options->radius, &color);
    if (!series_has_labels(series, false))
        return;
    add_label(plan, series, options->cells[row], to, second < first);
    if (first != second)
        add_label(plan, series, series->cells[row], from, second >= first);
}

static void draw(ChartPlan *plan, const Series *series)
{
    const DumbbellOptions *options = series->options;
    for (int row = 0; row < plan->chart->row_count; row++) {
        if (!isnan(series->values[row]) && !isnan(options->ends[row]))
            draw_row(plan, series, row);
    }
}

const ChartType chart_dumbbell = {
    .variant = {"dumbbell", "Two values of each row and the way between them.",
                "哑铃图：每行两个数值及其间距。", fields, sizeof(DumbbellOptions)},
    .example = "{\"type\": \"chart\", \"x\": \"n\", \"orientation\": \"horizontal\", \"data\": "
               "[{\"n\": \"上党区\", \"a\": 21, \"b\": 32}, {\"n\": \"屯留区\", \"a\": 25, \"b\": "
               "30}], \"series\": [{\"type\": \"dumbbell\", \"y\": \"a\", \"y2\": \"b\", "
               "\"label\": true}], \"alt\": \"哑铃图\"}",
    .family = FAMILY_AXES,
    .key = KEY_DOT,
    .layer = 1,
    .flags = CHART_NEEDS_BANDS,
    .prepare = prepare,
    .extent = extent,
    .draw = draw,
};
