/* Series of an ECharts option without axes: parts, flows, trees, tables of heat, boxes. */
#include <string.h>

#include "convert/echarts_build.h"

#define TREE_DEPTH_MOST 6

static JsonValue *add_row(EchartsBuild *build)
{
    JsonValue *row = json_new(build->arena, JSON_OBJECT, NULL);
    json_append(build->arena, build->rows, row);
    return row;
}

static const JsonValue *list_of(EchartsBuild *build, const JsonValue *source, const char *key)
{
    const JsonValue *list = usage_enter(&build->usage, source, key);
    return list && list->kind == JSON_ARRAY ? list : NULL;
}

static void use_x(EchartsBuild *build, const char *field)
{
    echarts_set_text(build, build->chart, "x", field);
}

static void set_value(EchartsBuild *build, JsonValue *row, const JsonValue *item)
{
    const JsonValue *value = echarts_item_value(build, item);
    if (value && value->kind != JSON_ARRAY)
        echarts_set_copy(build, row, "value", value);
    else
        echarts_set(build, row, "value", json_new(build->arena, JSON_NULL, NULL));
}

/* {"name": "煤炭", "value": 42}. */
static void carry_parts(EchartsBuild *build, const JsonValue *source)
{
    const JsonValue *data = list_of(build, source, "data");
    use_x(build, "name");
    for (uint32_t i = 0; data && i < data->count; i++) {
        JsonValue *row = add_row(build);
        const JsonValue *name = usage_take(&build->usage, data->items[i], "name", JSON_STRING);
        echarts_set_copy(build, row, "name", name);
        if (!name)
            echarts_set_text(build, row, "name", arena_print(build->arena, "%u", (unsigned)i + 1));
        set_value(build, row, data->items[i]);
    }
}

/* A pie with a hole is a ring, one with roseType a rose. */
static const char *pie_type(EchartsBuild *build, const JsonValue *source)
{
    const JsonValue *rose = json_find(source, "roseType");
    const JsonValue *radius = json_find(source, "radius");
    if (rose && (rose->kind == JSON_STRING || (rose->kind == JSON_BOOLEAN && rose->boolean))) {
        usage_mark(&build->usage, rose);
        return "rose";
    }
    bool has_hole = radius && radius->kind == JSON_ARRAY && radius->count == 2 &&
                    !text_equals(radius->items[0]->text, "0") &&
                    !text_equals(radius->items[0]->text, "0%");
    if (!has_hole)
        return "pie";
    usage_mark(&build->usage, radius);
    return "ring";
}

static void carry_flows(EchartsBuild *build, const JsonValue *source, JsonValue *series)
{
    const JsonValue *links = list_of(build, source, "links");
    if (!links)
        links = list_of(build, source, "edges");
    usage_mark(&build->usage, json_find(source, "data")); /* the names, which the links have too */
    usage_mark(&build->usage, json_find(source, "nodes"));
    use_x(build, "from");
    echarts_set_text(build, series, "to", "to");
    for (uint32_t i = 0; links && i < links->count; i++) {
        const JsonValue *link = links->items[i];
        JsonValue *row = add_row(build);
        usage_enter_value(&build->usage, link);
        echarts_set_copy(build, row, "from",
                         usage_take(&build->usage, link, "source", JSON_STRING));
        echarts_set_copy(build, row, "to", usage_take(&build->usage, link, "target", JSON_STRING));
        set_value(build, row, link);
    }
}

/* Children follow their parent; depth is bounded by TREE_DEPTH_MOST. */
static void carry_tree(EchartsBuild *build, const JsonValue *list, const JsonValue *parent,
                       int depth)
{
    for (uint32_t i = 0; i < list->count; i++) {
        const JsonValue *item = list->items[i];
        usage_enter_value(&build->usage, item);
        const JsonValue *name = usage_take(&build->usage, item, "name", JSON_STRING);
        if (!name)
            continue;
        JsonValue *row = add_row(build);
        echarts_set_copy(build, row, "name", name);
        set_value(build, row, item);
        echarts_set_copy(build, row, "parent",
                         parent ? parent : json_new(build->arena, JSON_NULL, NULL));
        const JsonValue *children =
            depth + 1 < TREE_DEPTH_MOST ? list_of(build, item, "children") : NULL;
        if (children)
            carry_tree(build, children, name, depth + 1);
    }
}

/* radar.indicator names the rows; each item of the data is a series of its own. */
static void carry_radar(EchartsBuild *build, const JsonValue *source, JsonValue *series)
{
    Usage *usage = &build->usage;
    const JsonValue *radar = usage_enter(usage, build->option, "radar");
    const JsonValue *indicator = list_of(build, radar, "indicator");
    const JsonValue *data = list_of(build, source, "data");
    const JsonValue *item = data && data->count ? data->items[0] : NULL;
    const JsonValue *values = item ? echarts_item_value(build, item) : NULL;
    use_x(build, "name");
    for (uint32_t i = 0; indicator && i < indicator->count; i++) {
        usage_enter_value(usage, indicator->items[i]);
        JsonValue *row = add_row(build);
        echarts_set_copy(build, row, "name",
                         usage_take(usage, indicator->items[i], "name", JSON_STRING));
        bool has_value = values && values->kind == JSON_ARRAY && i < values->count;
        echarts_set_copy(build, row, "value",
                         has_value ? echarts_item_value(build, values->items[i]) : NULL);
    }
    echarts_set_copy(build, series, "name", usage_take(usage, item, "name", JSON_STRING));
}

static const JsonValue *axis_name(EchartsBuild *build, const char *axis, const JsonValue *index)
{
    const JsonValue *holder = usage_enter(&build->usage, build->option, axis);
    if (holder && holder->kind == JSON_ARRAY && holder->count)
        holder = holder->items[0];
    const JsonValue *names = json_find(holder, "data");
    bool is_index = index->kind == JSON_NUMBER && names && names->kind == JSON_ARRAY &&
                    index->number >= 0 && index->number < names->count;
    usage_mark(&build->usage, names);
    return is_index ? names->items[(uint32_t)index->number] : index;
}

/* [column, row, value], as numbers or as names of both axes. */
static void carry_heat(EchartsBuild *build, const JsonValue *source, JsonValue *series)
{
    const JsonValue *data = list_of(build, source, "data");
    use_x(build, "column");
    echarts_set_text(build, series, "row", "row");
    for (uint32_t i = 0; data && i < data->count; i++) {
        const JsonValue *cell = echarts_item_value(build, data->items[i]);
        if (!cell || cell->kind != JSON_ARRAY || cell->count < 3)
            continue;
        usage_mark(&build->usage, cell);
        JsonValue *row = add_row(build);
        echarts_set_copy(build, row, "column", axis_name(build, "xAxis", cell->items[0]));
        echarts_set_copy(build, row, "row", axis_name(build, "yAxis", cell->items[1]));
        set_value(build, row, cell->items[2]);
    }
}

/* [least, lower quartile, median, upper quartile, most]. */
static void carry_boxes(EchartsBuild *build, const JsonValue *source)
{
    static const char *const names[] = {"min", "q1", "median", "q3", "max"};
    const JsonValue *data = list_of(build, source, "data");
    const JsonValue *axis_data = json_find(build->category_axis, "data");
    for (uint32_t i = 0; data && i < data->count; i++) {
        const JsonValue *five = echarts_item_value(build, data->items[i]);
        if (!five || five->kind != JSON_ARRAY || five->count < 5)
            continue;
        usage_mark(&build->usage, five);
        JsonValue *row = add_row(build);
        bool has_name = axis_data && axis_data->kind == JSON_ARRAY && i < axis_data->count;
        echarts_set_copy(build, row, "x",
                         has_name ? axis_data->items[i]
                                  : json_new_number(build->arena, i + 1, NULL));
        for (int k = 0; k < 5; k++)
            echarts_set_copy(build, row, names[k], five->items[k]);
    }
}

static const char *parts_type(EchartsBuild *build, const char *type, const JsonValue *source)
{
    if (strcmp(type, "pie") == 0)
        return pie_type(build, source);
    if (strcmp(type, "wordCloud") == 0)
        return "words";
    bool is_same =
        strcmp(type, "funnel") == 0 || strcmp(type, "treemap") == 0 || strcmp(type, "gauge") == 0;
    return is_same ? type : NULL;
}

bool echarts_add_alone(EchartsBuild *build, const char *type, const JsonValue *source,
                       JsonValue *series)
{
    const char *parts = parts_type(build, type, source);
    echarts_set_copy(build, series, "name", usage_take(&build->usage, source, "name", JSON_STRING));
    const char *ours = parts                          ? parts
                       : strcmp(type, "heatmap") == 0 ? "heat"
                       : strcmp(type, "boxplot") == 0 ? "box"
                                                      : type;
    echarts_set_text(build, series, "type", ours);
    if (strcmp(ours, "box") != 0)
        echarts_set_text(build, series, "y", "value");
    if (parts) {
        carry_parts(build, source);
    } else if (strcmp(type, "sankey") == 0) {
        carry_flows(build, source, series);
    } else if (strcmp(type, "sunburst") == 0) {
        const JsonValue *data = list_of(build, source, "data");
        use_x(build, "name");
        if (data)
            carry_tree(build, data, NULL, 0);
    } else if (strcmp(type, "radar") == 0) {
        carry_radar(build, source, series);
    } else if (strcmp(type, "heatmap") == 0) {
        carry_heat(build, source, series);
    } else if (strcmp(type, "boxplot") == 0) {
        carry_boxes(build, source);
    } else {
        return false;
    }
    return true;
}
