/* Making a chart from its properties: see chart.h. */
#include "chart/chart.h"

#include "chart/chart_data.h"
#include "chart/chart_text.h"
#include "chart/chart_type.h"
#include "chart/facet.h"
#include "chart/legend.h"
#include "chart/palette.h"
#include "chart/stack.h"

/* The chart's own `missing` reaches the series through a copy of the spec. */
static const SeriesSpec *complete_spec(const Chart *chart, const SeriesSpec *spec)
{
    SeriesSpec *copy = arena_alloc(chart->arena, sizeof *copy);
    *copy = *spec;
    if (copy->missing == MISSING_AUTO)
        copy->missing = chart->spec->missing == MISSING_AUTO ? MISSING_GAP : chart->spec->missing;
    return copy;
}

static void list_series(Chart *chart)
{
    const ObjectList *list = &chart->spec->series;
    const SeriesSpec *specs = list->items;
    chart->series_count = list->count;
    chart->series = arena_array(chart->arena, (size_t)list->count, sizeof *chart->series);
    for (int i = 0; i < list->count; i++) {
        Series *series = &chart->series[i];
        series->spec = complete_spec(chart, &specs[i]);
        series->type = chart_table[specs[i].item.variant];
        series->options = specs[i].item.options;
        series->index = i;
        series->name = specs[i].name ? specs[i].name : specs[i].y ? specs[i].y : "";
        series->color =
            specs[i].color.kind == PAINT_NONE ? chart_colors_color(chart, i) : specs[i].color;
    }
}

/* A histogram makes rows of its own, a pie has one circle: no second series can join. */
static bool check_only(const Chart *chart)
{
    for (int i = 0; i < chart->series_count && chart->series_count > 1; i++) {
        const Series *series = &chart->series[i];
        if (!(series->type->flags & CHART_ONLY_ONE))
            continue;
        diag_report(chart->diagnostics, E_CHART_ONLY, &series->spec->item.source->origin,
                    DIAG_ARGS(series->type->variant.name));
        return false;
    }
    return true;
}

/* A type without axes draws the whole plot, so all series must be of it. */
static bool check_family(const Chart *chart)
{
    for (int i = 1; i < chart->series_count; i++) {
        const Series *first = &chart->series[0];
        const Series *series = &chart->series[i];
        bool is_alone = first->type->family == FAMILY_WHOLE || series->type->family == FAMILY_WHOLE;
        if (!is_alone || first->type == series->type)
            continue;
        const Series *alone = first->type->family == FAMILY_WHOLE ? first : series;
        const Series *other = alone == first ? series : first;
        diag_report(chart->diagnostics, E_CHART_ALONE, &alone->spec->item.source->origin,
                    DIAG_ARGS(alone->type->variant.name, other->type->variant.name));
        return false;
    }
    return true;
}

bool chart_build(Chart *chart, Builder *builder, const Node *node, const ChartSpec *spec)
{
    *chart = (Chart){
        .builder = builder,
        .arena = builder->arena,
        .diagnostics = builder->diagnostics,
        .node = node,
        .spec = spec,
        .settings = {builder->language, builder->rounds_half_even},
        .is_horizontal = spec->orientation == ORIENT_HORIZONTAL,
    };
    if (spec->series.count == 0) {
        const JsonValue *list = json_find(node->source, "series");
        if (list && list->count == 0)
            diag_report(chart->diagnostics, E_CHART_NO_SERIES, &node->source->origin, DIAG_NO_ARGS);
        return false;
    }
    chart_text_prepare(chart);
    if (!chart_colors_read(chart))
        return false;
    list_series(chart);
    if (!check_family(chart) || !check_only(chart) || !chart_read_data(chart))
        return false;
    for (int i = 0; i < chart->series_count; i++) {
        Series *series = &chart->series[i];
        if (series->type->prepare && !series->type->prepare(chart, series))
            return false;
    }
    stack_series(chart);
    LegendPlace place = legend_place(chart);
    if (place != LEGEND_NONE && place != LEGEND_DIRECT)
        chart_colors_check(chart);
    return !spec->facet || facet_build(chart);
}
