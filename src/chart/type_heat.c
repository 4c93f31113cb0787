/* heat: a table whose cells are tinted by their value. */
#include "chart/chart_data.h"
#include "chart/chart_fields.h"
#include "chart/chart_type.h"
#include "chart/series_draw.h"

#include <math.h>

#define FAINTEST   0.08
#define GAP        0.8
#define NAME_SHARE 0.3
#define SIDE_MOST  200 /* lines, and columns, of the table */

typedef struct HeatOptions {
    const char *row_field;
    const char **names; /* of each data row: its line in the table */
    const char **lines; /* line_count distinct ones, in order */
    int line_count;
    const char **columns; /* column_count distinct categories */
    int column_count;
} HeatOptions;

static const Field fields[] = {
    {"row", &field_string, offsetof(HeatOptions, row_field), 0, 0, NULL, FIELD_REQUIRED, NULL,
     "Member of each data row that names its line of the table; x names the column.",
     "决定行的字段；列由 x 决定。"},
    FIELD_ROWS_END,
};

static int index_of(const char *const *names, int count, const char *name)
{
    for (int i = 0; i < count; i++) {
        if (strcmp(names[i], name) == 0)
            return i;
    }
    return -1;
}

static bool refuse_count(const Chart *chart, const Series *series)
{
    diag_report(chart->diagnostics, E_CHART_ROWS_MANY, &series->spec->item.source->origin,
                DIAG_ARGS(series->type->variant.name, arena_print(chart->arena, "%d", SIDE_MOST),
                          arena_print(chart->arena, "%d", SIDE_MOST + 1)));
    return false;
}

static bool prepare(Chart *chart, Series *series)
{
    HeatOptions *options = series->options;
    const JsonValue *place = json_find(series->spec->item.source, "row");
    if (!chart_read_texts(chart, options->row_field, &place->origin, &options->names))
        return false;
    size_t count = (size_t)chart->row_count;
    options->lines = arena_array(chart->arena, count, sizeof *options->lines);
    options->columns = arena_array(chart->arena, count, sizeof *options->columns);
    for (int row = 0; row < chart->row_count; row++) {
        const char *column = chart->categories[row].text;
        if (index_of(options->lines, options->line_count, options->names[row]) < 0)
            options->lines[options->line_count++] = options->names[row];
        if (index_of(options->columns, options->column_count, column) < 0)
            options->columns[options->column_count++] = column;
        if (options->line_count > SIDE_MOST || options->column_count > SIDE_MOST)
            return refuse_count(chart, series);
    }
    return true;
}

static void draw_cell(ChartPlan *plan, const Series *series, int row, Rect cell, double share)
{
    static const LabelSpot spots[] = {SPOT_INSIDE};
    PaintSpec color = paint_spec_tint(&series->color, FAINTEST + (1 - FAINTEST) * share);
    plan_mark(plan, series->index, row);
    plan_rectangle(plan, "cell", cell, &color);
    if (!series_has_labels(series, false))
        return;
    PaintSpec text_color = plan_text_color_on(plan, &color);
    ChartText *inside = arena_alloc(plan->arena, sizeof *inside);
    *inside = series_label_text(plan, series, row, &text_color);
    LabelRequest request = {.text = *inside,
                            .inside_text = inside,
                            .words = series_label(plan, series, row),
                            .anchor = cell,
                            .spots = {spots[0]},
                            .spot_count = 1};
    labels_add(plan, &request);
}

static void draw_names(ChartPlan *plan, const HeatOptions *options, Rect table, double width,
                       double height)
{
    double gap = plan->chart->em * 0.4;
    int row_stride = (int)ceil(plan->chart->em * 1.05 / fmax(height, 1e-6));
    for (int i = 0; i < options->line_count; i += row_stride) {
        TextLook look = {.align = TEXT_ALIGN_END};
        ChartText text =
            chart_text_fit(plan, ROLE_AXIS, &look, options->lines[i], table.x - plan->plot.x - gap,
                           height > plan->chart->em * 2.5 ? 2 : 1);
        plan_text_or_report(
            plan, "tick", &text,
            (Point){table.x - gap - text.width, table.y + (i + 0.5) * height - text.height / 2},
            options->lines[i]);
    }
    double edge = -INFINITY;
    for (int i = 0; i < options->column_count; i++) {
        TextLook look = {.align = TEXT_ALIGN_CENTER};
        double room = fmax(width - 1, plan->chart->em * 1.2);
        ChartText text = chart_text_fit(plan, ROLE_AXIS, &look, options->columns[i],
                                        fmin(fmax(room, plan->chart->em * 3), plan->plot.width), 1);
        double x = table.x + (i + 0.5) * width - text.width / 2;
        x = fmax(0, fmin(x, plan->size.width - text.width));
        if (x < edge + 1)
            continue; /* the reader counts on from the last one */
        plan_text_or_report(plan, "tick", &text, (Point){x, table.y + table.height + gap},
                            options->columns[i]);
        edge = x + text.width;
    }
}

static void draw(ChartPlan *plan, const Series *series)
{
    const Chart *chart = plan->chart;
    const HeatOptions *options = series->options;
    double em = chart->em;
    double names = 0;
    for (int i = 0; i < options->line_count; i++) {
        ChartText text = chart_text_fit(plan, ROLE_AXIS, NULL, options->lines[i],
                                        plan->plot.width * NAME_SHARE, 2);
        names = fmax(names, text.width);
    }
    names += em * 0.4;
    Rect table = {plan->plot.x + names, plan->plot.y, plan->plot.width - names,
                  plan->plot.height - em * 1.6};
    double width = table.width / options->column_count;
    double height = table.height / options->line_count;
    double min = INFINITY;
    double max = -INFINITY;
    for (int row = 0; row < chart->row_count; row++) {
        min = fmin(min, series->values[row]);
        max = fmax(max, series->values[row]);
    }
    for (int row = 0; row < chart->row_count; row++) {
        if (isnan(series->values[row]))
            continue;
        int line = index_of(options->lines, options->line_count, options->names[row]);
        int column = index_of(options->columns, options->column_count, chart->categories[row].text);
        double gap = fmin(GAP, fmin(width, height) * 0.1);
        Rect cell = {table.x + column * width + gap / 2, table.y + line * height + gap / 2,
                     width - gap, height - gap};
        draw_cell(plan, series, row, cell,
                  max > min ? (series->values[row] - min) / (max - min) : 0.5);
    }
    plan_mark(plan, -1, -1);
    draw_names(plan, options, table, width, height);
}

const ChartType chart_heat = {
    .variant = {"heat", "A table whose cells are tinted by their value.", "热力图。", fields,
                sizeof(HeatOptions)},
    .example =
        "{\"type\": \"chart\", \"x\": \"m\", \"data\": [{\"m\": \"1月\", \"n\": \"甲\", \"v\": "
        "3}, {\"m\": \"2月\", \"n\": \"甲\", \"v\": 5}, {\"m\": \"1月\", \"n\": \"乙\", \"v\": "
        "8}, {\"m\": \"2月\", \"n\": \"乙\", \"v\": 2}], \"series\": [{\"type\": \"heat\", "
        "\"y\": \"v\", \"row\": \"n\", \"label\": true}], \"alt\": \"热力图\"}",
    .family = FAMILY_WHOLE,
    .flags = CHART_NEEDS_BANDS | CHART_ONLY_ONE,
    .prepare = prepare,
    .draw = draw,
};
