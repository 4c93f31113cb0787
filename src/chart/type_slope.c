/* slope: two values of each row, joined, so that rises and falls are seen at once. */
#include "chart/chart_data.h"
#include "chart/chart_fields.h"
#include "chart/chart_type.h"
#include "chart/series_draw.h"

#include <math.h>

#define SIDE_SHARE 0.36 /* of the width, at most, for the names at one side */
#define LINE_GAP   0.8

typedef struct SlopeOptions {
    const char *y2;
    const char *from_title, *to_title;
    const double *ends;
    const JsonValue **cells;
} SlopeOptions;

/* Widths kept for the names at both sides. */
typedef struct Margins {
    double left, right;
} Margins;

static const Field fields[] = {
    {"y2", &field_string, offsetof(SlopeOptions, y2), 0, 0, NULL, FIELD_REQUIRED, NULL,
     "Member of each row with the later value.", "后一时点数值的字段。"},
    {"from", &field_string, offsetof(SlopeOptions, from_title), 0, 0, NULL, 0, NULL,
     "Name of the left side.", "左侧名称。"},
    {"to", &field_string, offsetof(SlopeOptions, to_title), 0, 0, NULL, 0, NULL,
     "Name of the right side.", "右侧名称。"},
    FIELD_ROWS_END,
};

typedef struct Side {
    int row;
    ChartText text;
    double y;
} Side;

static bool prepare(Chart *chart, Series *series)
{
    SlopeOptions *options = series->options;
    const JsonValue *place = json_find(series->spec->item.source, "y2");
    double *ends;
    if (!chart_read_column(chart, options->y2, &place->origin, &ends, &options->cells))
        return false;
    options->ends = ends;
    return true;
}

static bool is_whole(const Series *series, int row)
{
    const SlopeOptions *options = series->options;
    return !isnan(series->values[row]) && !isnan(options->ends[row]);
}

static Scale value_scale(const ChartPlan *plan, const Series *series, Rect area)
{
    const SlopeOptions *options = series->options;
    Scale scale = {SCALE_LINEAR, INFINITY, -INFINITY, 0, area.y + area.height, area.y, 0, 0};
    for (int row = 0; row < plan->chart->row_count; row++) {
        if (!is_whole(series, row))
            continue;
        scale.min = fmin(scale.min, fmin(series->values[row], options->ends[row]));
        scale.max = fmax(scale.max, fmax(series->values[row], options->ends[row]));
    }
    return scale;
}

static ChartText side_text(const ChartPlan *plan, const Series *series, int row, bool is_left)
{
    const SlopeOptions *options = series->options;
    const JsonValue *cell = is_left ? series->cells[row] : options->cells[row];
    const FormatChain *format = series->spec->label.format;
    const char *value = chart_format_cell(plan->chart, format, cell);
    const char *name = plan->chart->categories[row].text;
    const char *words = is_left ? arena_print(plan->arena, "%s %s", name, value)
                                : arena_print(plan->arena, "%s %s", value, name);
    PaintSpec color = series_color(plan, series, row);
    bool is_faded = series->spec->highlight && !color_equals(&color.color, &series->color.color);
    TextLook look = {.align = is_left ? TEXT_ALIGN_END : TEXT_ALIGN_START,
                     .color = is_faded ? &plan->chart->muted : NULL};
    return chart_text_fit(plan, ROLE_LABEL, &look, words, plan->plot.width * SIDE_SHARE, 1);
}

static void spread(Side *sides, int count, double top, double bottom)
{
    double edge = top;
    for (int i = 0; i < count; i++) {
        sides[i].y = fmax(sides[i].y, edge);
        edge = sides[i].y + sides[i].text.height + LINE_GAP;
    }
    edge = bottom;
    for (int i = count - 1; i >= 0; i--) {
        sides[i].y = fmin(sides[i].y, edge - sides[i].text.height);
        edge = sides[i].y - LINE_GAP;
    }
}

/* The names of one side from the top down; those that do not fit are reported. */
static int list_side(ChartPlan *plan, const Series *series, const Scale *scale, bool is_left,
                     Side *sides)
{
    const SlopeOptions *options = series->options;
    int count = 0;
    double height = 0;
    for (int row = 0; row < plan->chart->row_count; row++) {
        if (!is_whole(series, row))
            continue;
        Side side = {row, side_text(plan, series, row, is_left), 0};
        height += side.text.height + LINE_GAP;
        if (height > plan->plot.height) {
            diag_report(plan->diagnostics, W_CHART_LABEL_DROPPED,
                        &plan->chart->node->source->origin,
                        DIAG_ARGS(plan->chart->categories[row].text));
            continue;
        }
        side.y = scale_place(scale, is_left ? series->values[row] : options->ends[row]) -
                 side.text.height / 2;
        int at = count++;
        for (; at > 0 && sides[at - 1].y > side.y; at--)
            sides[at] = sides[at - 1];
        sides[at] = side;
    }
    spread(sides, count, plan->plot.y, plan->plot.y + plan->plot.height);
    return count;
}

static double draw_titles(ChartPlan *plan, const SlopeOptions *options, Margins margins)
{
    if (!options->from_title && !options->to_title)
        return 0;
    double height = 0;
    const char *titles[] = {options->from_title, options->to_title};
    for (int i = 0; i < 2; i++) {
        if (!titles[i])
            continue;
        TextLook look = {.weight = 700};
        ChartText text =
            chart_text_fit(plan, ROLE_AXIS, &look, titles[i], plan->plot.width * SIDE_SHARE, 1);
        double x = i ? plan->plot.x + plan->plot.width - margins.right
                     : plan->plot.x + margins.left - text.width;
        x = fmax(plan->plot.x, fmin(x, plan->plot.x + plan->plot.width - text.width));
        plan_text_or_report(plan, "tick", &text, (Point){x, plan->plot.y}, titles[i]);
        height = fmax(height, text.height);
    }
    return height + plan->chart->em * 0.5;
}

static Margins find_margins(const ChartPlan *plan, const Series *series)
{
    Margins margins = {plan->chart->em * 3, plan->chart->em * 3};
    for (int row = 0; row < plan->chart->row_count; row++) {
        if (!is_whole(series, row))
            continue;
        margins.left = fmax(margins.left, side_text(plan, series, row, true).width);
        margins.right = fmax(margins.right, side_text(plan, series, row, false).width);
    }
    return margins;
}

static void draw_rows(ChartPlan *plan, const Series *series, const Scale *scale,
                      const double ends[2])
{
    const SlopeOptions *options = series->options;
    for (int row = 0; row < plan->chart->row_count; row++) {
        if (!is_whole(series, row))
            continue;
        PaintSpec color = series_color(plan, series, row);
        Point from = {ends[0], scale_place(scale, series->values[row])};
        Point to = {ends[1], scale_place(scale, options->ends[row])};
        plan_mark(plan, series->index, row);
        plan_line(plan, "line", from, to, &color, 1.3);
        plan_dot(plan, "dot", from, 2.2, &color);
        plan_dot(plan, "dot", to, 2.2, &color);
    }
}

static void draw(ChartPlan *plan, const Series *series)
{
    Margins margins = find_margins(plan, series);
    double head = draw_titles(plan, series->options, margins);
    plan->plot.y += head;
    plan->plot.height -= head;
    double em = plan->chart->em;
    Rect plot = plan->plot;
    Rect area = {plot.x, plot.y + em * 0.5, plot.width, plot.height - em};
    Scale scale = value_scale(plan, series, area);
    size_t rows = (size_t)plan->chart->row_count;
    double gap = em * 0.6;
    double ends[2] = {plot.x + margins.left + gap, plot.x + plot.width - margins.right - gap};
    for (int i = 0; i < 2; i++)
        plan_line(plan, "base", (Point){ends[i], plot.y}, (Point){ends[i], plot.y + plot.height},
                  &plan->chart->grid, 0.4);
    draw_rows(plan, series, &scale, ends);
    for (int i = 0; i < 2; i++) {
        Side *sides = arena_array(plan->arena, rows, sizeof *sides);
        int count = list_side(plan, series, &scale, i == 0, sides);
        for (int k = 0; k < count; k++) {
            double x = i == 0 ? ends[0] - gap - sides[k].text.width : ends[1] + gap;
            plan_mark(plan, series->index, sides[k].row);
            plan_text_or_report(plan, "label", &sides[k].text, (Point){x, sides[k].y},
                                plan->chart->categories[sides[k].row].text);
        }
    }
    plan_mark(plan, -1, -1);
}

const ChartType chart_slope = {
    .variant = {"slope", "Two values of each row, joined.", "坡度图：两个时点的升降。", fields,
                sizeof(SlopeOptions)},
    .example =
        "{\"type\": \"chart\", \"x\": \"n\", \"data\": [{\"n\": \"上党区\", \"a\": 21, \"b\": "
        "32}, {\"n\": \"屯留区\", \"a\": 25, \"b\": 22}], \"series\": [{\"type\": \"slope\", "
        "\"y\": \"a\", \"y2\": \"b\", \"from\": \"2022年\", \"to\": \"2023年\"}], \"alt\": "
        "\"坡度图\"}",
    .family = FAMILY_WHOLE,
    .key = KEY_LINE,
    .flags = CHART_NEEDS_BANDS | CHART_ONLY_ONE,
    .rows_most = 300,
    .prepare = prepare,
    .draw = draw,
};
