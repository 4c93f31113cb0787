/* Lines through the values of a series: stretches without a gap, straight, stepped or smooth. */
#ifndef CHART_LINE_PATH_H
#define CHART_LINE_PATH_H

#include "chart/plan.h"

typedef enum LineCurve { CURVE_LINEAR, CURVE_SMOOTH, CURVE_STEP } LineCurve;

extern const FieldName line_curves[];

/* Values without a gap between them. */
typedef struct LineRun {
    const Point *points; /* count of them, in order of rows */
    const Point *feet;   /* where each value begins: the stack below, or zero */
    const int *rows;
    int count;
} LineRun;

/* The runs of a series, run_count of them in the plan's arena. */
LineRun *line_runs(const ChartPlan *plan, const Series *series, int *run_count);

/* Appends the run; `begins` makes the first point a move, else a line. Smooth is monotone: it never
 * overshoots a value. Source: Steffen 1990, as in d3-shape curveMonotoneX. */
void line_append(Path *path, const Point *points, int count, LineCurve curve, bool begins,
                 bool is_horizontal);

#endif
