/* Small multiples: see facet.h. */
#include "chart/facet.h"

#include <math.h>

#include "chart/axis.h"
#include "chart/chart_data.h"
#include "chart/chart_type.h"

#define CELL_RATIO 1.5 /* width by height that a cell should have */
#define GAP_EM     1.6

static int find_name(const char *const *names, int count, const char *name)
{
    int index = 0;
    while (index < count && strcmp(names[index], name) != 0)
        index++;
    return index;
}

/* The rows of one facet as a list of their own; the rows are shared. */
static const JsonValue *rows_of(const Chart *chart, const char *const *row_names, const char *name)
{
    JsonValue *list = json_new(chart->arena, JSON_ARRAY, &chart->spec->data->origin);
    list->items = arena_array(chart->arena, (size_t)chart->row_count, sizeof *list->items);
    for (int row = 0; row < chart->row_count; row++) {
        if (strcmp(row_names[row], name) == 0)
            list->items[list->count++] = (JsonValue *)chart->categories[row].row;
    }
    return list;
}

static bool build_one(Chart *chart, Chart *facet, const char *const *row_names, const char *name)
{
    ChartSpec *spec = arena_alloc(chart->arena, sizeof *spec);
    *spec = *chart->spec;
    spec->facet = NULL;
    spec->title = spec->source = NULL;
    spec->subtitle = chart_literal(chart, name, NULL, chart->spec->facet);
    spec->legend.position = LEGEND_NONE;
    spec->data = rows_of(chart, row_names, name);
    return chart_build(facet, chart->builder, chart->node, spec);
}

/* One scale for all, or the reader would compare what cannot be compared. */
static void share_scales(Chart *chart)
{
    for (int side = AXIS_LEFT; side <= AXIS_RIGHT; side++) {
        double min = INFINITY;
        double max = -INFINITY;
        for (int i = 0; i < chart->facet_count; i++)
            axis_data_extent(&chart->facets[i], side, &min, &max);
        for (int i = 0; min <= max && i < chart->facet_count; i++) {
            chart->facets[i].shared_min[side] = (OptionalNumber){min, true};
            chart->facets[i].shared_max[side] = (OptionalNumber){max, true};
        }
    }
}

bool facet_build(Chart *chart)
{
    const JsonValue *place = json_find(chart->node->source, "facet");
    const char **row_names;
    if (!chart_read_texts(chart, chart->spec->facet, place ? &place->origin : NULL, &row_names))
        return false;
    const char **names = arena_array(chart->arena, (size_t)chart->row_count, sizeof *names);
    for (int row = 0; row < chart->row_count; row++) {
        int index = find_name(names, chart->facet_count, row_names[row]);
        if (index == chart->facet_count)
            names[chart->facet_count++] = row_names[row];
    }
    chart->facets = arena_array(chart->arena, (size_t)chart->facet_count, sizeof *chart->facets);
    for (int i = 0; i < chart->facet_count; i++) {
        if (!build_one(chart, &chart->facets[i], row_names, names[i]))
            return false;
    }
    share_scales(chart);
    return true;
}

static int column_count(const ChartPlan *plan)
{
    const Chart *chart = plan->chart;
    int wanted = chart->spec->columns;
    if (wanted <= 0)
        wanted = (int)round(
            sqrt(chart->facet_count * plan->free.width / fmax(plan->free.height, 1) / CELL_RATIO));
    return wanted < 1 ? 1 : wanted > chart->facet_count ? chart->facet_count : wanted;
}

static void add_moved(ChartPlan *plan, const ChartPart *part, Point by)
{
    plan->parts = arena_grow(plan->arena, plan->parts, plan->part_count, &plan->part_capacity,
                             sizeof *plan->parts);
    ChartPart *moved = &plan->parts[plan->part_count++];
    *moved = *part;
    moved->corner = (Point){part->corner.x + by.x, part->corner.y + by.y};
    moved->box.x += by.x;
    moved->box.y += by.y;
    if (!part->path)
        return;
    Path *path = path_create(plan->arena);
    path_append(path, part->path, matrix_translate(by.x, by.y));
    moved->path = path;
}

void facet_draw(ChartPlan *plan)
{
    const Chart *chart = plan->chart;
    int columns = column_count(plan);
    int rows = (chart->facet_count + columns - 1) / columns;
    double gap = chart->em * GAP_EM;
    Size cell = {(plan->free.width - gap * (columns - 1)) / columns,
                 (plan->free.height - gap * (rows - 1)) / rows};
    for (int i = 0; i < chart->facet_count; i++) {
        int row = i / columns;
        Point corner = {plan->free.x + (i % columns) * (cell.width + gap),
                        plan->free.y + row * (cell.height + gap)};
        const ChartPlan *inner = chart_plan(&chart->facets[i], plan->arena, cell);
        for (size_t k = 0; k < inner->part_count; k++)
            add_moved(plan, &inner->parts[k], corner);
    }
}
