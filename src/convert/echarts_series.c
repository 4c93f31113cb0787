/* Series of an ECharts option that share axes, and the looks of all of them. */
#include <string.h>

#include "base/number.h"
#include "convert/echarts_build.h"

typedef struct CartesianType {
    const char *name, *ours;
} CartesianType;

static const CartesianType cartesian[] = {{"bar", "bar"},
                                          {"pictorialBar", "bar"},
                                          {"line", "line"},
                                          {"scatter", "scatter"},
                                          {"effectScatter", "scatter"}};

static bool is_missing(const JsonValue *value)
{
    return value->kind == JSON_NULL || (value->kind == JSON_STRING &&
                                        (value->text.length == 0 || text_equals(value->text, "-")));
}

const JsonValue *echarts_item_value(EchartsBuild *build, const JsonValue *item)
{
    usage_enter_value(&build->usage, item);
    const JsonValue *value = item;
    if (item->kind == JSON_OBJECT)
        value = usage_enter(&build->usage, item, "value");
    if (!value || is_missing(value) || value->kind == JSON_ARRAY)
        return value && value->kind == JSON_ARRAY ? value : NULL;
    double number;
    if (value->kind == JSON_NUMBER ||
        (value->kind == JSON_STRING && number_parse(value->text, &number)))
        return value;
    diag_report(build->diagnostics, W_CONVERT_VALUE, &value->origin,
                DIAG_ARGS(usage_path(&build->usage, value),
                          json_kind_name(value->kind, build->diagnostics->language)));
    return NULL;
}

/* ---- Looks ---------------------------------------------------------------------------------- */

static void carry_color(EchartsBuild *build, const JsonValue *source, JsonValue *series)
{
    static const char *const holders[] = {"itemStyle", "lineStyle"};
    const JsonValue *own = usage_take(&build->usage, source, "color", JSON_STRING);
    for (int i = 0; i < 2 && !own; i++) {
        const JsonValue *holder = usage_enter(&build->usage, source, holders[i]);
        own = usage_take(&build->usage, holder, "color", JSON_STRING);
    }
    echarts_set_copy(build, series, "color", own);
}

static void carry_label(EchartsBuild *build, const JsonValue *source, JsonValue *series)
{
    static const char *const places[] = {"top", "bottom", "left", "right", "inside", "outside"};
    const JsonValue *spec = usage_enter(&build->usage, source, "label");
    bool is_shown = usage_is_true(&build->usage, spec, "show");
    bool is_off = usage_is_false(&build->usage, spec, "show");
    if (!is_shown && !is_off)
        return;
    JsonValue *label = json_new(build->arena, JSON_OBJECT, NULL);
    echarts_set(build, label, "show", json_new_boolean(build->arena, is_shown, NULL));
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (usage_is_text(&build->usage, spec, "position", places[i]))
            echarts_set_text(build, label, "position", places[i]);
    }
    echarts_set(build, series, "label", label);
}

static void carry_pixels(EchartsBuild *build, const JsonValue *holder, const char *key,
                         JsonValue *series, const char *our_key)
{
    const JsonValue *size = usage_take(&build->usage, holder, key, JSON_NUMBER);
    if (size)
        echarts_set_text(
            build, series, our_key,
            arena_print(build->arena, "%.*spx", (int)size->text.length, size->text.data));
}

static void carry_line(EchartsBuild *build, const JsonValue *source, JsonValue *series)
{
    Usage *usage = &build->usage;
    const JsonValue *line = usage_enter(usage, source, "lineStyle");
    if (usage_is_true(usage, source, "smooth"))
        echarts_set_text(build, series, "curve", "smooth");
    else if (usage_is_true(usage, source, "step") || usage_is_text(usage, source, "step", "end"))
        echarts_set_text(build, series, "curve", "step");
    usage_is_false(usage, source, "smooth");
    carry_pixels(build, line, "width", series, "width");
    if (usage_is_true(usage, source, "connectNulls"))
        echarts_set_text(build, series, "missing", "connect");
    if (strcmp(json_find(series, "type")->text.data, "line") != 0)
        return;
    if (usage_is_text(usage, line, "type", "dashed"))
        echarts_set(build, series, "dashed", json_new_boolean(build->arena, true, NULL));
    if (usage_is_text(usage, source, "symbol", "none") ||
        usage_is_false(usage, source, "showSymbol"))
        echarts_set(build, series, "dots", json_new_boolean(build->arena, false, NULL));
}

/* markLine at a value: {"yAxis": 30, "name": "目标"}. */
static void carry_mark_lines(EchartsBuild *build, const JsonValue *source)
{
    Usage *usage = &build->usage;
    const JsonValue *data = usage_enter(usage, usage_enter(usage, source, "markLine"), "data");
    for (uint32_t i = 0; data && data->kind == JSON_ARRAY && i < data->count; i++) {
        const JsonValue *item = data->items[i];
        const char *key = build->is_horizontal ? "xAxis" : "yAxis";
        usage_enter_value(usage, item);
        const JsonValue *value = usage_take(usage, item, key, JSON_NUMBER);
        if (!value)
            continue;
        JsonValue *at = json_new(build->arena, JSON_OBJECT, NULL);
        echarts_set_copy(build, at, "y", value);
        JsonValue *annotation = json_new(build->arena, JSON_OBJECT, NULL);
        echarts_set(build, annotation, "at", at);
        echarts_set_copy(build, annotation, "text", usage_take(usage, item, "name", JSON_STRING));
        json_append(build->arena, build->annotations, annotation);
    }
}

/* ---- Rows ----------------------------------------------------------------------------------- */

static JsonValue *new_row(EchartsBuild *build, const JsonValue *x)
{
    JsonValue *row = json_new(build->arena, JSON_OBJECT, NULL);
    echarts_set_copy(build, row, "x", x ? x : json_new(build->arena, JSON_NULL, NULL));
    json_append(build->arena, build->rows, row);
    return row;
}

/* The name of category number `index`: "一月" or {"value": "一月"}. */
static const JsonValue *category_name(const EchartsBuild *build, uint32_t index)
{
    const JsonValue *names = json_find(build->category_axis, "data");
    if (!names || names->kind != JSON_ARRAY || index >= names->count)
        return NULL;
    const JsonValue *name = names->items[index];
    return name->kind == JSON_OBJECT ? json_find(name, "value") : name;
}

static JsonValue *category_row(EchartsBuild *build, uint32_t index)
{
    while (build->rows->count <= index) {
        uint32_t next = build->rows->count;
        const JsonValue *name = category_name(build, next);
        new_row(build,
                name ? name
                     : json_new_string(build->arena,
                                       text_of(arena_print(build->arena, "%u", (unsigned)next + 1)),
                                       NULL));
    }
    return build->rows->items[index];
}

static bool is_same(const JsonValue *a, const JsonValue *b)
{
    return a && b && a->kind == b->kind && a->text.length == b->text.length &&
           (a->text.length == 0 || memcmp(a->text.data, b->text.data, a->text.length) == 0);
}

/* The row of this x; the search begins where the last point stood, since series are often alike. */
static JsonValue *point_row(EchartsBuild *build, const JsonValue *x, uint32_t guess,
                            const char *field)
{
    JsonValue *row = guess < build->rows->count ? build->rows->items[guess] : NULL;
    if (row && is_same(json_find(row, "x"), x) && !json_find(row, field))
        return row;
    return new_row(build, x);
}

/* Data of one series: values along the categories, or [x, y] points. */
static void carry_data(EchartsBuild *build, const JsonValue *data, const char *field)
{
    for (uint32_t i = 0; i < data->count; i++) {
        const JsonValue *value = echarts_item_value(build, data->items[i]);
        bool is_pair = value && value->kind == JSON_ARRAY;
        if (!is_pair) {
            echarts_set_copy(build, category_row(build, i), field, value);
            continue;
        }
        if (value->count < 2)
            continue;
        const JsonValue *x = value->items[build->is_horizontal ? 1 : 0];
        const JsonValue *y = value->items[build->is_horizontal ? 0 : 1];
        usage_mark(&build->usage, x);
        bool is_index =
            build->category_axis && x->kind == JSON_NUMBER && x->number >= 0 && x->number < 1e6;
        JsonValue *row =
            is_index ? category_row(build, (uint32_t)x->number) : point_row(build, x, i, field);
        usage_enter_value(&build->usage, y);
        echarts_set_copy(build, row, field, echarts_item_value(build, y));
    }
}

/* dataset.source as a table with a head, or as objects; column 0 names the rows. */
static void carry_dataset(EchartsBuild *build, uint32_t column, const char *field,
                          JsonValue *series)
{
    const JsonValue *source = build->dataset;
    bool has_head = source->items[0]->kind == JSON_ARRAY;
    for (uint32_t i = has_head; i < source->count; i++) {
        const JsonValue *line = source->items[i];
        uint32_t row_index = i - has_head;
        if (column >= line->count)
            continue;
        JsonValue *row = row_index < build->rows->count ? build->rows->items[row_index]
                                                        : new_row(build, line->items[0]);
        echarts_set_copy(build, row, field, echarts_item_value(build, line->items[column]));
    }
    const JsonValue *head = source->items[0];
    if (column >= head->count || json_find(series, "name"))
        return;
    if (has_head)
        echarts_set_copy(build, series, "name", head->items[column]);
    else
        echarts_set_text(build, series, "name", head->items[column]->key.data);
}

/* ---- Series --------------------------------------------------------------------------------- */

static const char *cartesian_type(const char *name)
{
    for (size_t i = 0; i < sizeof cartesian / sizeof *cartesian; i++) {
        if (strcmp(cartesian[i].name, name) == 0)
            return cartesian[i].ours;
    }
    return NULL;
}

static void add_cartesian(EchartsBuild *build, const char *ours, const JsonValue *source,
                          JsonValue *series)
{
    Usage *usage = &build->usage;
    bool is_area = strcmp(ours, "line") == 0 && usage_enter(usage, source, "areaStyle");
    const char *field = arena_print(build->arena, "y%u", (unsigned)build->series->count + 1);
    echarts_set_text(build, series, "type", is_area ? "area" : ours);
    echarts_set_text(build, series, "y", field);
    echarts_set_copy(build, series, "name", usage_take(usage, source, "name", JSON_STRING));
    const JsonValue *axis =
        usage_take(usage, source, build->is_horizontal ? "xAxisIndex" : "yAxisIndex", JSON_NUMBER);
    if (axis && axis->number == 1)
        echarts_set_text(build, series, "axis", "right");
    echarts_set_copy(build, series, "stack", usage_take(usage, source, "stack", JSON_STRING));
    const JsonValue *item = usage_enter(usage, source, "itemStyle");
    if (strcmp(ours, "bar") == 0)
        carry_pixels(build, item, "borderRadius", series, "radius");
    if (strcmp(ours, "line") == 0)
        carry_line(build, source, series);
    carry_mark_lines(build, source);
    const JsonValue *data = usage_enter(usage, source, "data");
    if (data && data->kind == JSON_ARRAY)
        carry_data(build, data, field);
    else if (build->dataset)
        carry_dataset(build, build->series->count + 1, field, series);
    if (!build->category_axis && build->series->count > 0 && strcmp(ours, "line") == 0)
        echarts_set_text(build, series, "missing", "connect");
}

static void refuse(EchartsBuild *build, const char *type, const JsonValue *source)
{
    DiagCode code = strcmp(type, "map") == 0 ? W_CONVERT_MAP : W_CONVERT_SERIES;
    usage_mark(&build->usage, source);
    diag_report(build->diagnostics, code, &source->origin,
                DIAG_ARGS(usage_path(&build->usage, source), type));
}

static void add_one(EchartsBuild *build, const JsonValue *source)
{
    usage_enter_value(&build->usage, source);
    const JsonValue *type = usage_take(&build->usage, source, "type", JSON_STRING);
    const char *name = type ? type->text.data : "";
    const char *ours = cartesian_type(name);
    bool has_alone = build->series->count > 0 && build->rows->count > 0 && !ours;
    JsonValue *series = json_new(build->arena, JSON_OBJECT, NULL);
    if (ours)
        add_cartesian(build, ours, source, series);
    else if (has_alone || !echarts_add_alone(build, name, source, series)) {
        refuse(build, name, source);
        return;
    }
    carry_color(build, source, series);
    carry_label(build, source, series);
    json_append(build->arena, build->series, series);
}

/* A field that no row has, because all of its values are missing, is still a field. */
static void complete_rows(EchartsBuild *build)
{
    for (uint32_t i = 0; i < build->series->count && build->rows->count; i++) {
        const JsonValue *field = json_find(build->series->items[i], "y");
        JsonValue *row = build->rows->items[0];
        if (field && !json_find(row, field->text.data))
            echarts_set(build, row, field->text.data, json_new(build->arena, JSON_NULL, NULL));
    }
}

bool echarts_add_series(EchartsBuild *build)
{
    const JsonValue *list = usage_enter(&build->usage, build->option, "series");
    uint32_t count = list->kind == JSON_ARRAY ? list->count : 1;
    for (uint32_t i = 0; i < count && build->series->count < ECHARTS_SERIES_MOST; i++) {
        const JsonValue *source = list->kind == JSON_ARRAY ? list->items[i] : list;
        if (source->kind == JSON_OBJECT)
            add_one(build, source);
    }
    complete_rows(build);
    return build->series->count > 0;
}
