/* Labels around a round form: see round_label.h. */
#include "chart/round_label.h"

#include <math.h>

#include "chart/palette.h"
#include "chart/series_draw.h"

#define COLUMN_SHARE    0.3 /* of the width, at most, for one column of labels */
#define REACH_EM        1.1 /* from the circle to the elbow of a leader */
#define TEXT_GAP_EM     0.35
#define LONG_SHARE      0.2 /* of the width; a longer label breaks before its value */
#define RADIUS_LEAST_EM 1.2
#define LINE_GAP        2.2 /* points between labels of a column */
#define DEGREE          (3.14159265358979323846 / 180)
#define TINT_LEAST      0.22 /* the faintest part of one colour */

/* One label with its place in a column. */
typedef struct Entry {
    const RoundLabel *label;
    ChartText text;
    double y; /* top */
} Entry;

typedef struct Column {
    Entry *entries; /* from the top down */
    int count;
} Column;

static ChartText label_text(const ChartPlan *plan, const RoundLabel *label, double width)
{
    /* A long name stands above its value, so that the circle keeps its size. */
    TextLook look = {.align = cos(label->angle_deg * DEGREE) >= -1e-9 ? TEXT_ALIGN_START
                                                                      : TEXT_ALIGN_END};
    ChartText text = chart_text_fit(plan, ROLE_LABEL, &look, label->words, width, 3);
    const char *space = strrchr(label->words, ' ');
    if (text.width <= plan->size.width * LONG_SHARE || !space)
        return text;
    const char *broken =
        arena_print(plan->arena, "%.*s\n%s", (int)(space - label->words), label->words, space + 1);
    return chart_text_fit(plan, ROLE_LABEL, &look, broken, width, 3);
}

double round_label_radius(ChartPlan *plan, Rect area, const RoundLabel *labels, int *count,
                          Point *center)
{
    double em = plan->chart->em;
    double widest = 0;
    for (int i = 0; i < *count; i++)
        widest = fmax(widest, label_text(plan, &labels[i], area.width * COLUMN_SHARE).width);
    double side = *count ? widest + (REACH_EM + TEXT_GAP_EM) * em : 0;
    double over = *count ? em * 0.9 : 0;
    *center = (Point){area.x + area.width / 2, area.y + area.height / 2};
    double radius = fmin(area.width / 2 - side, area.height / 2 - over);
    if (radius >= em * RADIUS_LEAST_EM || *count == 0)
        return fmax(radius, 0);
    for (int i = 0; i < *count; i++)
        diag_report(plan->diagnostics, W_CHART_LABEL_DROPPED, &plan->chart->node->source->origin,
                    DIAG_ARGS(labels[i].words));
    *count = 0;
    return fmin(area.width, area.height) / 2;
}

static void insert(Column *column, Entry entry)
{
    int at = column->count++;
    for (; at > 0 && column->entries[at - 1].y > entry.y; at--)
        column->entries[at] = column->entries[at - 1];
    column->entries[at] = entry;
}

static double column_height(const Column *column)
{
    double height = 0;
    for (int i = 0; i < column->count; i++)
        height += column->entries[i].text.height + LINE_GAP;
    return height;
}

/* Takes the lightest label out of a column that is too high. */
static void drop_lightest(ChartPlan *plan, Column *column)
{
    int lightest = 0;
    for (int i = 1; i < column->count; i++) {
        if (column->entries[i].label->weight < column->entries[lightest].label->weight)
            lightest = i;
    }
    diag_report(plan->diagnostics, W_CHART_LABEL_DROPPED, &plan->chart->node->source->origin,
                DIAG_ARGS(column->entries[lightest].label->words));
    column->count--;
    for (int i = lightest; i < column->count; i++)
        column->entries[i] = column->entries[i + 1];
}

static void spread(Column *column, double top, double bottom)
{
    double edge = top;
    for (int i = 0; i < column->count; i++) {
        Entry *entry = &column->entries[i];
        entry->y = fmax(entry->y, edge);
        edge = entry->y + entry->text.height + LINE_GAP;
    }
    edge = bottom;
    for (int i = column->count - 1; i >= 0; i--) {
        Entry *entry = &column->entries[i];
        entry->y = fmin(entry->y, edge - entry->text.height);
        edge = entry->y - LINE_GAP;
    }
}

static void draw_entry(ChartPlan *plan, const Entry *entry, Point center, double radius,
                       bool is_right)
{
    double em = plan->chart->em;
    double angle = entry->label->angle_deg * DEGREE;
    double from = entry->label->radius;
    double side = is_right ? 1 : -1;
    double middle = entry->y + entry->text.height / 2;
    Point start = {center.x + cos(angle) * from, center.y + sin(angle) * from};
    double bend_x = center.x + side * (radius + REACH_EM * em * 0.55);
    /* Labels near the axis of the form bend beside their own part, not through a neighbour's. */
    double reach = radius + REACH_EM * em * 0.45;
    double natural_x = center.x + cos(angle) * reach;
    if (fabs(center.y + sin(angle) * reach - middle) < em * 0.6)
        bend_x = is_right ? fmin(bend_x, natural_x) : fmax(bend_x, natural_x);
    double end_x = center.x + side * (radius + REACH_EM * em);
    Path *path = path_create(plan->arena);
    path_move(path, start.x, start.y);
    path_line(path, bend_x, middle);
    path_line(path, end_x, middle);
    plan_mark(plan, 0, entry->label->row);
    plan_stroke(plan, "leader", path, &plan->chart->muted, (Stroke){.width = 0.4});
    double x = end_x + side * TEXT_GAP_EM * em - (is_right ? 0 : entry->text.width);
    plan_text_or_report(plan, "label", &entry->text, (Point){x, entry->y}, entry->label->words);
}

void round_label_draw(ChartPlan *plan, Rect area, Point center, double radius,
                      const RoundLabel *labels, int count)
{
    Column columns[2] = {{arena_array(plan->arena, (size_t)count, sizeof(Entry)), 0},
                         {arena_array(plan->arena, (size_t)count, sizeof(Entry)), 0}};
    double reach = radius + plan->chart->em * REACH_EM * 0.6;
    for (int i = 0; i < count; i++) {
        double angle = labels[i].angle_deg * DEGREE;
        Entry entry = {.label = &labels[i],
                       .text = label_text(plan, &labels[i], area.width * COLUMN_SHARE)};
        entry.y = center.y + sin(angle) * reach - entry.text.height / 2;
        insert(&columns[cos(angle) >= -1e-9], entry);
    }
    for (int side = 0; side < 2; side++) {
        while (columns[side].count > 0 && column_height(&columns[side]) > area.height + LINE_GAP)
            drop_lightest(plan, &columns[side]);
        spread(&columns[side], area.y, area.y + area.height);
        for (int i = 0; i < columns[side].count; i++)
            draw_entry(plan, &columns[side].entries[i], center, radius, side == 1);
    }
    plan_mark(plan, -1, -1);
}

const char *round_label_words(const ChartPlan *plan, const Series *series, int row, double share)
{
    const Chart *chart = plan->chart;
    const char *name = chart->categories[row].text;
    bool has_value = series->spec->label.format || series->spec->label.field;
    const char *value = has_value ? series_label(plan, series, row)
                                  : arena_print(plan->arena, "%s%%",
                                                chart_format_number(chart, NULL, share * 100, 1));
    return name[0] ? arena_print(plan->arena, "%s %s", name, value) : value;
}

PaintSpec round_part_color(const ChartPlan *plan, const Series *series, int row)
{
    if (series->spec->highlight)
        return series_color(plan, series, row);
    if (series->spec->color.kind == PAINT_NONE)
        return chart_colors_color(plan->chart, row);
    double steps = fmax(1, plan->chart->row_count - 1);
    return paint_spec_tint(&series->color, 1 - (1 - TINT_LEAST) * row / steps);
}

bool round_has_labels(const Series *series)
{
    return series->spec->label.show != SWITCH_OFF;
}
