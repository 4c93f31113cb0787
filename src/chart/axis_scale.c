/* Axes: domains and numbers; see axis.h. What is drawn is in axis.c. */
#include <math.h>

#include "base/number.h"
#include "chart/axis.h"
#include "chart/chart_type.h"

#define TICK_EM_VERTICAL   4.6 /* length of axis for one number, in ems of the labels */
#define TICK_EM_HORIZONTAL 6.5
#define TICKS_MOST         7
#define NEAR_ZERO_SHARE    0.45 /* a line's axis begins at 0 unless its values fill less than this */
#define WAN                1e4
#define YI                 1e8
#define WAN_FROM           1e5
#define YI_FROM            1e9

typedef struct Domain {
    double min, max;
    bool has_zero; /* must show 0 */
    bool is_used;
} Domain;

static void widen(double value, double *min, double *max)
{
    if (isnan(value))
        return;
    *min = fmin(*min, value);
    *max = fmax(*max, value);
}

static void series_extent(const Chart *chart, const Series *series, double *min, double *max)
{
    if (series->type->extent) {
        series->type->extent(chart, series, min, max);
        return;
    }
    /* A log axis has no zero: there a bar stands on the axis' own end. */
    const AxesSpec *axes = &chart->spec->axes;
    bool is_log =
        (series->spec->axis == AXIS_LEFT ? axes->left.scale : axes->right.scale) == SCALE_LOG;
    bool has_foot = (series->type->flags & CHART_FROM_ZERO) && !is_log;
    for (int row = 0; row < chart->row_count; row++) {
        widen(series->to[row], min, max);
        if (has_foot && !isnan(series->to[row]))
            widen(series->from[row], min, max);
    }
}

static void note_extent(const Chart *chart, int side, Domain *domain)
{
    const AnnotationSpec *notes = chart->spec->annotations.items;
    for (int i = 0; i < chart->spec->annotations.count; i++) {
        if (notes[i].axis != side)
            continue;
        if (notes[i].at.y.is_set)
            widen(notes[i].at.y.value, &domain->min, &domain->max);
        if (notes[i].to.y.is_set)
            widen(notes[i].to.y.value, &domain->min, &domain->max);
    }
}

void axis_data_extent(const Chart *chart, int side, double *min, double *max)
{
    for (int i = 0; i < chart->series_count; i++) {
        if ((int)chart->series[i].spec->axis == side)
            series_extent(chart, &chart->series[i], min, max);
    }
}

static Domain data_domain(const Chart *chart, int side)
{
    Domain domain = {INFINITY, -INFINITY, false, false};
    for (int i = 0; i < chart->series_count; i++) {
        const Series *series = &chart->series[i];
        if (series->spec->axis != side)
            continue;
        domain.is_used = true;
        domain.has_zero |= (series->type->flags & CHART_FROM_ZERO) != 0;
    }
    axis_data_extent(chart, side, &domain.min, &domain.max);
    if (chart->shared_min[side].is_set) {
        widen(chart->shared_min[side].value, &domain.min, &domain.max);
        widen(chart->shared_max[side].value, &domain.min, &domain.max);
    }
    if (domain.is_used && domain.min <= domain.max)
        note_extent(chart, side, &domain);
    return domain;
}

/* Bars begin at zero; lines too, unless their values are so near to each other and so far from zero
 * that nothing would be seen. */
static void include_zero(Domain *domain)
{
    double size = fmax(fabs(domain->min), fabs(domain->max));
    bool shows_change = domain->max - domain->min >= size * NEAR_ZERO_SHARE;
    if (!domain->has_zero && !shows_change && domain->min != domain->max)
        return;
    domain->min = fmin(domain->min, 0);
    domain->max = fmax(domain->max, 0);
}

static bool apply_limits(const ChartPlan *plan, const AxisSpec *spec, Domain *domain)
{
    if (spec->min.is_set)
        domain->min = spec->min.value;
    if (spec->max.is_set)
        domain->max = spec->max.value;
    if (domain->min == domain->max && !spec->min.is_set && !spec->max.is_set)
        domain->max = domain->min + 1;
    if (domain->min < domain->max)
        return true;
    char low[NUMBER_TEXT_SIZE];
    char high[NUMBER_TEXT_SIZE];
    number_format(low, domain->min, 6);
    number_format(high, domain->max, 6);
    diag_report(plan->diagnostics, E_CHART_RANGE, &plan->chart->node->source->origin,
                DIAG_ARGS(low, high));
    return false;
}

static bool check_log(const ChartPlan *plan, const Domain *domain)
{
    if (domain->min > 0)
        return true;
    char value[NUMBER_TEXT_SIZE];
    number_format(value, domain->min, 6);
    diag_report(plan->diagnostics, E_CHART_LOG, &plan->chart->node->source->origin,
                DIAG_ARGS(value));
    return false;
}

/* Digits after the point that tell ticks `step` apart once divided by `unit`. */
static int step_decimals(const Ticks *ticks, double unit)
{
    if (ticks->count < 2)
        return 2;
    double step = (ticks->values[1] - ticks->values[0]) / unit;
    return (int)fmin(9, fmax(0, -floor(log10(step) + 1e-9)));
}

static const char *tick_text(const ChartPlan *plan, const AxisSpec *spec, const Ticks *ticks,
                             int index, double unit)
{
    double value = ticks->values[index];
    if (!spec->format && plan->chart->spec->stack == STACK_SHARE)
        return arena_print(plan->arena, "%s%%",
                           chart_format_number(plan->chart, NULL, value * 100, 0));
    if (spec->format)
        return chart_format_number(plan->chart, spec->format, value, 0);
    int decimals = step_decimals(ticks, unit);
    if (spec->scale == SCALE_LOG)
        decimals = value / unit < 1 ? (int)fmin(9, ceil(-log10(value / unit) - 1e-9)) : 0;
    return chart_format_number(plan->chart, NULL, value / unit, decimals);
}

/* Whether a number stands twice: the format has too few digits for steps this small. */
static bool has_repeats(const char *const *texts, int count)
{
    for (int i = 1; i < count; i++) {
        if (strcmp(texts[i], texts[i - 1]) == 0)
            return true;
    }
    return false;
}

static void find_ticks(const AxisSpec *spec, ValueAxis *axis, const Domain *domain, int wanted)
{
    axis->ticks = (Ticks){0};
    axis->min = domain->min;
    axis->max = domain->max;
    if (spec->scale == SCALE_LOG) {
        axis->min = spec->min.is_set ? domain->min : pow(10, floor(log10(domain->min) + 1e-12));
        axis->max = spec->max.is_set ? domain->max : pow(10, ceil(log10(domain->max) - 1e-12));
        if (axis->min == axis->max)
            axis->max *= 10;
        ticks_log(&axis->ticks, axis->min, axis->max, wanted);
        return;
    }
    ticks_nice(&axis->min, &axis->max, wanted);
    axis->min = spec->min.is_set ? domain->min : axis->min;
    axis->max = spec->max.is_set ? domain->max : axis->max;
    ticks_linear(&axis->ticks, axis->min, axis->max, wanted);
}

/* On a log axis with several decades only the powers get a number. */
static bool is_silent_tick(const AxisSpec *spec, const ValueAxis *axis, double value)
{
    if (spec->scale != SCALE_LOG || axis->ticks.count <= TICKS_MOST)
        return false;
    double power = log10(value);
    return fabs(power - round(power)) > 1e-9;
}

static void set_labels(ChartPlan *plan, const AxisSpec *spec, ValueAxis *axis,
                       const char *const *texts)
{
    axis->labels = arena_array(plan->arena, TICKS_MAX, sizeof *axis->labels);
    axis->label_width = 0;
    for (int i = 0; i < axis->ticks.count; i++) {
        if (spec->show == SWITCH_OFF || is_silent_tick(spec, axis, axis->ticks.values[i]))
            continue;
        axis->labels[i] = chart_text_set(
            plan, ROLE_AXIS, NULL, chart_literal(plan->chart, texts[i], NULL, "tick"), INFINITY);
        axis->label_width = fmax(axis->label_width, axis->labels[i].width);
    }
}

static double choose_unit(const Chart *chart, const AxisSpec *spec, const Domain *domain)
{
    bool is_chinese = !chart->settings.language || strncmp(chart->settings.language, "zh", 2) == 0;
    double size = fmax(fabs(domain->min), fabs(domain->max));
    if (spec->format || spec->unit == SWITCH_OFF || spec->scale == SCALE_LOG || !is_chinese ||
        size < WAN_FROM)
        return 1;
    return size < YI_FROM ? WAN : YI;
}

/* "元" with 万 is 万元; a longer name gets the unit in brackets. */
static const char *unit_title(const ChartPlan *plan, const AxisSpec *spec, double unit)
{
    if (unit <= 1)
        return spec->title;
    const char *word = unit >= YI ? "亿" : "万";
    if (!spec->title)
        return word;
    if (strlen(spec->title) <= 2 * strlen("元"))
        return arena_print(plan->arena, "%s%s", word, spec->title);
    return arena_print(plan->arena, "%s（%s）", spec->title, word);
}

static bool measure_side(ChartPlan *plan, ValueAxis *axis, int side, const Domain *domain,
                         int wanted)
{
    const AxisSpec *spec =
        side == AXIS_LEFT ? &plan->chart->spec->axes.left : &plan->chart->spec->axes.right;
    plan->unit[side] = choose_unit(plan->chart, spec, domain);
    axis->is_used = true;
    axis->title = unit_title(plan, spec, plan->unit[side]);
    const char *texts[TICKS_MAX] = {0};
    for (int count = spec->ticks ? spec->ticks : wanted; count >= 1; count--) {
        find_ticks(spec, axis, domain, count);
        for (int i = 0; i < axis->ticks.count; i++)
            texts[i] = tick_text(plan, spec, &axis->ticks, i, plan->unit[side]);
        if (!has_repeats(texts, axis->ticks.count))
            break;
    }
    set_labels(plan, spec, axis, texts);
    axis->is_broken = spec->min.is_set && spec->min.value > 0 && domain->has_zero;
    plan->y[side] = (Scale){.kind = spec->scale == SCALE_LOG ? SCALE_LOG : SCALE_LINEAR,
                            .min = axis->min,
                            .max = axis->max};
    plan->has_axis[side] = true;
    return true;
}

/* The right axis takes as many steps as the left one, so that one grid serves both: the least step
 * of 1, 2, 2.5, 5 (times a power of ten) that covers its values. */
static void match_steps(ChartPlan *plan, ValueAxis *axis, const Domain *domain, int steps)
{
    static const double factors[] = {1, 2, 2.5, 5, 10, 20};
    double raw = (domain->max - domain->min) / steps;
    double power = pow(10, floor(log10(raw)));
    for (int i = 0; i < 6; i++) {
        double step = factors[i] * power;
        double low = floor(domain->min / step + 1e-9) * step;
        if (low + steps * step < domain->max - 1e-9 * step)
            continue;
        axis->min = low;
        axis->max = low + steps * step;
        axis->ticks.count = 0;
        for (int k = 0; k <= steps; k++)
            axis->ticks.values[axis->ticks.count++] = low + k * step;
        break;
    }
    const AxisSpec *spec = &plan->chart->spec->axes.right;
    double unit = plan->unit[AXIS_RIGHT];
    int decimals = 0;
    double step = (axis->ticks.values[1] - axis->ticks.values[0]) / unit;
    while (decimals < 9 && fabs(step * pow(10, decimals) - round(step * pow(10, decimals))) > 1e-6)
        decimals++;
    const char *texts[TICKS_MAX] = {0};
    for (int i = 0; i < axis->ticks.count; i++)
        texts[i] = chart_format_number(plan->chart, spec->format,
                                       axis->ticks.values[i] / (spec->format ? 1 : unit), decimals);
    set_labels(plan, spec, axis, texts);
    plan->y[AXIS_RIGHT].min = axis->min;
    plan->y[AXIS_RIGHT].max = axis->max;
}

static bool can_match(const Chart *chart, const Axes *axes)
{
    const AxisSpec *left = &chart->spec->axes.left;
    const AxisSpec *right = &chart->spec->axes.right;
    int steps = axes->value[AXIS_LEFT].ticks.count - 1;
    return axes->value[AXIS_LEFT].is_used && axes->value[AXIS_RIGHT].is_used && steps >= 2 &&
           left->scale != SCALE_LOG && right->scale != SCALE_LOG && !right->min.is_set &&
           !right->max.is_set && !right->ticks;
}

bool axis_measure_values(ChartPlan *plan, Axes *axes, double length)
{
    const Chart *chart = plan->chart;
    double em = chart_text_size(chart, ROLE_AXIS);
    double per_tick = chart->is_horizontal ? TICK_EM_HORIZONTAL : TICK_EM_VERTICAL;
    int wanted = (int)fmin(TICKS_MOST, fmax(2, floor(length / (em * per_tick))));
    Domain domains[2];
    for (int side = AXIS_LEFT; side <= AXIS_RIGHT; side++) {
        const AxisSpec *spec =
            side == AXIS_LEFT ? &chart->spec->axes.left : &chart->spec->axes.right;
        Domain *domain = &domains[side];
        *domain = data_domain(chart, side);
        if (!domain->is_used)
            continue;
        if (domain->min > domain->max)
            *domain = (Domain){0, 1, domain->has_zero, true}; /* no value at all */
        bool is_log = spec->scale == SCALE_LOG;
        if (is_log && !check_log(plan, domain))
            return false;
        if (!is_log)
            include_zero(domain);
        if (!apply_limits(plan, spec, domain) || (is_log && !check_log(plan, domain)) ||
            !measure_side(plan, &axes->value[side], side, domain, wanted))
            return false;
    }
    if (can_match(chart, axes))
        match_steps(plan, &axes->value[AXIS_RIGHT], &domains[AXIS_RIGHT],
                    axes->value[AXIS_LEFT].ticks.count - 1);
    return true;
}
