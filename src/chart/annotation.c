/* Annotations: see annotation.h. */
#include "chart/annotation.h"

#include <math.h>

#include "chart/chart_data.h"
#include "chart/label_place.h"

#define BAND_TINT     0.08
#define NOTE_PRIORITY 100 /* before all value labels */
#define NOTE_WIDTH_EM 11

static PaintSpec note_color(const ChartPlan *plan, const AnnotationSpec *note)
{
    return note->color.kind == PAINT_NONE ? plan->chart->ink : note->color;
}

/* The place along x; NAN: no such category, which is reported. */
static double along_of(const ChartPlan *plan, const JsonValue *value)
{
    if (plan->x.kind != SCALE_BAND && value->kind == JSON_NUMBER)
        return scale_place(&plan->x, value->number);
    int row = chart_find_category(plan->chart, value);
    if (row >= 0 && plan->x.kind == SCALE_BAND)
        return scale_place(&plan->x, row);
    if (row >= 0)
        return scale_place(&plan->x, plan->chart->categories[row].number);
    diag_report(plan->diagnostics, W_CHART_CATEGORY, &value->origin,
                DIAG_ARGS(arena_copy(plan->arena, value->text.data, value->text.length)));
    return NAN;
}

static Rect span(const ChartPlan *plan, double along_from, double along_to, double from, double to)
{
    return plan_box(plan, (along_from + along_to) / 2, fabs(along_to - along_from), from, to);
}

static void draw_band(ChartPlan *plan, const AnnotationSpec *note)
{
    PaintSpec color = note_color(plan, note);
    color = paint_spec_tint(&color, BAND_TINT);
    const Scale *y = &plan->y[note->axis];
    Rect box = plan->plot;
    if (note->at.x && note->to.x) {
        double from = along_of(plan, note->at.x);
        double to = along_of(plan, note->to.x);
        if (isnan(from) || isnan(to))
            return;
        double half = plan->x.kind == SCALE_BAND ? scale_step(&plan->x) / 2 : 0;
        double low = fmax(fmin(from, to) - half, fmin(plan->x.start, plan->x.end));
        double high = fmin(fmax(from, to) + half, fmax(plan->x.start, plan->x.end));
        box = span(plan, low, high, y->start, y->end);
    } else if (note->at.y.is_set && note->to.y.is_set) {
        box = span(plan, plan->x.start, plan->x.end, scale_place_inside(y, note->at.y.value),
                   scale_place_inside(y, note->to.y.value));
    } else {
        return;
    }
    plan_rectangle(plan, "band", box, &color);
    if (!note->text)
        return;
    LabelRequest request = {
        .text = chart_text_fit(plan, ROLE_NOTE, NULL, note->text,
                               chart_text_size(plan->chart, ROLE_NOTE) * NOTE_WIDTH_EM, 3),
        .words = note->text,
        .name = "note",
        .anchor = box,
        .gap = 2,
        .spots = {SPOT_INSIDE_TOP, SPOT_INSIDE_BOTTOM, SPOT_INSIDE, SPOT_INSIDE_LEFT,
                  SPOT_INSIDE_RIGHT, SPOT_ABOVE},
        .spot_count = 6,
        .priority = NOTE_PRIORITY,
    };
    labels_add(plan, &request);
}

static bool is_band(const AnnotationSpec *note)
{
    return note->to.x || note->to.y.is_set;
}

void annotation_draw_bands(ChartPlan *plan)
{
    const AnnotationSpec *notes = plan->chart->spec->annotations.items;
    for (int i = 0; i < plan->chart->spec->annotations.count; i++) {
        if (is_band(&notes[i]))
            draw_band(plan, &notes[i]);
    }
}

static void draw_mark_line(ChartPlan *plan, const AnnotationSpec *note, Point from, Point to)
{
    static const double dashes[] = {3, 2};
    PaintSpec color = note_color(plan, note);
    Path *path = path_create(plan->arena);
    path_move(path, from.x, from.y);
    path_line(path, to.x, to.y);
    plan_stroke(plan, "mark line", path, &color,
                (Stroke){.width = 0.8, .dashes = dashes, .dash_count = 2});
    labels_avoid_line(plan, from, to);
    if (!note->text)
        return;
    TextLook look = {.color = &color, .weight = 500};
    bool is_level = fabs(from.y - to.y) < fabs(from.x - to.x);
    Point end = from.x > to.x || from.y < to.y ? from : to;
    LabelRequest request = {
        .text = chart_text_fit(plan, ROLE_NOTE, &look, note->text,
                               chart_text_size(plan->chart, ROLE_NOTE) * NOTE_WIDTH_EM, 2),
        .words = note->text,
        .name = "note",
        .gap = 1.5,
        .priority = NOTE_PRIORITY,
    };
    double width = request.text.width;
    double height = request.text.height;
    if (is_level) { /* above or below the line, at its right end, else its left */
        request.anchor = (Rect){end.x - width, end.y, width, 0};
        Rect *left = arena_alloc(plan->arena, sizeof *left);
        *left = (Rect){fmin(from.x, to.x), end.y, width, 0};
        request.other_anchor = left;
        request.spot_count = 2;
    } else { /* beside the line's upper end */
        request.anchor = (Rect){end.x, end.y, 0, height};
        request.spots[0] = SPOT_RIGHT;
        request.spots[1] = SPOT_LEFT;
        request.spot_count = 2;
    }
    if (is_level) {
        request.spots[0] = SPOT_ABOVE;
        request.spots[1] = SPOT_BELOW;
    }
    request.has_leader = true;
    labels_add(plan, &request);
}

/* An arrow's head at `tip`, coming from `from`. */
static void draw_head(ChartPlan *plan, Point from, Point tip, const PaintSpec *color)
{
    double angle = atan2(tip.y - from.y, tip.x - from.x);
    Path *path = path_create(plan->arena);
    path_move(path, tip.x, tip.y);
    path_line(path, tip.x - 4.5 * cos(angle - 0.4), tip.y - 4.5 * sin(angle - 0.4));
    path_line(path, tip.x - 4.5 * cos(angle + 0.4), tip.y - 4.5 * sin(angle + 0.4));
    path_close(path);
    plan_fill(plan, "arrow", path, color);
}

/* The value that a note without y points at: the first series' that has one there. */
static double value_at(const ChartPlan *plan, const AnnotationSpec *note)
{
    int row = chart_find_category(plan->chart, note->at.x);
    for (int i = 0; row >= 0 && i < plan->chart->series_count; i++) {
        const Series *series = &plan->chart->series[i];
        if ((int)series->spec->axis == note->axis && !isnan(series->to[row]))
            return series->to[row];
    }
    return NAN;
}

static void draw_note(ChartPlan *plan, const AnnotationSpec *note)
{
    double along = along_of(plan, note->at.x);
    double value = note->at.y.is_set ? note->at.y.value : value_at(plan, note);
    if (isnan(along) || isnan(value) || !note->text)
        return;
    PaintSpec color = note_color(plan, note);
    Point tip = plan_point(plan, along, scale_place_inside(&plan->y[note->axis], value));
    TextLook look = {.color = &color, .weight = 500};
    double em = chart_text_size(plan->chart, ROLE_NOTE);
    LabelRequest request = {
        .text = chart_text_fit(plan, ROLE_NOTE, &look, note->text, em * NOTE_WIDTH_EM, 3),
        .words = note->text,
        .name = "note",
        .anchor = {tip.x, tip.y, 0, 0},
        .gap = em * (note->arrow ? 2.2 : 0.5),
        .spots = {SPOT_ABOVE_LEFT, SPOT_ABOVE, SPOT_ABOVE_RIGHT, SPOT_LEFT, SPOT_RIGHT, SPOT_BELOW},
        .spot_count = 6,
        .priority = NOTE_PRIORITY,
        .has_leader = true,
    };
    if (note->arrow) {
        tip.y -= em * 1.3; /* the value's own label may stand there */
        Point from = {tip.x - em * 1.6, tip.y - em * 1.6};
        request.spot_count = 1;
        request.anchor = (Rect){from.x, from.y, 0, 0};
        request.gap = 1;
        Point near = {tip.x - em * 0.35, tip.y - em * 0.35};
        plan_line(plan, "arrow", from, near, &color, 0.7);
        draw_head(plan, from, near, &color);
    }
    labels_add(plan, &request);
}

void annotation_draw(ChartPlan *plan)
{
    const AnnotationSpec *notes = plan->chart->spec->annotations.items;
    for (int i = 0; i < plan->chart->spec->annotations.count; i++) {
        const AnnotationSpec *note = &notes[i];
        const Scale *y = &plan->y[note->axis];
        if (is_band(note) || !plan->has_axis[note->axis])
            continue;
        if (note->at.x && note->line) {
            double along = along_of(plan, note->at.x);
            if (!isnan(along))
                draw_mark_line(plan, note, plan_point(plan, along, y->start),
                               plan_point(plan, along, y->end));
        } else if (note->at.x) {
            draw_note(plan, note);
        } else if (note->at.y.is_set) {
            double place = scale_place_inside(y, note->at.y.value);
            draw_mark_line(plan, note, plan_point(plan, plan->x.start, place),
                           plan_point(plan, plan->x.end, place));
        }
    }
}
