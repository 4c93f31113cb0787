/* Parts common to the types with axes: see series_draw.h. */
#include "chart/series_draw.h"

#include <math.h>

#include "base/number.h"

#define FADED 0.4 /* of the colour, where another row is highlighted */

static const char *number_words(const ChartPlan *plan, double value)
{
    char text[NUMBER_TEXT_SIZE];
    size_t length = number_format(text, value, 6);
    return arena_copy(plan->arena, text, length);
}

/* Says that `value` of the row `name` is cut off at the axis' end, where it is. */
static void report_outside(const ChartPlan *plan, const Scale *scale, double value,
                           const char *name)
{
    double slack = (scale->max - scale->min) * 1e-9;
    if (value >= scale->min - slack && value <= scale->max + slack)
        return;
    diag_report(plan->diagnostics, W_CHART_OUTSIDE, &plan->chart->node->source->origin,
                DIAG_ARGS(number_words(plan, value), name, number_words(plan, scale->min),
                          number_words(plan, scale->max)));
}

double series_along(const ChartPlan *plan, int row)
{
    if (plan->x.kind == SCALE_BAND)
        return scale_place(&plan->x, row);
    double number = plan->chart->categories[row].number;
    if (isnan(number))
        return NAN;
    report_outside(plan, &plan->x, number, plan->chart->categories[row].text);
    return scale_place_inside(&plan->x, number);
}

double series_across(const ChartPlan *plan, const Series *series, int row, double value)
{
    const Scale *scale = &plan->y[series->spec->axis];
    const char *name = plan->chart->categories[row].text;
    report_outside(plan, scale, value, name[0] ? name : series->name);
    return scale_place_inside(scale, value);
}

Point series_point(const ChartPlan *plan, const Series *series, int row)
{
    return plan_point(plan, series_along(plan, row),
                      series_across(plan, series, row, series->to[row]));
}

static bool names_row(const JsonValue *value, const Category *category)
{
    if (value->kind == JSON_NUMBER && category->cell && category->cell->kind == JSON_NUMBER &&
        value->number == category->cell->number)
        return true;
    if (value->kind != JSON_STRING && value->kind != JSON_NUMBER)
        return false;
    return text_equals(value->text, category->text);
}

PaintSpec series_color(const ChartPlan *plan, const Series *series, int row)
{
    const JsonValue *wanted = series->spec->highlight;
    if (!wanted)
        return series->color;
    const Category *category = &plan->chart->categories[row];
    bool is_named = wanted->kind != JSON_ARRAY && names_row(wanted, category);
    for (uint32_t i = 0; wanted->kind == JSON_ARRAY && i < wanted->count; i++)
        is_named |= names_row(wanted->items[i], category);
    return is_named ? series->color : paint_spec_tint(&series->color, FADED);
}

bool series_has_labels(const Series *series, bool by_default)
{
    int show = series->spec->label.show;
    bool is_asked = series->spec->label.format || series->spec->label.field ||
                    series->spec->label.position != LABEL_AUTO;
    return show == SWITCH_UNSET ? by_default || is_asked : show == SWITCH_ON;
}

const char *series_label(const ChartPlan *plan, const Series *series, int row)
{
    const Chart *chart = plan->chart;
    const LabelSpec *label = &series->spec->label;
    const JsonValue *cell = series->cells ? series->cells[row] : NULL;
    if (label->field)
        cell = json_find(chart->categories[row].row, label->field);
    if (!cell || cell->kind == JSON_NULL)
        return "";
    if (label->format || label->field)
        return chart_format_cell(chart, label->format, cell);
    return chart_format_unit(chart, cell, plan->unit[series->spec->axis]);
}

ChartText series_label_text(const ChartPlan *plan, const Series *series, int row,
                            const PaintSpec *color)
{
    const LabelSpec *label = &series->spec->label;
    TextLook look = {.align = TEXT_ALIGN_CENTER, .color = color};
    if (!color && label->color.kind != PAINT_NONE)
        look.color = &label->color;
    const JsonValue *cell = series->cells ? series->cells[row] : NULL;
    const JsonValue *value = chart_literal(plan->chart, series_label(plan, series, row), cell,
                                           series->spec->y ? series->spec->y : "label");
    ChartText text = chart_text_set(plan, ROLE_LABEL, &look, value, INFINITY);
    double most = plan->size.width * 0.5;
    if (text.width <= most)
        return text;
    return chart_text_fit(plan, ROLE_LABEL, &look, series_label(plan, series, row), most, 2);
}

void series_add_label(ChartPlan *plan, const Series *series, int row, Rect anchor,
                      const LabelSpot *spots, int spot_count, double priority)
{
    const char *words = series_label(plan, series, row);
    if (!words[0])
        return;
    LabelRequest request = {
        .text = series_label_text(plan, series, row, NULL),
        .words = words,
        .anchor = anchor,
        .gap = plan->chart->em * 0.3,
        .spot_count = spot_count,
        .priority = priority,
        .has_leader = series->spec->label.leader == SWITCH_ON,
    };
    bool has_inside = false;
    for (int i = 0; i < spot_count; i++) {
        request.spots[i] = spots[i];
        has_inside |= spots[i] >= SPOT_INSIDE;
    }
    if (has_inside) {
        PaintSpec fill = series_color(plan, series, row);
        PaintSpec color = plan_text_color_on(plan, &fill);
        ChartText *inside = arena_alloc(plan->arena, sizeof *inside);
        *inside = series_label_text(plan, series, row, &color);
        request.inside_text = inside;
    }
    labels_add(plan, &request);
}
