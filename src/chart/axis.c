/* Axes: texts along x, and drawing; see axis.h. Domains are in axis_scale.c. */
#include "chart/axis.h"

#include <math.h>

#include "chart/chart_data.h"
#include "chart/chart_type.h"
#include "chart/label_place.h"
#include "data/calendar.h"

#define HAIRLINE       0.35 /* points: grid */
#define BASE_LINE      0.7  /* points: where bars stand */
#define LABEL_GAP_EM   0.45 /* between plot and numbers */
#define X_GAP_EM       0.6  /* below the plot: the lowest number reaches half an em down */
#define BAND_MARGIN_EM 0.35 /* between neighbouring categories */
#define WRAP_LINES     3
#define SAMPLE_MAX     300 /* categories measured to find the widest */

static double label_em(const ChartPlan *plan)
{
    return chart_text_size(plan->chart, ROLE_AXIS);
}

static bool has_flag(const Chart *chart, unsigned flag)
{
    for (int i = 0; i < chart->series_count; i++) {
        if (chart->series[i].type->flags & flag)
            return true;
    }
    return false;
}

static void measure_bands(ChartPlan *plan)
{
    const Chart *chart = plan->chart;
    bool has_columns = has_flag(chart, CHART_COLUMN | CHART_NEEDS_BANDS);
    bool has_lines = has_flag(chart, CHART_NEEDS_MARGIN);
    plan->x = (Scale){.kind = SCALE_BAND,
                      .count = chart->row_count,
                      .padding_inner = has_columns ? 0.36 : 1,
                      .padding_outer = has_columns ? 0.2
                                       : has_lines ? 0.3
                                                   : 0};
}

static void x_extent(const Chart *chart, double *min, double *max)
{
    *min = INFINITY;
    *max = -INFINITY;
    for (int i = 0; i < chart->row_count; i++) {
        if (isnan(chart->categories[i].number))
            continue;
        *min = fmin(*min, chart->categories[i].number);
        *max = fmax(*max, chart->categories[i].number);
    }
    if (*min > *max) {
        *min = 0;
        *max = 1;
    }
}

bool axis_measure_x(ChartPlan *plan)
{
    const Chart *chart = plan->chart;
    if (chart->x_kind == SCALE_BAND) {
        measure_bands(plan);
        return true;
    }
    const AxisSpec *spec = &chart->spec->axes.x;
    double min;
    double max;
    x_extent(chart, &min, &max);
    bool is_plain = chart->x_kind == SCALE_LINEAR;
    if (is_plain && min > 0 && max - min > 0.6 * max)
        min = 0;
    if (is_plain)
        ticks_nice(&min, &max, 6);
    if (chart->x_kind == SCALE_LOG) {
        min = pow(10, floor(log10(min) + 1e-12));
        max = pow(10, ceil(log10(max) - 1e-12));
    }
    min = chart->x_min.is_set ? chart->x_min.value : min;
    max = chart->x_max.is_set ? chart->x_max.value : max;
    min = spec->min.is_set ? spec->min.value : min;
    max = spec->max.is_set ? spec->max.value : max;
    if (min == max && !spec->min.is_set && !spec->max.is_set)
        max = min + 1;
    if (chart->x_kind == SCALE_LOG && min == max)
        max = min * 10;
    plan->x = (Scale){.kind = chart->x_kind, .min = min, .max = max};
    bool is_log_below = chart->x_kind == SCALE_LOG && min <= 0;
    if (min < max && !is_log_below)
        return true;
    diag_report(plan->diagnostics, is_log_below ? E_CHART_LOG : E_CHART_RANGE,
                &chart->node->source->origin,
                DIAG_ARGS(chart_format_number(chart, NULL, min, 6),
                          chart_format_number(chart, NULL, max, 6)));
    return false;
}

/* ---- Texts along x ------------------------------------------------------------------------- */

static ChartText category_text(const ChartPlan *plan, int row, double width)
{
    const Category *category = &plan->chart->categories[row];
    TextLook look = {.align = TEXT_ALIGN_CENTER};
    return chart_text_set(plan, ROLE_AXIS, &look,
                          chart_literal(plan->chart, category->text, category->cell, "x"), width);
}

/* The widest category on one line; of very many, a sample. */
static double widest_category(const ChartPlan *plan)
{
    const Chart *chart = plan->chart;
    int stride = chart->row_count / SAMPLE_MAX + 1;
    double widest = 0;
    for (int row = 0; row < chart->row_count; row += stride)
        widest = fmax(widest, category_text(plan, row, INFINITY).width);
    return widest;
}

/* Numbers and dates in order may be thinned out: the reader fills in what lies between. */
static bool is_sequence(const Chart *chart)
{
    for (int i = 0; i < chart->row_count; i++) {
        const JsonValue *cell = chart->categories[i].cell;
        CalendarDate date;
        bool is_step = !cell || cell->kind == JSON_NUMBER ||
                       (cell->kind == JSON_STRING && calendar_read_period(cell->text, &date));
        if (!is_step)
            return false;
    }
    return true;
}

static void set_thinned(ChartPlan *plan, Axes *axes, int stride, double width)
{
    const Chart *chart = plan->chart;
    for (int row = 0; row < chart->row_count; row += stride) {
        TextLook look = {.align = TEXT_ALIGN_CENTER};
        axes->x_labels[row] =
            chart_text_fit(plan, ROLE_AXIS, &look, chart->categories[row].text, width, 1);
    }
    if (stride > 1 && !is_sequence(chart))
        diag_report(plan->diagnostics, W_CHART_THINNED, &chart->node->source->origin,
                    DIAG_ARGS(arena_print(plan->arena, "%d", stride),
                              arena_print(plan->arena, "%d", chart->row_count),
                              chart->categories[1].text));
}

/* All categories in lines of `width`, cut after the last line that is allowed. */
static void set_wrapped(ChartPlan *plan, Axes *axes, double width, int lines)
{
    TextLook look = {.align = TEXT_ALIGN_CENTER};
    if (plan->chart->is_horizontal)
        look.align = TEXT_ALIGN_END;
    for (int row = 0; row < plan->chart->row_count; row++)
        axes->x_labels[row] =
            chart_text_fit(plan, ROLE_AXIS, &look, plan->chart->categories[row].text, width, lines);
}

static void set_beside(ChartPlan *plan, Axes *axes, double step)
{
    double em = label_em(plan);
    double room = step - BAND_MARGIN_EM * em;
    double widest = widest_category(plan);
    if (widest <= room || plan->chart->row_count == 1) {
        set_wrapped(plan, axes, fmax(room, em), plan->chart->row_count == 1 ? WRAP_LINES : 1);
        return;
    }
    bool may_wrap = room >= 2 * em && !is_sequence(plan->chart);
    if (may_wrap) {
        set_wrapped(plan, axes, room, WRAP_LINES);
        return;
    }
    double limit = fmin(widest, plan->size.width * 0.25);
    int stride = (int)ceil((limit + BAND_MARGIN_EM * em) / fmax(step, 1e-6));
    set_thinned(plan, axes, stride, limit);
}

static void set_below(ChartPlan *plan, Axes *axes, double step, double width)
{
    double line = label_em(plan) * 1.2;
    if (step < line) {
        set_thinned(plan, axes, (int)ceil(line / fmax(step, 1e-6)), width);
        return;
    }
    set_wrapped(plan, axes, width, step >= 2.4 * line ? 2 : 1);
}

/* The first month names its year too. */
static const char *time_text(const ChartPlan *plan, double days, bool is_first)
{
    const Chart *chart = plan->chart;
    int year;
    int month;
    int day;
    date_of_days(days, &year, &month, &day);
    if (chart->spec->x.format) {
        const char *iso = arena_print(plan->arena, "%04d-%02d-%02d", year, month, day);
        return chart_format_cell(chart, chart->spec->x.format,
                                 json_new_string(chart->arena, text_of(iso), NULL));
    }
    if (is_first && month > 1)
        return arena_print(plan->arena, "%d年%d月", year, month);
    return month == 1 ? arena_print(plan->arena, "%d年", year)
                      : arena_print(plan->arena, "%d月", month);
}

static void set_ticks(ChartPlan *plan, Axes *axes, double length)
{
    const Chart *chart = plan->chart;
    const AxisSpec *spec = &chart->spec->axes.x;
    double per_tick = label_em(plan) * (chart->is_horizontal ? 3.4 : 6);
    double wanted = spec->ticks ? spec->ticks : fmin(10, fmax(2, floor(length / per_tick)));
    if (plan->x.kind == SCALE_TIME)
        ticks_time(&axes->x_ticks, plan->x.min, plan->x.max, wanted);
    else if (plan->x.kind == SCALE_LOG)
        ticks_log(&axes->x_ticks, plan->x.min, plan->x.max, wanted);
    else
        ticks_linear(&axes->x_ticks, plan->x.min, plan->x.max, wanted);
    const FormatChain *format = spec->format ? spec->format : chart->spec->x.format;
    for (int i = 0; i < axes->x_ticks.count; i++) {
        double value = axes->x_ticks.values[i];
        double power = plan->x.kind == SCALE_LOG ? log10(value) : 0;
        if (fabs(power - round(power)) > 1e-9)
            continue;
        const char *text = plan->x.kind == SCALE_TIME
                               ? time_text(plan, value, i == 0)
                               : chart_format_number(chart, format, value, axes->x_ticks.decimals);
        axes->x_labels[i] = chart_text_set(plan, ROLE_AXIS, NULL,
                                           chart_literal(chart, text, NULL, "tick"), INFINITY);
    }
}

static int x_label_count(const ChartPlan *plan, const Axes *axes)
{
    return plan->x.kind == SCALE_BAND ? plan->chart->row_count : axes->x_ticks.count;
}

void axis_set_x_labels(ChartPlan *plan, Axes *axes, double length, double width)
{
    const Chart *chart = plan->chart;
    size_t room = (size_t)(chart->row_count > TICKS_MAX ? chart->row_count : TICKS_MAX);
    axes->x_labels = arena_array(plan->arena, room, sizeof *axes->x_labels);
    axes->x_label_width = axes->x_label_height = 0;
    if (chart->spec->axes.x.show == SWITCH_OFF)
        return;
    plan->x.start = 0;
    plan->x.end = length;
    if (plan->x.kind != SCALE_BAND)
        set_ticks(plan, axes, length);
    else if (chart->is_horizontal)
        set_below(plan, axes, scale_step(&plan->x), width);
    else
        set_beside(plan, axes, scale_step(&plan->x));
    for (int i = 0; i < x_label_count(plan, axes); i++) {
        axes->x_label_width = fmax(axes->x_label_width, axes->x_labels[i].width);
        axes->x_label_height = fmax(axes->x_label_height, axes->x_labels[i].height);
    }
}

/* ---- Drawing ------------------------------------------------------------------------------- */

double axis_zero(const ChartPlan *plan, AxisSide side)
{
    const Scale *scale = &plan->y[side];
    return scale->kind == SCALE_LOG ? scale->start : scale_place_inside(scale, 0);
}

static double along_start(const ChartPlan *plan)
{
    return plan->chart->is_horizontal ? plan->plot.y : plan->plot.x;
}

static double along_end(const ChartPlan *plan)
{
    return plan->chart->is_horizontal ? plan->plot.y + plan->plot.height
                                      : plan->plot.x + plan->plot.width;
}

static void draw_across(ChartPlan *plan, const char *name, double place, const PaintSpec *color,
                        double width)
{
    plan_line(plan, name, plan_point(plan, along_start(plan), place),
              plan_point(plan, along_end(plan), place), color, width);
}

/* One grid for the page: the left axis has it, the right one only where it stands alone. */
void axis_draw_grid(ChartPlan *plan, const Axes *axes)
{
    AxisSide side = axes->value[AXIS_LEFT].is_used ? AXIS_LEFT : AXIS_RIGHT;
    const AxisSpec *spec =
        side == AXIS_LEFT ? &plan->chart->spec->axes.left : &plan->chart->spec->axes.right;
    const ValueAxis *axis = &axes->value[side];
    for (int i = 0; axis->is_used && spec->grid != SWITCH_OFF && i < axis->ticks.count; i++)
        draw_across(plan, "grid", scale_place(&plan->y[side], axis->ticks.values[i]),
                    &plan->chart->grid, HAIRLINE);
    bool has_x_grid = plan->chart->spec->axes.x.grid == SWITCH_ON ||
                      (plan->x.kind != SCALE_BAND && has_flag(plan->chart, CHART_CONTINUOUS_X) &&
                       plan->chart->spec->axes.x.grid != SWITCH_OFF && plan->x.kind != SCALE_TIME);
    for (int i = 0; has_x_grid && i < axes->x_ticks.count; i++) {
        double place = scale_place(&plan->x, axes->x_ticks.values[i]);
        plan_line(plan, "grid", plan_point(plan, place, plan->y[side].start),
                  plan_point(plan, place, plan->y[side].end), &plan->chart->grid, HAIRLINE);
    }
}

static Rect clamp_box(const ChartPlan *plan, Rect box)
{
    box.x = fmax(0, fmin(box.x, plan->size.width - box.width));
    box.y = fmax(0, fmin(box.y, plan->size.height - box.height));
    return box;
}

/* Draws a text of an axis. Numbers that would touch a neighbour are left to the reader's eye; the
 * names of categories are not, unless `words` is NULL. */
static void draw_label(ChartPlan *plan, const ChartText *text, Rect box, const char *words)
{
    box = clamp_box(plan, box);
    if (!text->layout || plan_text_if_free(plan, "tick", text, (Point){box.x, box.y}) || !words)
        return;
    diag_report(plan->diagnostics, W_CHART_LABEL_DROPPED, &plan->chart->node->source->origin,
                DIAG_ARGS(words));
}

static void draw_value_labels(ChartPlan *plan, const ValueAxis *axis, AxisSide side)
{
    double gap = LABEL_GAP_EM * label_em(plan);
    for (int i = 0; i < axis->ticks.count; i++) {
        const ChartText *text = &axis->labels[i];
        double place = scale_place(&plan->y[side], axis->ticks.values[i]);
        Rect box = {0, 0, text->width, text->height};
        if (plan->chart->is_horizontal) {
            box.x = place - text->width / 2;
            box.y = side == AXIS_LEFT ? plan->plot.y + plan->plot.height + gap
                                      : plan->plot.y - gap - text->height;
        } else {
            box.x = side == AXIS_LEFT ? plan->plot.x - gap - text->width
                                      : plan->plot.x + plan->plot.width + gap;
            box.y = place - text->height / 2;
        }
        draw_label(plan, text, box, NULL);
    }
}

static void draw_x_labels(ChartPlan *plan, const Axes *axes)
{
    bool may_thin = plan->x.kind != SCALE_BAND || is_sequence(plan->chart);
    double gap =
        plan->chart->is_horizontal ? LABEL_GAP_EM * label_em(plan) : X_GAP_EM * label_em(plan);
    for (int i = 0; i < x_label_count(plan, axes); i++) {
        const ChartText *text = &axes->x_labels[i];
        bool is_band = plan->x.kind == SCALE_BAND;
        double place = scale_place(&plan->x, is_band ? i : axes->x_ticks.values[i]);
        Rect box = {place - text->width / 2, plan->plot.y + plan->plot.height + gap, text->width,
                    text->height};
        if (plan->chart->is_horizontal) {
            box.x = plan->plot.x - gap - text->width;
            box.y = place - text->height / 2;
        }
        plan_mark(plan, -1, is_band ? i : -1);
        draw_label(plan, text, box, may_thin ? NULL : plan->chart->categories[i].text);
    }
    plan_mark(plan, -1, -1);
}

/* The zigzag that tells a bar does not begin at zero: two slanted strokes over the foot of the
 * axis. */
static void draw_break(ChartPlan *plan, AxisSide side)
{
    double em = label_em(plan);
    double across = plan->y[side].start;
    double along =
        side == AXIS_LEFT && !plan->chart->is_horizontal ? along_start(plan) : along_end(plan);
    double direction = plan->y[side].end < across ? -1 : 1;
    Path *strokes = path_create(plan->arena);
    for (int i = 0; i < 2; i++) {
        double at = across + direction * em * (0.35 + 0.35 * i);
        Point a = plan_point(plan, along - em * 0.4, at + em * 0.16);
        Point b = plan_point(plan, along + em * 0.4, at - em * 0.16);
        path_move(strokes, a.x, a.y);
        path_line(strokes, b.x, b.y);
    }
    plan_stroke(plan, "axis break", strokes, &plan->chart->ink, (Stroke){.width = BASE_LINE});
}

static void draw_titles(ChartPlan *plan, const Axes *axes)
{
    const Chart *chart = plan->chart;
    double gap = LABEL_GAP_EM * label_em(plan);
    for (int side = AXIS_LEFT; side <= AXIS_RIGHT; side++) {
        const ValueAxis *axis = &axes->value[side];
        if (!axis->is_used || !axis->title)
            continue;
        ChartText text =
            chart_text_fit(plan, ROLE_UNIT, NULL, axis->title, plan->size.width * 0.45, 1);
        Point place = {plan->free.x, plan->free.y};
        if (side == AXIS_RIGHT || chart->is_horizontal)
            place.x = plan->free.x + plan->free.width - text.width;
        if (chart->is_horizontal && side == AXIS_LEFT)
            place.y = plan->plot.y + plan->plot.height + 2 * gap + label_em(plan) * 1.1;
        plan_text_or_report(plan, "unit", &text, place, axis->title);
    }
    if (!chart->spec->x.title)
        return;
    ChartText text =
        chart_text_fit(plan, ROLE_UNIT, NULL, chart->spec->x.title, plan->size.width * 0.45, 1);
    Point place = {plan->plot.x + plan->plot.width - text.width,
                   plan->plot.y + plan->plot.height + 2 * gap + axes->x_label_height};
    if (chart->is_horizontal)
        place = (Point){plan->free.x, plan->free.y};
    plan_text_or_report(plan, "unit", &text, place, chart->spec->x.title);
}

void axis_draw(ChartPlan *plan, const Axes *axes)
{
    for (int side = AXIS_LEFT; side <= AXIS_RIGHT; side++) {
        if (!axes->value[side].is_used)
            continue;
        draw_value_labels(plan, &axes->value[side], (AxisSide)side);
        if (axes->value[side].is_broken)
            draw_break(plan, (AxisSide)side);
    }
    AxisSide main = axes->value[AXIS_LEFT].is_used ? AXIS_LEFT : AXIS_RIGHT;
    draw_across(plan, "base", axis_zero(plan, main), &plan->chart->ink, BASE_LINE);
    labels_avoid_line(plan, plan_point(plan, along_start(plan), axis_zero(plan, main)),
                      plan_point(plan, along_end(plan), axis_zero(plan, main)));
    draw_x_labels(plan, axes);
    draw_titles(plan, axes);
}
