/* rose: sectors of equal angle whose area is the value (after Florence Nightingale). */
#include "chart/chart_fields.h"
#include "chart/chart_type.h"
#include "chart/round_label.h"
#include "chart/series_draw.h"

#include <math.h>

typedef struct RoseOptions {
    double inner; /* share of the radius */
} RoseOptions;

static const Field fields[] = {
    {"inner", &field_opacity, offsetof(RoseOptions, inner), 0, 1, NULL, 0, "15%",
     "Size of the hole, as a share of the radius.", "中空部分占半径的比例。"},
    FIELD_ROWS_END,
};

static double largest(const Chart *chart, const Series *series)
{
    double most = 0;
    for (int row = 0; row < chart->row_count; row++)
        most = fmax(most, series->values[row]); /* fmax skips NAN */
    return most;
}

/* The sector's area, not its radius, grows with the value. */
static double petal_radius(double value, double most, double inner, double radius)
{
    return sqrt(inner * inner + value / most * (radius * radius - inner * inner));
}

static int present_count(const Chart *chart, const Series *series)
{
    int count = 0;
    for (int row = 0; row < chart->row_count; row++)
        count += !isnan(series->values[row]);
    return count;
}

static int list_labels(const ChartPlan *plan, const Series *series, RoundLabel *labels)
{
    double sweep = 360.0 / present_count(plan->chart, series);
    int count = 0;
    for (int row = 0; row < plan->chart->row_count; row++) {
        if (isnan(series->values[row]))
            continue;
        const char *words = arena_print(plan->arena, "%s %s", plan->chart->categories[row].text,
                                        series_label(plan, series, row));
        labels[count] = (RoundLabel){.words = words,
                                     .row = row,
                                     .angle_deg = -90 + sweep * (count + 0.5),
                                     .weight = series->values[row]};
        count++;
    }
    return count;
}

static void draw(ChartPlan *plan, const Series *series)
{
    const Chart *chart = plan->chart;
    const RoseOptions *options = series->options;
    double most = largest(chart, series);
    if (!(most > 0)) {
        diag_report(plan->diagnostics, W_CHART_EMPTY, &chart->node->source->origin, DIAG_NO_ARGS);
        return;
    }
    RoundLabel *labels = arena_array(plan->arena, (size_t)chart->row_count, sizeof *labels);
    int count = list_labels(plan, series, labels);
    Point center;
    int label_count = round_has_labels(series) ? count : 0;
    double radius = round_label_radius(plan, plan->plot, labels, &label_count, &center);
    PaintSpec white = {.kind = PAINT_SOLID, .color = COLOR_WHITE, .opacity = 1};
    for (int i = 0; i < count; i++) {
        double half = 180.0 / count;
        labels[i].radius = petal_radius(labels[i].weight, most, options->inner * radius, radius);
        Path *path = path_create(plan->arena);
        path_ring_segment(path, center, options->inner * radius, labels[i].radius,
                          labels[i].angle_deg - half, labels[i].angle_deg + half);
        PaintSpec color = round_part_color(plan, series, labels[i].row);
        plan_mark(plan, series->index, labels[i].row);
        plan_fill(plan, "part", path, &color);
        plan_stroke(plan, "seam", path, &white, (Stroke){.width = 0.7, .join = JOIN_ROUND});
    }
    round_label_draw(plan, plan->plot, center, radius, labels, label_count);
}

const ChartType chart_rose = {
    .variant = {"rose", "Sectors of equal angle whose area is the value.",
                "玫瑰图：角度相等，面积表示数值。", fields, sizeof(RoseOptions)},
    .example =
        "{\"type\": \"chart\", \"x\": \"name\", \"data\": [{\"name\": \"上党区\", \"v\": 32}, "
        "{\"name\": \"屯留区\", \"v\": 23}, {\"name\": \"潞城区\", \"v\": 15}], \"series\": "
        "[{\"type\": \"rose\", \"y\": \"v\"}], \"alt\": \"玫瑰图\"}",
    .family = FAMILY_WHOLE,
    .flags = CHART_NEEDS_BANDS | CHART_NO_NEGATIVE | CHART_KEY_ROWS | CHART_ONLY_ONE,
    .rows_most = 300,
    .draw = draw,
};
