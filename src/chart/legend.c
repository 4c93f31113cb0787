/* Legend: see legend.h. */
#include "chart/legend.h"

#include <math.h>

#include "chart/chart_text.h"
#include "chart/chart_type.h"
#include "chart/palette.h"

#define KEY_EM       0.9 /* side of a square key, in ems of the legend's type */
#define LINE_KEY_EM  1.5
#define KEY_GAP_EM   0.4
#define ENTRY_GAP_EM 1.4
#define ROW_GAP_EM   0.45
#define SPACE_EM     0.8 /* between legend and plot */
#define HEIGHT_SHARE 0.5 /* of the height, at most, for a legend above or below */
#define SIDE_SHARE   0.3 /* of the width, at most, for names at the side */

LegendPlace legend_place(const Chart *chart)
{
    const LegendSpec *spec = &chart->spec->legend;
    if (spec->show == SWITCH_OFF)
        return LEGEND_NONE;
    if (spec->position != LEGEND_AUTO)
        return (LegendPlace)spec->position;
    const ChartType *first = chart->series[0].type;
    if (first->flags & CHART_KEY_ROWS)
        return spec->show == SWITCH_ON ? LEGEND_TOP : LEGEND_NONE;
    if (chart->series_count < 2)
        return spec->show == SWITCH_ON ? LEGEND_TOP : LEGEND_NONE;
    for (int i = 0; i < chart->series_count; i++) {
        if (chart->series[i].type->key != KEY_LINE || chart->is_horizontal ||
            chart->series[i].spec->axis == AXIS_RIGHT)
            return LEGEND_TOP;
    }
    return LEGEND_DIRECT;
}

static int list_entries(const ChartPlan *plan, LegendEntry **entries)
{
    const Chart *chart = plan->chart;
    const ChartType *type = chart->series[0].type;
    bool has_rows = (type->flags & CHART_KEY_ROWS) != 0;
    int count = has_rows ? chart->row_count : chart->series_count;
    *entries = arena_array(plan->arena, (size_t)count, sizeof **entries);
    int used = 0;
    for (int i = 0; i < count; i++) {
        LegendEntry *entry = &(*entries)[used];
        if (has_rows)
            *entry =
                (LegendEntry){chart->categories[i].text, chart_colors_color(chart, i), KEY_SQUARE};
        else
            *entry = (LegendEntry){chart->series[i].name, chart->series[i].color,
                                   chart->series[i].type->key};
        used += entry->name[0] != '\0';
    }
    return used;
}

static double key_width(const LegendEntry *entry, double em)
{
    return entry->form == KEY_LINE ? LINE_KEY_EM * em : KEY_EM * em;
}

static void draw_key(ChartPlan *plan, const LegendEntry *entry, double x, double middle, double em)
{
    double side = KEY_EM * em;
    if (entry->form == KEY_LINE) {
        plan_line(plan, "key", (Point){x, middle}, (Point){x + LINE_KEY_EM * em, middle},
                  &entry->color, em * 0.18);
        plan_dot(plan, "key", (Point){x + LINE_KEY_EM * em / 2, middle}, em * 0.24, &entry->color);
    } else if (entry->form == KEY_DOT) {
        plan_dot(plan, "key", (Point){x + side / 2, middle}, side * 0.42, &entry->color);
    } else {
        Rect square = {x, middle - side / 2, side, side};
        plan_rectangle(plan, "key", square, &entry->color);
        if (entry->form != KEY_OUTLINED)
            return;
        Path *path = path_create(plan->arena);
        path_rectangle(path, square);
        plan_stroke(plan, "key", path, &plan->chart->muted, (Stroke){.width = 0.35});
    }
}

/* One entry set: key and name. */
typedef struct KeyBox {
    ChartText text;
    double x, y, width;
} KeyBox;

/* Flows the entries into rows of `width`; the result is the height. A column has one a row. */
static double flow(const ChartPlan *plan, const LegendEntry *entries, KeyBox *boxes, int count,
                   double width, bool is_column)
{
    double em = chart_text_size(plan->chart, ROLE_LEGEND);
    double x = 0;
    double y = 0;
    double row_height = 0;
    for (int i = 0; i < count; i++) {
        double key = key_width(&entries[i], em) + KEY_GAP_EM * em;
        KeyBox *box = &boxes[i];
        box->text = chart_text_fit(plan, ROLE_LEGEND, NULL, entries[i].name, width - key, 2);
        box->width = key + box->text.width;
        bool breaks = i > 0 && (is_column || x + box->width > width + 0.01);
        if (breaks) {
            y += row_height + ROW_GAP_EM * em;
            x = row_height = 0;
        }
        box->x = x;
        box->y = y;
        x += box->width + ENTRY_GAP_EM * em;
        row_height = fmax(row_height, fmax(box->text.height, KEY_EM * em));
    }
    return count ? y + row_height : 0;
}

/* How far row entries move right so that their row ends at the edge. */
static double row_slack(const KeyBox *boxes, int count, int index, double width)
{
    int last = index;
    while (last + 1 < count && boxes[last + 1].y == boxes[index].y)
        last++;
    return width - boxes[last].x - boxes[last].width;
}

/* Takes off the entries below `height` and names them. */
static int fit_height(ChartPlan *plan, const LegendEntry *entries, const KeyBox *boxes, int count,
                      double height)
{
    int kept = 0;
    while (kept < count && boxes[kept].y + boxes[kept].text.height <= height)
        kept++;
    for (int i = kept; i < count; i++)
        diag_report(plan->diagnostics, W_CHART_LABEL_DROPPED, &plan->chart->node->source->origin,
                    DIAG_ARGS(entries[i].name));
    return kept;
}

static void draw_boxes(ChartPlan *plan, const LegendEntry *entries, const KeyBox *boxes, int count,
                       Rect area, bool is_right)
{
    double em = chart_text_size(plan->chart, ROLE_LEGEND);
    for (int i = 0; i < count; i++) {
        double x = area.x + boxes[i].x;
        double y = area.y + boxes[i].y;
        if (is_right)
            x += row_slack(boxes, count, i, area.width);
        draw_key(plan, &entries[i], x, y + boxes[i].text.height / 2, em);
        plan_text_or_report(plan, "legend", &boxes[i].text,
                            (Point){x + boxes[i].width - boxes[i].text.width, y}, entries[i].name);
    }
}

void legend_draw_entries(ChartPlan *plan, const LegendEntry *entries, int count, LegendPlace place)
{
    KeyBox *boxes = arena_array(plan->arena, (size_t)count, sizeof *boxes);
    double em = chart_text_size(plan->chart, ROLE_LEGEND);
    double space = SPACE_EM * em;
    Rect *free = &plan->free;
    if (place == LEGEND_RIGHT) {
        flow(plan, entries, boxes, count, free->width * SIDE_SHARE, true);
        count = fit_height(plan, entries, boxes, count, free->height);
        double width = 0;
        for (int i = 0; i < count; i++)
            width = fmax(width, boxes[i].width);
        free->width -= width + space;
        draw_boxes(plan, entries, boxes, count,
                   (Rect){free->x + free->width + space, free->y, width, 0}, false);
        return;
    }
    double height = flow(plan, entries, boxes, count, free->width, false);
    if (height > free->height * HEIGHT_SHARE) {
        count = fit_height(plan, entries, boxes, count, free->height * HEIGHT_SHARE);
        height = count ? boxes[count - 1].y + boxes[count - 1].text.height : 0;
    }
    if (count == 0)
        return;
    Rect area = {free->x, free->y, free->width, height};
    if (place == LEGEND_BOTTOM)
        area.y = free->y + free->height - height;
    else
        free->y += height + space;
    free->height -= height + space;
    draw_boxes(plan, entries, boxes, count, area, place == LEGEND_TOP_RIGHT);
}

void legend_draw(ChartPlan *plan)
{
    LegendPlace place = legend_place(plan->chart);
    if (place == LEGEND_NONE || place == LEGEND_DIRECT)
        return;
    LegendEntry *entries;
    int count = list_entries(plan, &entries);
    legend_draw_entries(plan, entries, count, place);
}

static ChartText direct_name(const ChartPlan *plan, const Series *series)
{
    TextLook look = {.color = &series->color, .weight = 500};
    return chart_text_fit(plan, ROLE_LEGEND, &look, series->name, plan->free.width * SIDE_SHARE, 2);
}

double legend_direct_width(const ChartPlan *plan)
{
    double width = 0;
    for (int i = 0; i < plan->chart->series_count; i++) {
        ChartText text = direct_name(plan, &plan->chart->series[i]);
        width = fmax(width, text.width);
    }
    return width + chart_text_size(plan->chart, ROLE_LEGEND) * 0.6;
}

typedef struct DirectName {
    ChartText text;
    double y; /* of its top */
    int series;
} DirectName;

/* Pushes the names apart from the top down, then back up from the bottom edge. */
static void spread(DirectName *names, int count, double top, double bottom)
{
    double edge = top;
    for (int i = 0; i < count; i++) {
        names[i].y = fmax(names[i].y, edge);
        edge = names[i].y + names[i].text.height + 0.5;
    }
    edge = bottom;
    for (int i = count - 1; i >= 0; i--) {
        names[i].y = fmin(names[i].y, edge - names[i].text.height);
        edge = names[i].y - 0.5;
    }
}

void legend_draw_direct(ChartPlan *plan, const double *ends)
{
    const Chart *chart = plan->chart;
    DirectName *names = arena_array(plan->arena, (size_t)chart->series_count, sizeof *names);
    int count = 0;
    for (int i = 0; i < chart->series_count; i++) {
        if (isnan(ends[i]))
            continue;
        DirectName name = {.text = direct_name(plan, &chart->series[i]), .series = i};
        name.y = ends[i] - name.text.height / 2;
        int at = count++;
        for (; at > 0 && names[at - 1].y > name.y; at--)
            names[at] = names[at - 1];
        names[at] = name;
    }
    spread(names, count, plan->plot.y, plan->plot.y + plan->plot.height);
    double x = plan->plot.x + plan->plot.width + chart_text_size(chart, ROLE_LEGEND) * 0.5;
    for (int i = 0; i < count; i++) {
        if (names[i].y < plan->free.y - plan->plot.height * 0.02) {
            diag_report(plan->diagnostics, W_CHART_LABEL_DROPPED, &chart->node->source->origin,
                        DIAG_ARGS(chart->series[names[i].series].name));
            continue;
        }
        plan_mark(plan, names[i].series, -1);
        plan_text_or_report(plan, "legend", &names[i].text, (Point){x, names[i].y},
                            chart->series[names[i].series].name);
    }
    plan_mark(plan, -1, -1);
}
