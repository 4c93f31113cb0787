/* The frame of a chart: title, legend, axes and source around the plot, in the order in which they
 * take their space. */
#include <math.h>

#include "base/number.h"
#include "chart/annotation.h"
#include "chart/axis.h"
#include "chart/chart_type.h"
#include "chart/facet.h"
#include "chart/label_place.h"
#include "chart/legend.h"
#include "chart/series_draw.h"

#define PLOT_LEAST_EM  2.5  /* sides of the smallest plot */
#define GAP_EM         0.45 /* between plot and numbers beside it */
#define X_GAP_EM       0.6  /* and below it */
#define CATEGORY_SHARE 0.42 /* of the width, at most, for the categories of a horizontal chart */
#define LABEL_SHARE    0.3  /* of the width, at most, kept free for labels at the ends of bars */
#define LABEL_SAMPLE   300

static void take_top(Rect *free, double height)
{
    free->y += height;
    free->height -= height;
}

/* Title and subtitle above, source below. */
static void draw_head_and_foot(ChartPlan *plan)
{
    const ChartSpec *spec = plan->chart->spec;
    double width = plan->size.width;
    if (spec->title) {
        ChartText text = chart_text_set(plan, ROLE_TITLE, NULL, spec->title, width);
        plan_text(plan, "title", &text, (Point){0, plan->free.y});
        take_top(&plan->free, text.height + plan->chart->em * (spec->subtitle ? 0.55 : 1.0));
    }
    if (spec->subtitle) {
        ChartText text = chart_text_set(plan, ROLE_SUBTITLE, NULL, spec->subtitle, width);
        plan_text(plan, "subtitle", &text, (Point){0, plan->free.y});
        take_top(&plan->free, text.height + plan->chart->em * 0.9);
    }
    if (spec->source) {
        ChartText text = chart_text_set(plan, ROLE_SOURCE, NULL, spec->source, width);
        double y = plan->size.height - text.height;
        plan_text(plan, "source", &text, (Point){0, y});
        plan->free.height -= text.height + plan->chart->em * 0.7;
    }
}

static bool is_small(const ChartPlan *plan, Rect plot)
{
    bool is_tiny = plan->chart->series[0].type->flags & CHART_TINY;
    double least = plan->chart->em * (is_tiny ? 1 : PLOT_LEAST_EM);
    return plot.width < least || plot.height < least;
}

/* Nothing is better than a heap of marks. */
static void refuse_size(ChartPlan *plan)
{
    char width[NUMBER_TEXT_SIZE];
    char height[NUMBER_TEXT_SIZE];
    number_format(width, plan->size.width, 1);
    number_format(height, plan->size.height, 1);
    diag_report(plan->diagnostics, W_CHART_SMALL, &plan->chart->node->source->origin,
                DIAG_ARGS(width, height));
    plan->part_count = 0;
    plan->labels = NULL;
}

static bool has_values(const Chart *chart)
{
    for (int i = 0; i < chart->series_count; i++) {
        for (int row = 0; row < chart->row_count; row++) {
            if (!isnan(chart->series[i].values[row]))
                return true;
        }
    }
    return false;
}

static void draw_empty(ChartPlan *plan)
{
    const Chart *chart = plan->chart;
    diag_report(plan->diagnostics, W_CHART_EMPTY, &chart->node->source->origin, DIAG_NO_ARGS);
    bool is_english = chart->settings.language && strncmp(chart->settings.language, "en", 2) == 0;
    ChartText text = chart_text_set(
        plan, ROLE_SUBTITLE, NULL,
        chart_literal(chart, is_english ? "No data" : "暂无数据", NULL, "empty"), INFINITY);
    Rect free = plan->free;
    if (text.width <= free.width && text.height <= free.height)
        plan_text(plan, "empty", &text,
                  (Point){free.x + (free.width - text.width) / 2,
                          free.y + (free.height - text.height) / 2});
}

/* ---- Plot with axes ------------------------------------------------------------------------ */

static bool has_top_labels(const Chart *chart)
{
    for (int i = 0; i < chart->series_count; i++) {
        if (series_has_labels(&chart->series[i], false))
            return true;
    }
    return false;
}

/* Width to keep for labels at the ends of horizontal bars. */
static double end_label_width(const ChartPlan *plan)
{
    const Chart *chart = plan->chart;
    double width = 0;
    for (int i = 0; i < chart->series_count; i++) {
        const Series *series = &chart->series[i];
        if (!series_has_labels(series, false) || series->is_stacked)
            continue;
        for (int row = 0; row < chart->row_count && row < LABEL_SAMPLE; row++)
            width = fmax(width, series_label_text(plan, series, row, NULL).width);
    }
    width += width > 0 ? chart->em * 0.4 : 0;
    return fmin(width, plan->free.width * LABEL_SHARE);
}

static double unit_height(const ChartPlan *plan, const Axes *axes)
{
    const Chart *chart = plan->chart;
    bool has_unit = chart->is_horizontal ? chart->spec->x.title != NULL
                                         : axes->value[0].title || axes->value[1].title;
    return has_unit ? chart_text_size(chart, ROLE_UNIT) + chart->em * 0.85 : 0;
}

static double side_width(const ValueAxis *axis, double gap)
{
    return axis->is_used && axis->label_width > 0 ? axis->label_width + gap : 0;
}

static void set_ranges(ChartPlan *plan)
{
    Rect plot = plan->plot;
    bool is_horizontal = plan->chart->is_horizontal;
    plan->x.start = is_horizontal ? plot.y : plot.x;
    plan->x.end = is_horizontal ? plot.y + plot.height : plot.x + plot.width;
    for (int side = AXIS_LEFT; side <= AXIS_RIGHT; side++) {
        plan->y[side].start = is_horizontal ? plot.x : plot.y + plot.height;
        plan->y[side].end = is_horizontal ? plot.x + plot.width : plot.y;
    }
}

static bool frame_vertical(ChartPlan *plan, Axes *axes)
{
    const Chart *chart = plan->chart;
    Rect free = plan->free;
    double em = chart_text_size(chart, ROLE_AXIS);
    double gap = GAP_EM * em;
    double foot = chart->spec->x.title ? chart_text_size(chart, ROLE_UNIT) + gap : 0;
    double guess = free.height - foot - gap - 2.5 * em;
    if (guess < em || !axis_measure_values(plan, axes, guess))
        return guess < em;
    double head = fmax(unit_height(plan, axes), axes->value[0].label_width > 0 ? em / 2 : 0);
    double label_room = has_top_labels(chart) ? chart->em * 1.5 : 0;
    double left = side_width(&axes->value[AXIS_LEFT], gap);
    double right = side_width(&axes->value[AXIS_RIGHT], gap);
    if (legend_place(chart) == LEGEND_DIRECT)
        right = fmax(right, legend_direct_width(plan));
    if (!axis_measure_x(plan))
        return false;
    axis_set_x_labels(plan, axes, free.width - left - right, 0);
    if (plan->x.kind != SCALE_BAND) /* the last number stands half outside */
        right = fmax(right, axes->x_label_width / 2);
    if (axes->x_label_height > 0)
        foot += axes->x_label_height + X_GAP_EM * em;
    else
        foot += em / 2;
    plan->plot = (Rect){free.x + left, free.y + head + label_room, free.width - left - right,
                        free.height - head - label_room - foot};
    plan->label_area =
        (Rect){plan->plot.x, free.y + head, free.width - left, plan->plot.height + label_room};
    return true;
}

static bool frame_horizontal(ChartPlan *plan, Axes *axes)
{
    const Chart *chart = plan->chart;
    Rect free = plan->free;
    double em = chart_text_size(chart, ROLE_AXIS);
    double gap = GAP_EM * em;
    double head = unit_height(plan, axes);
    bool has_numbers = chart->spec->axes.left.show != SWITCH_OFF;
    double foot = has_numbers ? em + gap : 0;
    foot += chart->spec->axes.left.title ? chart_text_size(chart, ROLE_UNIT) + gap : 0;
    double height = free.height - head - foot;
    if (height < em)
        return true;
    if (!axis_measure_x(plan))
        return false;
    axis_set_x_labels(plan, axes, height, free.width * CATEGORY_SHARE);
    double left = axes->x_label_width + (axes->x_label_width > 0 ? gap : 0);
    double room = end_label_width(plan);
    if (!axis_measure_values(plan, axes, free.width - left - room))
        return false;
    if (plan->has_axis[AXIS_RIGHT] && axes->value[AXIS_RIGHT].label_width > 0)
        head += em + gap;
    const ValueAxis *axis = &axes->value[AXIS_LEFT];
    double half = axis->ticks.count ? axis->labels[axis->ticks.count - 1].width / 2 : 0;
    double right = fmax(room, half);
    plan->plot =
        (Rect){free.x + left, free.y + head, free.width - left - right, free.height - head - foot};
    plan->label_area = (Rect){plan->plot.x, plan->plot.y, free.width - left, plan->plot.height};
    return true;
}

static void draw_layers(ChartPlan *plan)
{
    const Chart *chart = plan->chart;
    for (int layer = 0; layer <= 3; layer++) {
        for (int i = 0; i < chart->series_count; i++) {
            if (chart->series[i].type->layer == layer)
                chart->series[i].type->draw(plan, &chart->series[i]);
        }
    }
    plan_mark(plan, -1, -1);
}

/* Heights of the last values of all lines. */
static const double *line_ends(const ChartPlan *plan)
{
    const Chart *chart = plan->chart;
    double *ends = arena_array(plan->arena, (size_t)chart->series_count, sizeof *ends);
    for (int i = 0; i < chart->series_count; i++) {
        const Series *series = &chart->series[i];
        ends[i] = NAN;
        for (int row = chart->row_count - 1; row >= 0 && isnan(ends[i]); row--) {
            if (!isnan(series->to[row]))
                ends[i] = scale_place_inside(&plan->y[series->spec->axis], series->to[row]);
        }
    }
    return ends;
}

static void draw_with_axes(ChartPlan *plan)
{
    Axes axes = {0};
    bool is_framed =
        plan->chart->is_horizontal ? frame_horizontal(plan, &axes) : frame_vertical(plan, &axes);
    if (!is_framed)
        return; /* reported */
    if (is_small(plan, plan->plot)) {
        refuse_size(plan);
        return;
    }
    set_ranges(plan);
    axis_draw_grid(plan, &axes);
    annotation_draw_bands(plan);
    draw_layers(plan);
    axis_draw(plan, &axes);
    annotation_draw(plan);
    if (legend_place(plan->chart) == LEGEND_DIRECT)
        legend_draw_direct(plan, line_ends(plan));
    labels_place(plan);
}

static void draw_whole(ChartPlan *plan)
{
    plan->plot = plan->free;
    plan->label_area = plan->free;
    if (is_small(plan, plan->plot)) {
        refuse_size(plan);
        return;
    }
    plan->chart->series[0].type->draw(plan, &plan->chart->series[0]);
    labels_place(plan);
}

const ChartPlan *chart_plan(const Chart *chart, Arena *arena, Size size)
{
    ChartPlan *plan = arena_alloc(arena, sizeof *plan);
    *plan = (ChartPlan){
        .arena = arena,
        .diagnostics = chart->diagnostics,
        .chart = chart,
        .size = size,
        .free = {0, 0, size.width, size.height},
        .unit = {1, 1},
        .series = -1,
        .row = -1,
    };
    double least = chart->em * PLOT_LEAST_EM;
    if (size.width >= least && size.height >= least)
        draw_head_and_foot(plan);
    if (is_small(plan, plan->free)) {
        refuse_size(plan);
        return plan;
    }
    if (!has_values(chart)) {
        draw_empty(plan);
        return plan;
    }
    legend_draw(plan);
    if (chart->facet_count > 0)
        facet_draw(plan);
    else if (chart->series[0].type->family == FAMILY_AXES)
        draw_with_axes(plan);
    else
        draw_whole(plan);
    return plan;
}
