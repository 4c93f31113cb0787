/* Pie and ring: see round_parts.h. */
#include "chart/round_parts.h"

#include <math.h>

#include "chart/round_label.h"
#include "chart/series_draw.h"

#define TOP_DEG   (-90.0)
#define SEAM      0.7 /* points of white between parts */
#define SUM_LEAST 1e-300

static double sum_of(const Chart *chart, const Series *series)
{
    double sum = 0;
    for (int row = 0; row < chart->row_count; row++)
        sum += isnan(series->values[row]) ? 0 : series->values[row];
    return sum;
}

void round_center_draw(ChartPlan *plan, Point center, double width, const char *large,
                       const char *small)
{
    ChartText first = {0};
    ChartText second = {0};
    if (large) {
        first = chart_text_set(plan, ROLE_NUMBER, NULL,
                               chart_literal(plan->chart, large, NULL, "center"), INFINITY);
        if (first.width > width) { /* as large as the hole allows */
            TextLook look = {.scale = width / first.width * 0.98};
            first = chart_text_set(plan, ROLE_NUMBER, &look,
                                   chart_literal(plan->chart, large, NULL, "center"), INFINITY);
        }
    }
    if (small) {
        TextLook look = {.align = TEXT_ALIGN_CENTER};
        second = chart_text_fit(plan, ROLE_LEGEND, &look, small, width, 2);
    }
    double gap = large && small ? plan->chart->em * 0.2 : 0;
    double y = center.y - (first.height + gap + second.height) / 2;
    if (large)
        plan_text_or_report(plan, "center", &first, (Point){center.x - first.width / 2, y}, large);
    if (small)
        plan_text_or_report(plan, "center", &second,
                            (Point){center.x - second.width / 2, y + first.height + gap}, small);
}

static int list_labels(const ChartPlan *plan, const Series *series, const RoundOptions *options,
                       double sum, RoundLabel *labels)
{
    double angle = TOP_DEG + options->start_deg;
    int count = 0;
    for (int row = 0; row < plan->chart->row_count; row++) {
        double value = series->values[row];
        if (isnan(value) || value <= 0)
            continue;
        double sweep = value / sum * 360;
        labels[count++] = (RoundLabel){
            .words = round_label_words(plan, series, row, value / sum),
            .row = row,
            .angle_deg = angle + sweep / 2,
            .weight = value,
            .color = round_part_color(plan, series, row),
        };
        angle += sweep;
    }
    return count;
}

static void draw_parts(ChartPlan *plan, const Series *series, const RoundOptions *options,
                       double sum, Point center, double radius)
{
    PaintSpec white = {.kind = PAINT_SOLID, .color = COLOR_WHITE, .opacity = 1};
    double angle = TOP_DEG + options->start_deg;
    for (int row = 0; row < plan->chart->row_count; row++) {
        double value = series->values[row];
        if (isnan(value) || value <= 0)
            continue;
        double sweep = value / sum * 360;
        Path *path = path_create(plan->arena);
        path_ring_segment(path, center, options->inner * radius, radius, angle, angle + sweep);
        PaintSpec color = round_part_color(plan, series, row);
        plan_mark(plan, series->index, row);
        plan_fill(plan, "part", path, &color);
        if (sweep < 359.99)
            plan_stroke(plan, "seam", path, &white, (Stroke){.width = SEAM, .join = JOIN_ROUND});
        angle += sweep;
    }
    plan_mark(plan, -1, -1);
}

void round_parts_draw(ChartPlan *plan, const Series *series, const RoundOptions *options)
{
    double sum = sum_of(plan->chart, series);
    if (!(sum > SUM_LEAST)) {
        diag_report(plan->diagnostics, W_CHART_EMPTY, &plan->chart->node->source->origin,
                    DIAG_NO_ARGS);
        return;
    }
    size_t rows = (size_t)plan->chart->row_count;
    RoundLabel *labels = arena_array(plan->arena, rows, sizeof *labels);
    int count = round_has_labels(series) ? list_labels(plan, series, options, sum, labels) : 0;
    Point center;
    double radius = round_label_radius(plan, plan->plot, labels, &count, &center);
    for (int i = 0; i < count; i++)
        labels[i].radius = radius;
    draw_parts(plan, series, options, sum, center, radius);
    round_label_draw(plan, plan->plot, center, radius, labels, count);
    if (options->inner > 0)
        round_center_draw(plan, center, options->inner * radius * 1.5, options->center,
                          options->center_label);
}
