/* Axes: scales from the data, their numbers and names, grid and base line. */
#ifndef CHART_AXIS_H
#define CHART_AXIS_H

#include "chart/chart_text.h"
#include "chart/ticks.h"

/* One axis of values, worked out: its scale's domain and its numbers. */
typedef struct ValueAxis {
    bool is_used;
    double min, max;
    Ticks ticks;
    ChartText *labels; /* one for each tick */
    double label_width;
    const char *title; /* with the unit: "亿元"; NULL: none */
    bool is_broken;    /* bars begin above zero */
} ValueAxis;

typedef struct Axes {
    ValueAxis value[2];  /* by AxisSide */
    ChartText *x_labels; /* one for each category or x tick; width 0: not written */
    double x_label_width, x_label_height; /* the largest */
    Ticks x_ticks;                        /* continuous x axis */
} Axes;

/* Works out the domain and the numbers of both value axes for an axis `length` points long. False:
 * reported. */
bool axis_measure_values(ChartPlan *plan, Axes *axes, double length);

/* Widens [*min, *max] by the values of all series on the side. */
void axis_data_extent(const Chart *chart, int side, double *min, double *max);

/* Sets the domain of the x axis. False: reported. */
bool axis_measure_x(ChartPlan *plan);

/* Sets the texts along the x axis for a range of `length` points (vertical charts: beside each
 * other; horizontal ones: below each other, at most `width` wide). */
void axis_set_x_labels(ChartPlan *plan, Axes *axes, double length, double width);

/* Draws hairlines and bands behind the series. */
void axis_draw_grid(ChartPlan *plan, const Axes *axes);

/* Draws the numbers, names, base lines and broken-axis marks. */
void axis_draw(ChartPlan *plan, const Axes *axes);

/* Where the value 0 lies (or the nearest end of the axis), points. */
double axis_zero(const ChartPlan *plan, AxisSide side);

#endif
