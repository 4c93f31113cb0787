/* Stacking: see stack.h. */
#include "chart/stack.h"

#include <math.h>

#include "chart/chart_type.h"

/* Series that stand in one column: equal stack names; without names all that stack, when the chart
 * says so. Lines and areas never share a column with bars. */
static bool shares_column(const Chart *chart, const Series *a, const Series *b)
{
    bool both_stack = (a->type->flags & b->type->flags & CHART_STACKS) != 0;
    if (!both_stack || a->type != b->type || a->spec->axis != b->spec->axis)
        return false;
    if (a->spec->stack || b->spec->stack)
        return a->spec->stack && b->spec->stack && strcmp(a->spec->stack, b->spec->stack) == 0;
    return chart->spec->stack != STACK_NONE;
}

static void assign_columns(Chart *chart)
{
    int next = 0;
    int columns = 0;
    for (int i = 0; i < chart->series_count; i++) {
        Series *series = &chart->series[i];
        series->stack = -1;
        for (int other = 0; other < i; other++) {
            if (!shares_column(chart, series, &chart->series[other]))
                continue;
            series->stack = chart->series[other].stack;
            series->is_stacked = true;
            chart->series[other].is_stacked = true;
        }
        bool is_column = (series->type->flags & CHART_COLUMN) != 0;
        if (series->stack < 0)
            series->stack = is_column ? columns++ : 1000 + next++;
    }
    chart->column_count = columns > 0 ? columns : 1;
}

/* The sum of sizes of the row's column, for shares. */
static double column_size(const Chart *chart, const Series *series, int row)
{
    double sum = 0;
    for (int i = 0; i < chart->series_count; i++) {
        const Series *other = &chart->series[i];
        if (other->stack == series->stack && other->values && !isnan(other->values[row]))
            sum += fabs(other->values[row]);
    }
    return sum;
}

/* What the series before this one in the same column have reached on the value's side of zero. */
static double base_of(const Chart *chart, const Series *series, int row, double value)
{
    double base = 0;
    for (int i = 0; i < series->index; i++) {
        const Series *below = &chart->series[i];
        if (below->stack != series->stack || isnan(below->to[row]))
            continue;
        bool is_same_side = (below->to[row] - below->from[row] < 0) == (value < 0);
        if (is_same_side)
            base = below->to[row];
    }
    return base;
}

static void stack_row(const Chart *chart, Series *series, int row)
{
    double value = series->values[row];
    bool is_share = chart->spec->stack == STACK_SHARE && (series->type->flags & CHART_STACKS);
    if (is_share) {
        double size = column_size(chart, series, row);
        value = size > 0 ? value / size : value;
    }
    double base = series->is_stacked && !isnan(value) ? base_of(chart, series, row, value) : 0;
    series->from[row] = base;
    series->to[row] = base + value;
}

void stack_series(Chart *chart)
{
    assign_columns(chart);
    for (int i = 0; i < chart->series_count; i++) {
        Series *series = &chart->series[i];
        series->from = arena_array(chart->arena, (size_t)chart->row_count, sizeof *series->from);
        series->to = arena_array(chart->arena, (size_t)chart->row_count, sizeof *series->to);
        for (int row = 0; row < chart->row_count; row++)
            stack_row(chart, series, row);
    }
}
