/* pictogram: rows of symbols, each of which stands for so many (after Otto Neurath's Isotype). */
#include "chart/chart_fields.h"
#include "chart/chart_type.h"
#include "chart/series_draw.h"
#include "font/ligature.h"

#include <math.h>

#define ICON_FAMILY  "Material Icons"
#define SYMBOLS_MOST 10 /* of the longest row, unless the layout gives a unit */
#define NAME_SHARE   0.3
#define VALUE_SHARE  0.16

typedef struct PictogramOptions {
    const char *icon;
    double each;
    const char *unit;
    const Face *face;
    uint32_t glyph;
} PictogramOptions;

static const Field fields[] = {
    {"icon", &field_string, offsetof(PictogramOptions, icon), 0, 0, NULL, 0, "person",
     "Name in the icon font: \"person\", \"factory\".", "图标名，如“person”“factory”。"},
    {"each", &field_number, offsetof(PictogramOptions, each), 0, 1e15, NULL, 0, NULL,
     "How many a symbol stands for; 0: a round number by the data.",
     "每个图标代表的数量；0 为自动取整。"},
    {"unit", &field_string, offsetof(PictogramOptions, unit), 0, 0, NULL, 0, NULL,
     "Unit of the values, for the note below.", "数值单位，写在下方说明中。"},
    FIELD_ROWS_END,
};

static double largest(const Chart *chart, const Series *series)
{
    double most = 0;
    for (int row = 0; row < chart->row_count; row++)
        most = fmax(most, series->values[row]);
    return most;
}

/* The least of 1, 2, 5 times a power of ten with which the longest row has few enough symbols. */
static double round_unit(double most)
{
    static const double factors[] = {1, 2, 5, 10};
    double power = pow(10, floor(log10(fmax(most, 1e-9) / SYMBOLS_MOST)));
    int i = 0;
    while (i < 3 && most / (factors[i] * power) > SYMBOLS_MOST)
        i++;
    return factors[i] * power;
}

static bool prepare(Chart *chart, Series *series)
{
    PictogramOptions *options = series->options;
    const Origin *origin = &series->spec->item.source->origin;
    options->face = font_library_find(chart->builder->fonts, chart->diagnostics, origin,
                                      ICON_FAMILY, 400, false);
    if (!options->face)
        return false;
    options->glyph = face_ligature(options->face, text_of(options->icon));
    if (!options->glyph) {
        diag_report(chart->diagnostics, E_ICON_UNKNOWN, origin, DIAG_ARGS(options->icon));
        return false;
    }
    if (options->each > 0)
        return true;
    options->each = round_unit(largest(chart, series));
    return true;
}

static void draw_symbol(ChartPlan *plan, const PictogramOptions *options, Rect cell, double share,
                        const PaintSpec *color)
{
    const Face *face = options->face;
    double em = fmax(face->ascent + face->descent, 1e-9);
    double size = cell.height / em;
    double width = face_advance(face, options->glyph) * size;
    Path *path = path_create(plan->arena);
    face_append_outline(face, options->glyph, size,
                        (Point){cell.x + (cell.width - width) / 2, cell.y + face->ascent * size},
                        path);
    if (share >= 0.999) {
        plan_fill(plan, "symbol", path, color);
        return;
    }
    PaintSpec faint = paint_spec_tint(color, 0.2);
    plan_fill(plan, "rest", path, &faint);
    plan_push_clip(plan, (Rect){cell.x, cell.y, cell.width * share, cell.height});
    plan_fill(plan, "symbol", path, color);
    plan_pop_clip(plan);
}

static void draw_row(ChartPlan *plan, const Series *series, int row, Rect line, double side)
{
    const PictogramOptions *options = series->options;
    PaintSpec color = series_color(plan, series, row);
    double count = series->values[row] / options->each;
    plan_mark(plan, series->index, row);
    int symbols = (int)ceil(count - 1e-3);
    for (int i = 0; i < symbols; i++)
        draw_symbol(plan, options,
                    (Rect){line.x + i * side, line.y + (line.height - side) / 2, side, side},
                    fmin(count - i, 1), &color);
    double x = line.x + fmax(symbols, 0) * side;
    const char *words = series_label(plan, series, row);
    if (series->spec->label.show == SWITCH_OFF || !words[0])
        return;
    ChartText text = series_label_text(plan, series, row, NULL);
    plan_text_or_report(
        plan, "label", &text,
        (Point){x + plan->chart->em * 0.4, line.y + (line.height - text.height) / 2}, words);
}

static void draw_note(ChartPlan *plan, const PictogramOptions *options, double y, double side)
{
    const char *each = chart_format_cell(plan->chart, NULL,
                                         json_new_number(plan->chart->arena, options->each, NULL));
    const char *words =
        arena_print(plan->arena, "= %s%s", each, options->unit ? options->unit : "");
    ChartText text = chart_text_set(plan, ROLE_SOURCE, NULL,
                                    chart_literal(plan->chart, words, NULL, "each"), INFINITY);
    draw_symbol(plan, options, (Rect){plan->plot.x, y + (text.height - side) / 2, side, side}, 1,
                &plan->chart->muted);
    plan_text_or_report(plan, "tick", &text, (Point){plan->plot.x + side * 1.2, y}, words);
}

static void draw(ChartPlan *plan, const Series *series)
{
    const Chart *chart = plan->chart;
    const PictogramOptions *options = series->options;
    double em = chart->em;
    double names = 0;
    for (int row = 0; row < chart->row_count; row++) {
        ChartText name = chart_text_fit(plan, ROLE_LABEL, NULL, chart->categories[row].text,
                                        plan->plot.width * NAME_SHARE, 2);
        names = fmax(names, name.width);
    }
    names += em * 0.6;
    double foot = em * 1.9;
    double pitch = (plan->plot.height - foot) / chart->row_count;
    double most = fmax(1, ceil(largest(chart, series) / options->each - 1e-3));
    double side = fmin(pitch * 0.86, (plan->plot.width * (1 - VALUE_SHARE) - names) / most);
    if (side < em * 0.35) {
        diag_report(plan->diagnostics, W_CHART_LABEL_DROPPED, &chart->node->source->origin,
                    DIAG_ARGS(chart->categories[0].text));
        return;
    }
    for (int row = 0; row < chart->row_count; row++) {
        Rect line = {plan->plot.x + names, plan->plot.y + row * pitch, 0, pitch};
        ChartText name = chart_text_fit(plan, ROLE_LABEL, NULL, chart->categories[row].text,
                                        plan->plot.width * NAME_SHARE, 2);
        plan_mark(plan, -1, row);
        plan_text_or_report(plan, "tick", &name,
                            (Point){plan->plot.x, line.y + (pitch - name.height) / 2},
                            chart->categories[row].text);
        if (!isnan(series->values[row]))
            draw_row(plan, series, row, line, side);
    }
    plan_mark(plan, -1, -1);
    draw_note(plan, options, plan->plot.y + plan->plot.height - em, em * 1.1);
}

const ChartType chart_pictogram = {
    .variant = {"pictogram", "Rows of symbols, each of which stands for so many.",
                "象形图：每个图标代表一定数量。", fields, sizeof(PictogramOptions)},
    .example = "{\"type\": \"chart\", \"x\": \"n\", \"data\": [{\"n\": \"2022年\", \"v\": 212}, "
               "{\"n\": \"2023年\", \"v\": 290}], \"series\": [{\"type\": \"pictogram\", \"y\": "
               "\"v\", \"icon\": \"factory\", \"unit\": \"家\"}], \"alt\": \"象形图\"}",
    .family = FAMILY_WHOLE,
    .flags = CHART_NEEDS_BANDS | CHART_NO_NEGATIVE | CHART_ONLY_ONE,
    .rows_most = 300,
    .prepare = prepare,
    .draw = draw,
};
