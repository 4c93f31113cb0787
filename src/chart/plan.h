/* ChartPlan: the drawing of a chart at one size, as a list of parts. Places are points from the top
 * left corner of the element's content box. Chart types add to it; type_chart.c paints it. */
#ifndef CHART_PLAN_H
#define CHART_PLAN_H

#include "chart/chart.h"
#include "scene/path.h"

typedef enum PartKind { PART_FILL, PART_STROKE, PART_TEXT, PART_PUSH_CLIP, PART_POP_CLIP } PartKind;

typedef struct ChartPart {
    PartKind kind;
    const char *name; /* what it is: "bar", "grid", "label": for tests and traces */
    int series, row;  /* whose value it shows; -1: none */
    const Path *path;
    FillRule rule; /* FILL */
    const Stroke *stroke;
    const Paint *paint;
    const TextLayout *text;
    Point corner; /* TEXT: of the layout */
    Rect box;     /* bounds of the path; em box of the text */
} ChartPart;

struct LabelSet; /* chart/label_place.h */

typedef struct ChartPlan {
    Arena *arena;
    DiagSink *diagnostics;
    const Chart *chart;
    Size size;
    ChartPart *parts;
    size_t part_count, part_capacity;
    Rect plot;       /* where values are drawn */
    Rect free;       /* what titles, legend and source left; then what the axes left */
    Rect label_area; /* where value labels may stand */
    Scale x;         /* along the categories */
    Scale y[2];      /* by AxisSide */
    bool has_axis[2];
    double unit[2]; /* values are printed divided by it: 1, 1e4 (万) or 1e8 (亿) */
    struct LabelSet *labels;
    int series, row; /* stamped on the parts that follow */
} ChartPlan;

/* Makes the drawing of `chart` for a content box of `size`. Never NULL; what does not fit is
 * reported. Lives in `arena` and borrows from the chart. */
const ChartPlan *chart_plan(const Chart *chart, Arena *arena, Size size);

/* Sets what the following parts show; -1: nothing. */
void plan_mark(ChartPlan *plan, int series, int row);

void plan_fill(ChartPlan *plan, const char *name, const Path *path, const PaintSpec *color);
void plan_fill_even_odd(ChartPlan *plan, const char *name, const Path *path,
                        const PaintSpec *color); /* holes lie in their shape */
void plan_stroke(ChartPlan *plan, const char *name, const Path *path, const PaintSpec *color,
                 Stroke stroke);
void plan_rectangle(ChartPlan *plan, const char *name, Rect rect, const PaintSpec *color);
void plan_line(ChartPlan *plan, const char *name, Point from, Point to, const PaintSpec *color,
               double width);
void plan_dot(ChartPlan *plan, const char *name, Point center, double radius,
              const PaintSpec *color);
void plan_push_clip(ChartPlan *plan, Rect rect);
void plan_pop_clip(ChartPlan *plan);

/* The place of category position `along` and value `value` on the page: where the chart lies on its
 * side the two change places. Both are points of the scales' ranges. */
Point plan_point(const ChartPlan *plan, double along, double value);
Rect plan_box(const ChartPlan *plan, double along, double thickness, double from, double to);

/* A colour as `amount` (0..1) of itself. */
PaintSpec paint_spec_tint(const PaintSpec *color, double amount);

/* White or the ink, whichever reads better on `color`. */
PaintSpec plan_text_color_on(const ChartPlan *plan, const PaintSpec *color);

/* 0 black .. 1 white, as the eye sees it. Source: WCAG 2.1, relative luminance. */
double paint_spec_luminance(const PaintSpec *color);

#endif
