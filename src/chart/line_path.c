/* Lines through values: see line_path.h. */
#include "chart/line_path.h"

#include <math.h>

#include "chart/axis.h"
#include "chart/series_draw.h"

const FieldName line_curves[] = {
    {"linear", CURVE_LINEAR}, {"smooth", CURVE_SMOOTH}, {"step", CURVE_STEP}, {NULL, 0}};

static Point foot_of(const ChartPlan *plan, const Series *series, int row, double along)
{
    AxisSide side = (AxisSide)series->spec->axis;
    double place = series->is_stacked ? scale_place_inside(&plan->y[side], series->from[row])
                                      : axis_zero(plan, side);
    return plan_point(plan, along, place);
}

LineRun *line_runs(const ChartPlan *plan, const Series *series, int *run_count)
{
    size_t count = (size_t)plan->chart->row_count;
    LineRun *runs = arena_array(plan->arena, count + 1, sizeof *runs);
    Point *points = arena_array(plan->arena, count + 1, sizeof *points);
    Point *feet = arena_array(plan->arena, count + 1, sizeof *feet);
    int *rows = arena_array(plan->arena, count + 1, sizeof *rows);
    int used = 0;
    bool is_open = false;
    *run_count = 0;
    for (int row = 0; row < plan->chart->row_count; row++) {
        double along = series_along(plan, row);
        if (isnan(series->to[row]) || isnan(along)) {
            is_open = is_open && series->spec->missing == MISSING_CONNECT;
            continue;
        }
        if (!is_open)
            runs[(*run_count)++] = (LineRun){points + used, feet + used, rows + used, 0};
        is_open = true;
        points[used] = series_point(plan, series, row);
        feet[used] = foot_of(plan, series, row, along);
        rows[used++] = row;
        runs[*run_count - 1].count++;
    }
    return runs;
}

static double sign_of(double value)
{
    return value < 0 ? -1 : 1;
}

/* The slope at point `i` from its neighbours, limited so that the curve stays monotone. */
static double slope_at(const Point *points, int i)
{
    double h0 = points[i].x - points[i - 1].x;
    double h1 = points[i + 1].x - points[i].x;
    double s0 = h0 != 0 ? (points[i].y - points[i - 1].y) / h0 : 0;
    double s1 = h1 != 0 ? (points[i + 1].y - points[i].y) / h1 : 0;
    double p = (s0 * h1 + s1 * h0) / (h0 + h1);
    double slope = (sign_of(s0) + sign_of(s1)) * fmin(fmin(fabs(s0), fabs(s1)), 0.5 * fabs(p));
    return isfinite(slope) ? slope : 0;
}

static double end_slope(Point from, Point to, double slope)
{
    double h = to.x - from.x;
    return h != 0 ? (3 * (to.y - from.y) / h - slope) / 2 : slope;
}

static void append_smooth(Path *path, const Point *points, int count)
{
    double slope = 0;
    for (int i = 1; i < count; i++) {
        double next = i + 1 < count ? slope_at(points, i) : 0;
        if (i == 1)
            slope = count > 2 ? end_slope(points[0], points[1], next)
                              : (points[1].y - points[0].y) / (points[1].x - points[0].x);
        if (i + 1 == count)
            next = end_slope(points[i - 1], points[i], slope);
        double third = (points[i].x - points[i - 1].x) / 3;
        path_curve(path, points[i - 1].x + third, points[i - 1].y + third * slope,
                   points[i].x - third, points[i].y - third * next, points[i].x, points[i].y);
        slope = next;
    }
}

static void append_steps(Path *path, const Point *points, int count, bool is_horizontal)
{
    for (int i = 1; i < count; i++) {
        if (is_horizontal) {
            double middle = (points[i - 1].y + points[i].y) / 2;
            path_line(path, points[i - 1].x, middle);
            path_line(path, points[i].x, middle);
        } else {
            double middle = (points[i - 1].x + points[i].x) / 2;
            path_line(path, middle, points[i - 1].y);
            path_line(path, middle, points[i].y);
        }
        path_line(path, points[i].x, points[i].y);
    }
}

void line_append(Path *path, const Point *points, int count, LineCurve curve, bool begins,
                 bool is_horizontal)
{
    if (count == 0)
        return;
    if (begins)
        path_move(path, points[0].x, points[0].y);
    else
        path_line(path, points[0].x, points[0].y);
    if (curve == CURVE_SMOOTH && count > 1 && !is_horizontal) {
        append_smooth(path, points, count);
        return;
    }
    if (curve == CURVE_STEP) {
        append_steps(path, points, count, is_horizontal);
        return;
    }
    for (int i = 1; i < count; i++)
        path_line(path, points[i].x, points[i].y);
}
