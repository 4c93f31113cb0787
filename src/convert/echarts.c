/* Title, legend, colours and axes of an ECharts option: see echarts.h. Names and defaults are those
 * of the ECharts 5 option manual. */
#include "convert/echarts.h"

#include <string.h>

#include "convert/echarts_build.h"

void echarts_set(EchartsBuild *build, JsonValue *object, const char *key, JsonValue *value)
{
    json_set(build->arena, object, text_of(key), NULL, value);
}

void echarts_set_text(EchartsBuild *build, JsonValue *object, const char *key, const char *text)
{
    echarts_set(build, object, key, json_new_string(build->arena, text_of(text), NULL));
}

void echarts_set_number(EchartsBuild *build, JsonValue *object, const char *key, double value)
{
    echarts_set(build, object, key, json_new_number(build->arena, value, NULL));
}

void echarts_set_copy(EchartsBuild *build, JsonValue *object, const char *key,
                      const JsonValue *scalar)
{
    if (scalar)
        echarts_set(build, object, key, json_shallow_copy(build->arena, scalar));
}

/* The first of a list, or the value itself; entered. */
static const JsonValue *first_of(EchartsBuild *build, const char *key, uint32_t index)
{
    const JsonValue *value = usage_enter(&build->usage, build->option, key);
    if (!value || value->kind != JSON_ARRAY)
        return index == 0 ? value : NULL;
    if (index >= value->count)
        return NULL;
    usage_enter_value(&build->usage, value->items[index]);
    return value->items[index];
}

static void carry_title(EchartsBuild *build)
{
    const JsonValue *title = first_of(build, "title", 0);
    Usage *usage = &build->usage;
    if (usage_is_false(usage, title, "show"))
        return;
    echarts_set_copy(build, build->chart, "title", usage_take(usage, title, "text", JSON_STRING));
    echarts_set_copy(build, build->chart, "subtitle",
                     usage_take(usage, title, "subtext", JSON_STRING));
}

static const char *legend_place(EchartsBuild *build, const JsonValue *legend)
{
    Usage *usage = &build->usage;
    if (usage_is_false(usage, legend, "show"))
        return "none";
    usage_is_true(usage, legend, "show");
    if (usage_is_text(usage, legend, "orient", "vertical")) {
        usage_mark(usage, json_find(legend, "right"));
        return "right";
    }
    usage_is_text(usage, legend, "orient", "horizontal");
    if (json_find(legend, "bottom") || usage_is_text(usage, legend, "top", "bottom")) {
        usage_mark(usage, json_find(legend, "bottom"));
        return "bottom";
    }
    if (json_find(legend, "right") || usage_is_text(usage, legend, "left", "right")) {
        usage_mark(usage, json_find(legend, "right"));
        return "top right";
    }
    return "top";
}

static void carry_legend(EchartsBuild *build)
{
    const JsonValue *legend = first_of(build, "legend", 0);
    if (!legend) {
        echarts_set_text(build, build->chart, "legend", "none");
        return;
    }
    usage_mark(&build->usage, json_find(legend, "data")); /* the names of the series */
    echarts_set_text(build, build->chart, "legend", legend_place(build, legend));
}

static void carry_palette(EchartsBuild *build)
{
    const JsonValue *colors = usage_enter(&build->usage, build->option, "color");
    if (!colors || colors->kind != JSON_ARRAY || colors->count == 0)
        return;
    JsonValue *palette = json_new(build->arena, JSON_ARRAY, NULL);
    for (uint32_t i = 0; i < colors->count; i++) {
        if (colors->items[i]->kind != JSON_STRING)
            continue;
        usage_mark(&build->usage, colors->items[i]);
        json_append(build->arena, palette, json_shallow_copy(build->arena, colors->items[i]));
    }
    if (palette->count)
        echarts_set(build, build->chart, "palette", palette);
}

static bool is_category(const JsonValue *axis)
{
    const JsonValue *type = json_find(axis, "type");
    if (type && type->kind == JSON_STRING)
        return text_equals(type->text, "category");
    return json_find(axis, "data") != NULL;
}

static JsonValue *value_axis(EchartsBuild *build, const JsonValue *source)
{
    Usage *usage = &build->usage;
    JsonValue *axis = json_new(build->arena, JSON_OBJECT, NULL);
    usage_is_text(usage, source, "type", "value");
    echarts_set_copy(build, axis, "title", usage_take(usage, source, "name", JSON_STRING));
    echarts_set_copy(build, axis, "min", usage_take(usage, source, "min", JSON_NUMBER));
    echarts_set_copy(build, axis, "max", usage_take(usage, source, "max", JSON_NUMBER));
    echarts_set_copy(build, axis, "ticks", usage_take(usage, source, "splitNumber", JSON_NUMBER));
    if (usage_is_text(usage, source, "type", "log"))
        echarts_set_text(build, axis, "scale", "log");
    if (usage_is_false(usage, source, "show"))
        echarts_set(build, axis, "show", json_new_boolean(build->arena, false, NULL));
    usage_is_true(usage, source, "show");
    const JsonValue *grid = usage_enter(usage, source, "splitLine");
    if (usage_is_false(usage, grid, "show"))
        echarts_set(build, axis, "grid", json_new_boolean(build->arena, false, NULL));
    usage_is_true(usage, grid, "show");
    return axis;
}

/* The axis that the rows stand along: categories, numbers or dates. */
static void carry_x(EchartsBuild *build, const JsonValue *source, JsonValue *axes)
{
    JsonValue *x = json_new(build->arena, JSON_OBJECT, NULL);
    echarts_set_text(build, x, "field", "x");
    Usage *usage = &build->usage;
    echarts_set_copy(build, x, "title", usage_take(usage, source, "name", JSON_STRING));
    echarts_set(build, build->chart, "x", x);
    usage_is_text(usage, source, "type", "category");
    if (build->category_axis) {
        usage_mark(usage, json_find(source, "data"));
        usage_is_true(usage, source, "boundaryGap");
        return;
    }
    JsonValue *axis = value_axis(build, source);
    if (usage_is_text(usage, source, "type", "time"))
        echarts_set_text(build, axis, "scale", "time");
    else if (!json_find(axis, "scale"))
        echarts_set_text(build, axis, "scale", "linear");
    echarts_set(build, axes, "x", axis);
}

static void carry_axes(EchartsBuild *build)
{
    const JsonValue *x = first_of(build, "xAxis", 0);
    const JsonValue *y = first_of(build, "yAxis", 0);
    if (!x && !y)
        return;
    build->is_horizontal = is_category(y) && !is_category(x);
    const JsonValue *along = build->is_horizontal ? y : x;
    const char *values = build->is_horizontal ? "xAxis" : "yAxis";
    build->category_axis = is_category(along) || build->dataset ? along : NULL;
    JsonValue *axes = json_new(build->arena, JSON_OBJECT, NULL);
    carry_x(build, along, axes);
    const JsonValue *left = first_of(build, values, 0);
    const JsonValue *right = first_of(build, values, 1);
    if (left)
        echarts_set(build, axes, "left", value_axis(build, left));
    if (right) {
        usage_is_text(&build->usage, right, "position", "right");
        echarts_set(build, axes, "right", value_axis(build, right));
    }
    echarts_set(build, build->chart, "axes", axes);
    if (build->is_horizontal)
        echarts_set_text(build, build->chart, "orientation", "horizontal");
}

static bool check_option(DiagSink *diagnostics, const JsonValue *option)
{
    bool is_chinese = diagnostics->language == DIAG_CHINESE;
    bool is_object = option->kind == JSON_OBJECT;
    const JsonValue *series = json_find(option, "series");
    bool has_series = series && (series->kind == JSON_ARRAY || series->kind == JSON_OBJECT);
    if (is_object && has_series)
        return true;
    diag_report(diagnostics, E_CONVERT_KIND, series ? &series->origin : &option->origin,
                DIAG_ARGS(is_object ? "/series" : "/",
                          is_object ? (is_chinese ? "对象的列表" : "a list of objects")
                                    : (is_chinese ? "对象" : "an object")));
    return false;
}

static void open_dataset(EchartsBuild *build)
{
    const JsonValue *dataset = first_of(build, "dataset", 0);
    const JsonValue *source = usage_enter(&build->usage, dataset, "source");
    if (!source || source->kind != JSON_ARRAY || source->count == 0)
        return;
    usage_mark(&build->usage, source);
    build->dataset = source;
}

JsonValue *echarts_convert(Arena *arena, DiagSink *diagnostics, const JsonValue *option)
{
    if (!check_option(diagnostics, option))
        return NULL;
    EchartsBuild build = {.arena = arena,
                          .diagnostics = diagnostics,
                          .option = option,
                          .chart = json_new(arena, JSON_OBJECT, NULL),
                          .rows = json_new(arena, JSON_ARRAY, NULL),
                          .series = json_new(arena, JSON_ARRAY, NULL),
                          .annotations = json_new(arena, JSON_ARRAY, NULL)};
    usage_init(&build.usage, arena, diagnostics);
    usage_enter_value(&build.usage, option);
    echarts_set_text(&build, build.chart, "type", "chart");
    open_dataset(&build);
    carry_title(&build);
    carry_axes(&build);
    echarts_set(&build, build.chart, "data", build.rows);
    echarts_set(&build, build.chart, "series", build.series);
    bool is_good = echarts_add_series(&build);
    carry_legend(&build);
    carry_palette(&build);
    if (build.annotations->count)
        echarts_set(&build, build.chart, "annotations", build.annotations);
    usage_report(&build.usage, option);
    const JsonValue *title = json_find(build.chart, "title");
    echarts_set_text(&build, build.chart, "alt",
                     title && title->text.length ? title->text.data : "图表");
    if (!is_good) {
        diag_report(diagnostics, E_CONVERT_NOTHING, &json_find(option, "series")->origin,
                    DIAG_NO_ARGS);
        return NULL;
    }
    diag_report(diagnostics, W_CONVERT_ALT, &option->origin, DIAG_NO_ARGS);
    return build.chart;
}
