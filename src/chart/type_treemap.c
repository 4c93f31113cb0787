/* treemap: parts of a whole as boxes, the largest at the top left. */
#include "chart/chart_fields.h"
#include "chart/chart_type.h"
#include "chart/round_label.h"
#include "chart/series_draw.h"
#include "chart/squarify.h"

#include <math.h>

#define SEAM 1.0 /* points between boxes */

typedef struct TreemapOptions {
    int share; /* OptionalSwitch */
} TreemapOptions;

static const Field fields[] = {
    {"share", &field_switch, offsetof(TreemapOptions, share), 0, 0, NULL, 0, NULL,
     "Whether the share of the whole is written in place of the value.", "以占比代替数值。"},
    FIELD_ROWS_END,
};

/* Rows with a value above zero, the largest first; equal ones in their order. */
static int sorted_rows(const ChartPlan *plan, const Series *series, int *rows)
{
    int count = 0;
    for (int row = 0; row < plan->chart->row_count; row++) {
        if (!(series->values[row] > 0))
            continue;
        int at = count++;
        for (; at > 0 && series->values[rows[at - 1]] < series->values[row]; at--)
            rows[at] = rows[at - 1];
        rows[at] = row;
    }
    return count;
}

static const char *box_words(const ChartPlan *plan, const Series *series, int row, double share)
{
    const TreemapOptions *options = series->options;
    const char *value = options->share == SWITCH_ON
                            ? arena_print(plan->arena, "%s%%",
                                          chart_format_number(plan->chart, NULL, share * 100, 1))
                            : series_label(plan, series, row);
    const char *name = plan->chart->categories[row].text;
    return name[0] ? arena_print(plan->arena, "%s\n%s", name, value) : value;
}

static void add_label(ChartPlan *plan, const Series *series, int row, Rect box, double share,
                      const PaintSpec *color)
{
    PaintSpec text_color = plan_text_color_on(plan, color);
    TextLook look = {.color = &text_color};
    double room = box.width - plan->chart->em * 0.5;
    const char *words = box_words(plan, series, row, share);
    ChartText *text = arena_alloc(plan->arena, sizeof *text);
    *text = chart_text_set(plan, ROLE_LABEL, &look,
                           chart_literal(plan->chart, words, series->cells[row], "label"),
                           fmax(room, plan->chart->em));
    LabelRequest request = {
        .text = *text,
        .inside_text = text,
        .words = plan->chart->categories[row].text,
        .gap = 1,
        .spots = {SPOT_INSIDE_TOP, SPOT_INSIDE},
        .spot_count = 2,
        .priority = series->values[row],
    };
    /* At the top left: the anchor is as wide as the text, so that its middle is the text's. */
    double inset = plan->chart->em * 0.3;
    request.anchor = (Rect){box.x + inset, box.y + inset, fmin(box.width - inset, text->width + 2),
                            box.height - inset};
    labels_add(plan, &request);
}

static void draw(ChartPlan *plan, const Series *series)
{
    int *rows = arena_array(plan->arena, (size_t)plan->chart->row_count, sizeof *rows);
    int count = sorted_rows(plan, series, rows);
    double *areas = arena_array(plan->arena, (size_t)count, sizeof *areas);
    Rect *boxes = arena_array(plan->arena, (size_t)count, sizeof *boxes);
    double sum = 0;
    for (int i = 0; i < count; i++)
        sum += series->values[rows[i]];
    if (count == 0) {
        diag_report(plan->diagnostics, W_CHART_EMPTY, &plan->chart->node->source->origin,
                    DIAG_NO_ARGS);
        return;
    }
    for (int i = 0; i < count; i++)
        areas[i] = series->values[rows[i]] / sum * plan->plot.width * plan->plot.height;
    squarify(plan->plot, areas, count, boxes);
    for (int i = 0; i < count; i++) {
        PaintSpec color = round_part_color(plan, series, series->spec->color.kind ? i : rows[i]);
        Rect box = boxes[i];
        double seam = fmin(SEAM, fmin(box.width, box.height) * 0.2);
        plan_mark(plan, series->index, rows[i]);
        plan_rectangle(
            plan, "part",
            (Rect){box.x + seam / 2, box.y + seam / 2, box.width - seam, box.height - seam},
            &color);
        if (round_has_labels(series))
            add_label(plan, series, rows[i], box, series->values[rows[i]] / sum, &color);
    }
}

const ChartType chart_treemap = {
    .variant = {"treemap", "Parts of a whole as boxes.", "矩形树图。", fields,
                sizeof(TreemapOptions)},
    .example =
        "{\"type\": \"chart\", \"x\": \"n\", \"data\": [{\"n\": \"煤炭\", \"v\": 42}, {\"n\": "
        "\"电力\", \"v\": 18}, {\"n\": \"化工\", \"v\": 12}], \"series\": [{\"type\": "
        "\"treemap\", \"y\": \"v\"}], \"alt\": \"矩形树图\"}",
    .family = FAMILY_WHOLE,
    .flags = CHART_NEEDS_BANDS | CHART_NO_NEGATIVE | CHART_KEY_ROWS | CHART_ONLY_ONE,
    .rows_most = 3000,
    .draw = draw,
};
