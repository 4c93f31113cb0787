/* The axes of charts: see check.h. What a chart prints at its marks is listed as figures and
 * checked as such; here stands what only the axis says. */
#include "audit/check.h"

#include <string.h>

/* One axis of values of a chart. */
typedef struct ChartAxis {
    const JsonValue *chart;
    const JsonValue *axis; /* an object, or its title alone; NULL: not written */
    const char *side;
} ChartAxis;

static bool is_text(const JsonValue *value, const char *words)
{
    return value && value->kind == JSON_STRING && text_equals(value->text, words);
}

static bool is_on(const ChartAxis *axis, const JsonValue *series)
{
    const JsonValue *side = json_find(series, "axis");
    return side ? is_text(side, axis->side) : strcmp(axis->side, "left") == 0;
}

static const JsonValue *series_list(const ChartAxis *axis)
{
    const JsonValue *list = json_find(axis->chart, "series");
    return list && list->kind == JSON_ARRAY ? list : NULL;
}

/* A bar's length is its value, which it is only from zero on. */
static bool has_bars(const ChartAxis *axis)
{
    const JsonValue *list = series_list(axis);
    for (uint32_t i = 0; list && i < list->count; i++) {
        const JsonValue *series = list->items[i];
        if (series->kind == JSON_OBJECT && is_on(axis, series) &&
            is_text(json_find(series, "type"), "bar"))
            return true;
    }
    return false;
}

static void check_zero(Audit *audit, const ChartAxis *axis)
{
    if (axis->axis->kind != JSON_OBJECT || !has_bars(axis))
        return;
    const JsonValue *least = json_find(axis->axis, "min");
    const JsonValue *most = json_find(axis->axis, "max");
    bool is_above = least && least->kind == JSON_NUMBER && least->number > 0;
    bool is_below = most && most->kind == JSON_NUMBER && most->number < 0;
    const JsonValue *end = is_above ? least : most;
    if (is_above || is_below)
        diag_report(audit->input.diagnostics, W_AXIS_NOT_ZERO, &end->origin,
                    DIAG_ARGS(check_copy(audit, end->text)));
}

/* The unit of the data that a series draws; empty: its first cell has none. */
static Text series_unit(Audit *audit, const ChartAxis *axis, const JsonValue *series)
{
    const JsonValue *rows = json_find(axis->chart, "data");
    const JsonValue *field = json_find(series, "y");
    if (!rows || rows->kind != JSON_ARRAY || !rows->count || !field || field->kind != JSON_STRING ||
        rows->items[0]->kind != JSON_OBJECT)
        return (Text){"", 0};
    const JsonValue *cell = json_find_text(rows->items[0], field->text);
    const DataCell *known = cell ? data_index_find(&audit->index, &cell->origin) : NULL;
    return known ? data_cell_unit(&audit->index, known) : (Text){"", 0};
}

/* The unit that a title names: all of it, or what stands in brackets at its end: 产值（亿元）. */
static Text title_unit(Text title)
{
    static const char *const brackets[][2] = {{"（", "）"}, {"(", ")"}};
    for (size_t i = 0; i < COUNT_OF(brackets); i++) {
        size_t close = strlen(brackets[i][1]);
        size_t open = strlen(brackets[i][0]);
        if (title.length < close + open ||
            memcmp(title.data + title.length - close, brackets[i][1], close) != 0)
            continue;
        for (size_t at = title.length - close - open + 1; at-- > 0;) {
            size_t start = at + open;
            if (memcmp(title.data + at, brackets[i][0], open) == 0)
                return (Text){title.data + start, title.length - close - start};
        }
    }
    return title;
}

/* Whether the words are a unit and nothing else; the data's own counts as known. */
static bool read_unit(Text words, const Unit *data, Unit *unit)
{
    return words.length && unit_match(words, data, unit) == words.length;
}

/* The numbers of an axis with a format of its own are scaled by it: then only the base is compared.
 */
static void check_unit(Audit *audit, const ChartAxis *axis)
{
    bool is_object = axis->axis->kind == JSON_OBJECT;
    const JsonValue *title = is_object ? json_find(axis->axis, "title") : axis->axis;
    bool is_scaled = is_object && json_find(axis->axis, "format");
    const JsonValue *list = title && title->kind == JSON_STRING ? series_list(axis) : NULL;
    for (uint32_t i = 0; list && i < list->count; i++) {
        const JsonValue *series = list->items[i];
        if (series->kind != JSON_OBJECT || !is_on(axis, series))
            continue;
        Text words = series_unit(audit, axis, series);
        Unit data = unit_read(words);
        Unit named;
        if (!words.length || !read_unit(title_unit(title->text), &data, &named))
            continue;
        bool is_same_scale = is_scaled || (named.scale <= data.scale && named.scale >= data.scale);
        if (unit_has_same_base(&data, &named) && is_same_scale)
            continue;
        diag_report(
            audit->input.diagnostics, W_AXIS_UNIT, &title->origin,
            DIAG_ARGS(check_copy(audit, title_unit(title->text)), check_copy(audit, words)));
        return;
    }
}

static void check_chart(Audit *audit, const JsonValue *chart)
{
    static const char *const sides[] = {"left", "right"};
    const JsonValue *axes = json_find(chart, "axes");
    for (size_t i = 0; axes && axes->kind == JSON_OBJECT && i < COUNT_OF(sides); i++) {
        ChartAxis axis = {chart, json_find(axes, sides[i]), sides[i]};
        if (!axis.axis)
            continue;
        check_zero(audit, &axis);
        check_unit(audit, &axis);
    }
}

/* A chart that goes on over pages is checked once. */
static void walk(Audit *audit, const Box *box, Map *seen)
{
    const JsonValue *source = box->node->source;
    bool is_chart =
        source && source->kind == JSON_OBJECT && strcmp(box->node->type->name, "chart") == 0;
    Text key = {(const char *)&source, sizeof source};
    if (is_chart && !map_find(seen, key)) {
        map_set(seen, (Text){arena_copy(audit->input.arena, key.data, key.length), key.length},
                (void *)source);
        check_chart(audit, source);
    }
    for (size_t i = 0; i < box->child_count; i++)
        walk(audit, box->children[i].box, seen);
}

void check_axes(Audit *audit)
{
    Map seen;
    map_init(&seen, audit->input.arena);
    for (int i = 0; i < audit->input.page_count; i++)
        walk(audit, audit->input.pages[i].body, &seen);
}
