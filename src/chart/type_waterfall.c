/* waterfall: how a sum comes about; each bar begins where the last one ended. */
#include "chart/chart_data.h"
#include "chart/chart_fields.h"
#include "chart/chart_type.h"
#include "chart/series_draw.h"

#include <math.h>

typedef struct WaterfallOptions {
    const JsonValue *totals;
    PaintSpec up, down;
    double *from, *to;
    bool *is_total;
} WaterfallOptions;

static const Field fields[] = {
    {"totals", &field_values, offsetof(WaterfallOptions, totals), 0, 0, NULL, 0, NULL,
     "Categories that stand on zero: a stated total, or the sum so far where they have no value.",
     "合计类别：自零起；没有数值时为累计。"},
    {"upColor", &field_color, offsetof(WaterfallOptions, up), 0, 0, NULL, 0, "#C8323A",
     "Colour of increases.", "增加的颜色。"},
    {"downColor", &field_color, offsetof(WaterfallOptions, down), 0, 0, NULL, 0, "#2E8B57",
     "Colour of decreases.", "减少的颜色。"},
    FIELD_ROWS_END,
};

static bool names_total(const Chart *chart, const JsonValue *totals, int row)
{
    if (!totals)
        return false;
    if (totals->kind != JSON_ARRAY)
        return chart_find_category(chart, totals) == row;
    for (uint32_t i = 0; i < totals->count; i++) {
        if (chart_find_category(chart, totals->items[i]) == row)
            return true;
    }
    return false;
}

static bool prepare(Chart *chart, Series *series)
{
    WaterfallOptions *options = series->options;
    size_t count = (size_t)chart->row_count;
    options->from = arena_array(chart->arena, count, sizeof *options->from);
    options->to = arena_array(chart->arena, count, sizeof *options->to);
    options->is_total = arena_array(chart->arena, count, sizeof *options->is_total);
    double level = 0;
    for (int row = 0; row < chart->row_count; row++) {
        double value = series->values[row];
        options->is_total[row] = names_total(chart, options->totals, row);
        if (options->is_total[row])
            level = isnan(value) ? level : value;
        options->from[row] = options->is_total[row] ? 0 : level;
        if (!options->is_total[row])
            level += isnan(value) ? 0 : value;
        options->to[row] = level;
    }
    return true;
}

static void extent(const Chart *chart, const Series *series, double *min, double *max)
{
    const WaterfallOptions *options = series->options;
    for (int row = 0; row < chart->row_count; row++) {
        *min = fmin(*min, fmin(options->from[row], options->to[row]));
        *max = fmax(*max, fmax(options->from[row], options->to[row]));
    }
}

static PaintSpec bar_color(const Series *series, int row)
{
    const WaterfallOptions *options = series->options;
    if (options->is_total[row])
        return series->color;
    return options->to[row] < options->from[row] ? options->down : options->up;
}

static void add_label(ChartPlan *plan, const Series *series, int row, Rect box)
{
    static const LabelSpot upright[] = {SPOT_ABOVE, SPOT_BELOW, SPOT_INSIDE};
    static const LabelSpot lying[] = {SPOT_RIGHT, SPOT_LEFT, SPOT_INSIDE};
    const WaterfallOptions *options = series->options;
    if (!isnan(series->values[row])) {
        series_add_label(plan, series, row, box, plan->chart->is_horizontal ? lying : upright, 3,
                         8);
        return;
    }
    JsonValue *sum = json_new_number(plan->chart->arena, options->to[row], NULL);
    const char *words = series->spec->label.format
                            ? chart_format_cell(plan->chart, series->spec->label.format, sum)
                            : chart_format_unit(plan->chart, sum, plan->unit[series->spec->axis]);
    LabelRequest request = {
        .text = chart_text_set(plan, ROLE_LABEL, NULL,
                               chart_literal(plan->chart, words, sum, "sum"), INFINITY),
        .words = words,
        .anchor = box,
        .gap = plan->chart->em * 0.3,
        .spots = {plan->chart->is_horizontal ? SPOT_RIGHT : SPOT_ABOVE, SPOT_INSIDE},
        .spot_count = 2,
        .priority = 9,
    };
    labels_add(plan, &request);
}

static void draw_row(ChartPlan *plan, const Series *series, int row)
{
    const WaterfallOptions *options = series->options;
    double along = series_along(plan, row);
    double thickness = fmin(scale_bandwidth(&plan->x), plan->chart->em * 4.2);
    double from = series_across(plan, series, row, options->from[row]);
    double to = series_across(plan, series, row, options->to[row]);
    Rect box = plan_box(plan, along, thickness, from, to);
    PaintSpec color = bar_color(series, row);
    plan_mark(plan, series->index, row);
    plan_rectangle(plan, "bar", box, &color);
    labels_avoid_box(plan, box);
    if (row + 1 < plan->chart->row_count)
        plan_line(plan, "level", plan_point(plan, along + thickness / 2, to),
                  plan_point(plan, series_along(plan, row + 1) - thickness / 2, to),
                  &plan->chart->muted, 0.5);
    if (series_has_labels(series, false))
        add_label(plan, series, row, box);
}

static void draw(ChartPlan *plan, const Series *series)
{
    const WaterfallOptions *options = series->options;
    for (int row = 0; row < plan->chart->row_count; row++) {
        if (!isnan(series->values[row]) || options->is_total[row])
            draw_row(plan, series, row);
    }
}

const ChartType chart_waterfall = {
    .variant = {"waterfall", "How a sum comes about, step by step.", "瀑布图：总量的构成过程。",
                fields, sizeof(WaterfallOptions)},
    .example = "{\"type\": \"chart\", \"x\": \"n\", \"data\": [{\"n\": \"上年\", \"v\": 174}, "
               "{\"n\": \"新认定\", \"v\": 116}, {\"n\": \"退出\", \"v\": -12}, {\"n\": \"今年\", "
               "\"v\": null}], \"series\": [{\"type\": \"waterfall\", \"y\": \"v\", \"totals\": "
               "[\"上年\", \"今年\"], \"label\": true}], \"alt\": \"瀑布图\"}",
    .family = FAMILY_AXES,
    .key = KEY_SQUARE,
    .layer = 1,
    .flags = CHART_FROM_ZERO | CHART_NEEDS_BANDS,
    .prepare = prepare,
    .extent = extent,
    .draw = draw,
};
