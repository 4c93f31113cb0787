/* funnel: what is left at each step; the width of a step's upper edge is its value. */
#include "chart/chart_fields.h"
#include "chart/chart_type.h"
#include "chart/round_label.h"
#include "chart/series_draw.h"

#include <math.h>

#define NAME_SHARE 0.3

typedef struct FunnelOptions {
    int rate; /* OptionalSwitch */
} FunnelOptions;

static const Field fields[] = {
    {"rate", &field_switch, offsetof(FunnelOptions, rate), 0, 0, NULL, 0, NULL,
     "Whether the share of the step before is written.", "是否标出相对上一步的比例。"},
    FIELD_ROWS_END,
};

static double largest(const Chart *chart, const Series *series)
{
    double most = 0;
    for (int row = 0; row < chart->row_count; row++)
        most = fmax(most, series->values[row]);
    return most;
}

static double next_value(const Chart *chart, const Series *series, int row)
{
    for (int next = row + 1; next < chart->row_count; next++) {
        if (!isnan(series->values[next]))
            return series->values[next];
    }
    return series->values[row];
}

/* The step before that has a value; NAN: none. */
static double value_before(const Series *series, int row)
{
    for (int before = row - 1; before >= 0; before--) {
        if (!isnan(series->values[before]))
            return series->values[before];
    }
    return NAN;
}

static const char *step_words(const ChartPlan *plan, const Series *series, int row)
{
    const FunnelOptions *options = series->options;
    const char *value = series_label(plan, series, row);
    double before = value_before(series, row);
    if (options->rate == SWITCH_OFF || !(before > 0))
        return value;
    return arena_print(
        plan->arena, "%s  %s%%", value,
        chart_format_number(plan->chart, NULL, series->values[row] / before * 100, 1));
}

static void draw_step(ChartPlan *plan, const Series *series, int row, Rect area, double upper,
                      double lower)
{
    double middle = area.x + area.width / 2;
    Point corners[] = {{middle - upper / 2, area.y},
                       {middle + upper / 2, area.y},
                       {middle + lower / 2, area.y + area.height},
                       {middle - lower / 2, area.y + area.height}};
    Path *path = path_create(plan->arena);
    path_polygon(path, corners, 4);
    PaintSpec color = round_part_color(plan, series, row);
    plan_mark(plan, series->index, row);
    plan_fill(plan, "part", path, &color);
    const char *words = step_words(plan, series, row);
    PaintSpec text_color = plan_text_color_on(plan, &color);
    TextLook look = {.color = &text_color};
    const JsonValue *literal = chart_literal(plan->chart, words, series->cells[row], "label");
    ChartText *inside = arena_alloc(plan->arena, sizeof *inside);
    *inside = chart_text_set(plan, ROLE_LABEL, &look, literal, INFINITY);
    double inner = (upper + lower) / 2;
    LabelRequest request = {
        .text = chart_text_set(plan, ROLE_LABEL, NULL, literal, INFINITY),
        .inside_text = inside,
        .words = words,
        .anchor = {middle - inner / 2, area.y, inner, area.height},
        .gap = plan->chart->em * 0.4,
        .spots = {SPOT_INSIDE, SPOT_RIGHT},
        .spot_count = 2,
        .priority = 8,
    };
    if (round_has_labels(series))
        labels_add(plan, &request);
}

static int present_count(const Chart *chart, const Series *series)
{
    int count = 0;
    for (int row = 0; row < chart->row_count; row++)
        count += !isnan(series->values[row]);
    return count;
}

static void draw(ChartPlan *plan, const Series *series)
{
    const Chart *chart = plan->chart;
    double most = largest(chart, series);
    double gap = 1.2;
    double height = plan->plot.height / present_count(chart, series) - gap;
    double names = plan->plot.width * NAME_SHARE;
    if (!(most > 0) || height < chart->em * 1.1) {
        diag_report(plan->diagnostics, most > 0 ? W_CHART_LABEL_DROPPED : W_CHART_EMPTY,
                    &chart->node->source->origin, DIAG_ARGS(chart->categories[0].text));
        return;
    }
    Rect area = {plan->plot.x + names, plan->plot.y, plan->plot.width - names, height};
    for (int row = 0; row < chart->row_count; row++) {
        if (isnan(series->values[row]))
            continue;
        ChartText name = chart_text_fit(plan, ROLE_LABEL, NULL, chart->categories[row].text,
                                        names - chart->em, height > chart->em * 2.6 ? 2 : 1);
        plan_mark(plan, -1, row);
        plan_text_or_report(plan, "tick", &name,
                            (Point){plan->plot.x, area.y + (height - name.height) / 2},
                            chart->categories[row].text);
        draw_step(plan, series, row, area, area.width * series->values[row] / most,
                  area.width * next_value(chart, series, row) / most);
        area.y += height + gap;
    }
    plan_mark(plan, -1, -1);
}

const ChartType chart_funnel = {
    .variant = {"funnel", "What is left at each step.", "漏斗图：逐步留下的数量。", fields,
                sizeof(FunnelOptions)},
    .example =
        "{\"type\": \"chart\", \"x\": \"n\", \"data\": [{\"n\": \"申报\", \"v\": 214}, {\"n\": "
        "\"受理\", \"v\": 168}, {\"n\": \"通过\", \"v\": 116}], \"series\": [{\"type\": "
        "\"funnel\", \"y\": \"v\"}], \"alt\": \"漏斗图\"}",
    .family = FAMILY_WHOLE,
    .flags = CHART_NEEDS_BANDS | CHART_NO_NEGATIVE | CHART_KEY_ROWS | CHART_ONLY_ONE,
    .rows_most = 100,
    .draw = draw,
};
