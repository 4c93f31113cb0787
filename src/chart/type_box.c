/* box: five numbers of each row's distribution (after Tukey): ends, quartiles and median. */
#include "chart/chart_data.h"
#include "chart/chart_fields.h"
#include "chart/chart_type.h"
#include "chart/series_draw.h"

#include <math.h>

enum { BOX_LOW, BOX_Q1, BOX_MEDIAN, BOX_Q3, BOX_HIGH, BOX_COUNT };

typedef struct BoxOptions {
    const char *names[BOX_COUNT];
    const double *values[BOX_COUNT];
} BoxOptions;

#define NAME_ROW(name, index, fallback, english, chinese)                                          \
    {                                                                                              \
        name, &field_string, offsetof(BoxOptions, names[index]), 0, 0, NULL, 0, fallback, english, \
            chinese                                                                                \
    }

static const Field fields[] = {
    NAME_ROW("low", BOX_LOW, "min", "Member with the lower end.", "下端的字段。"),
    NAME_ROW("q1", BOX_Q1, "q1", "Member with the lower quartile.", "下四分位数的字段。"),
    NAME_ROW("median", BOX_MEDIAN, "median", "Member with the median.", "中位数的字段。"),
    NAME_ROW("q3", BOX_Q3, "q3", "Member with the upper quartile.", "上四分位数的字段。"),
    NAME_ROW("high", BOX_HIGH, "max", "Member with the upper end.", "上端的字段。"),
    FIELD_ROWS_END,
};

static bool prepare(Chart *chart, Series *series)
{
    BoxOptions *options = series->options;
    for (int i = 0; i < BOX_COUNT; i++) {
        double *values;
        if (!chart_read_column(chart, options->names[i], &series->spec->item.source->origin,
                               &values, i == BOX_MEDIAN ? &series->cells : NULL))
            return false;
        options->values[i] = values;
    }
    memcpy(series->values, options->values[BOX_MEDIAN],
           (size_t)chart->row_count * sizeof *series->values);
    return true;
}

static void extent(const Chart *chart, const Series *series, double *min, double *max)
{
    const BoxOptions *options = series->options;
    for (int row = 0; row < chart->row_count; row++) {
        for (int i = 0; i < BOX_COUNT; i++) {
            *min = fmin(*min, options->values[i][row]);
            *max = fmax(*max, options->values[i][row]);
        }
    }
}

static bool is_complete(const BoxOptions *options, int row)
{
    for (int i = 0; i < BOX_COUNT; i++) {
        if (isnan(options->values[i][row]))
            return false;
    }
    return true;
}

static void draw_row(ChartPlan *plan, const Series *series, int row)
{
    static const LabelSpot spots[] = {SPOT_RIGHT, SPOT_LEFT, SPOT_ABOVE};
    const BoxOptions *options = series->options;
    double places[BOX_COUNT];
    for (int i = 0; i < BOX_COUNT; i++)
        places[i] = series_across(plan, series, row, options->values[i][row]);
    double along = series_along(plan, row);
    double thickness = fmin(scale_bandwidth(&plan->x) * 0.8, plan->chart->em * 3);
    double half = thickness / 2;
    PaintSpec color = series_color(plan, series, row);
    PaintSpec tint = paint_spec_tint(&color, 0.3);
    plan_mark(plan, series->index, row);
    plan_line(plan, "whisker", plan_point(plan, along, places[BOX_LOW]),
              plan_point(plan, along, places[BOX_Q1]), &color, 0.8);
    plan_line(plan, "whisker", plan_point(plan, along, places[BOX_Q3]),
              plan_point(plan, along, places[BOX_HIGH]), &color, 0.8);
    for (int i = BOX_LOW; i <= BOX_HIGH; i += BOX_HIGH)
        plan_line(plan, "whisker", plan_point(plan, along - half / 2, places[i]),
                  plan_point(plan, along + half / 2, places[i]), &color, 0.8);
    Rect box = plan_box(plan, along, thickness, places[BOX_Q1], places[BOX_Q3]);
    plan_rectangle(plan, "box", box, &tint);
    plan_line(plan, "median", plan_point(plan, along - half, places[BOX_MEDIAN]),
              plan_point(plan, along + half, places[BOX_MEDIAN]), &color, 1.6);
    Point median = plan_point(plan, along - half, places[BOX_MEDIAN]);
    if (series_has_labels(series, false))
        series_add_label(plan, series, row,
                         plan->chart->is_horizontal ? (Rect){median.x, median.y, 0, thickness}
                                                    : (Rect){median.x, median.y, thickness, 0},
                         spots, 3, 8);
}

static void draw(ChartPlan *plan, const Series *series)
{
    for (int row = 0; row < plan->chart->row_count; row++) {
        if (is_complete(series->options, row))
            draw_row(plan, series, row);
    }
}

const ChartType chart_box = {
    .variant = {"box", "Ends, quartiles and median of each row.",
                "箱线图：最值、四分位数、中位数。", fields, sizeof(BoxOptions)},
    .example = "{\"type\": \"chart\", \"x\": \"n\", \"data\": [{\"n\": \"甲校\", \"min\": 52, "
               "\"q1\": 68, \"median\": 75, \"q3\": 83, \"max\": 98}, {\"n\": \"乙校\", \"min\": "
               "48, \"q1\": 61, \"median\": 70, \"q3\": 79, \"max\": 95}], \"series\": "
               "[{\"type\": \"box\"}], \"alt\": \"箱线图\"}",
    .family = FAMILY_AXES,
    .key = KEY_SQUARE,
    .layer = 1,
    .flags = CHART_NEEDS_BANDS | CHART_OWN_VALUES,
    .prepare = prepare,
    .extent = extent,
    .draw = draw,
};
