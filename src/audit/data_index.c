/* Data index: see data_index.h. */
#include "audit/data_index.h"

#include "base/limits.h"

static const char *const period_names[] = {"year", "period", "date",    "年份", "时间",
                                           "时期", "month",  "quarter", NULL};
static const char *const indicator_names[] = {"name", "label", "title", "指标", "名称", "id", NULL};

/* A computed column stands in its formula for every row: the row tells its cells apart. */
typedef struct PlaceKey {
    const SourceText *source, *reason_source;
    uint32_t offset, reason_offset;
} PlaceKey;

static Text place_key(Arena *arena, const Origin *origin, const Origin *reason)
{
    PlaceKey *key = arena_alloc(arena, sizeof *key);
    key->source = origin->source;
    key->offset = origin->offset;
    if (reason) {
        key->reason_source = reason->source;
        key->reason_offset = reason->offset;
    }
    return (Text){(const char *)key, sizeof *key};
}

/* Where a walk through a source stands. */
typedef struct Walk {
    DataIndex *index;
    DataCell context;
    int depth;
} Walk;

static void add_cell(DataIndex *index, const DataCell *cell)
{
    if (!cell->value->origin.source)
        return;
    Text key = place_key(index->arena, &cell->value->origin, cell->value->origin.because);
    if (map_find(&index->cells, key))
        return; /* the first source that has it is the one it stands in */
    DataCell *copy = arena_alloc(index->arena, sizeof *copy);
    *copy = *cell;
    map_set(&index->cells, key, copy);
}

static void walk(Walk *walker, const JsonValue *value);

static void walk_rows(Walk *walker, const JsonValue *rows)
{
    DataCell outer = walker->context;
    for (uint32_t i = 0; i < rows->count; i++) {
        walker->context = outer;
        if (rows->items[i]->kind == JSON_OBJECT) {
            walker->context.rows = rows;
            walker->context.row_number = (int)i + 1;
        }
        walk(walker, rows->items[i]);
    }
    walker->context = outer;
}

static bool is_keyed(const JsonValue *object)
{
    for (uint32_t i = 0; i < object->count; i++) {
        if (object->items[i]->kind != JSON_OBJECT)
            return false;
    }
    return object->count > 0;
}

static void walk_object(Walk *walker, const JsonValue *object)
{
    DataCell outer = walker->context;
    walker->context.row = object;
    DataCell row = walker->context;
    row.value = object;
    row.is_row = true;
    add_cell(walker->index, &row);
    for (uint32_t i = 0; i < object->count; i++)
        walk(walker, object->items[i]);
    walker->context = outer;
}

static void walk(Walk *walker, const JsonValue *value)
{
    if (walker->depth > LIMIT_JSON_DEPTH)
        return;
    walker->depth++;
    if (value->kind == JSON_ARRAY || (value->kind == JSON_OBJECT && is_keyed(value))) {
        walk_rows(walker, value);
    } else if (value->kind == JSON_OBJECT) {
        walk_object(walker, value);
    } else {
        DataCell cell = walker->context;
        cell.value = value;
        add_cell(walker->index, &cell);
    }
    walker->depth--;
}

void data_index_create(DataIndex *index, Arena *arena, const Map *values,
                       const JsonValue *declarations)
{
    *index = (DataIndex){.arena = arena, .declarations = declarations};
    map_init(&index->cells, arena);
    for (size_t i = 0; i < values->count; i++) {
        Walk walker = {.index = index, .context = {.source = values->entries[i].key}};
        walk(&walker, values->entries[i].value);
    }
}

const DataCell *data_index_find(const DataIndex *index, const Origin *origin)
{
    if (!origin->source)
        return NULL;
    const DataCell *cell =
        map_find(&index->cells, place_key(index->arena, origin, origin->because));
    return cell ? cell : map_find(&index->cells, place_key(index->arena, origin, NULL));
}

const DataCell *data_index_find_reason(const DataIndex *index, const Origin *origin)
{
    const DataCell *row = NULL;
    for (const Origin *at = origin->because; at; at = at->because) {
        const DataCell *cell = data_index_find(index, at);
        if (cell && !cell->is_row)
            return cell;
        if (cell && !row)
            row = cell;
    }
    return row;
}

const JsonValue *data_row_find(const JsonValue *row, const char *const names[])
{
    for (int i = 0; names[i]; i++) {
        const JsonValue *value = json_find(row, names[i]);
        if (value && (value->kind == JSON_STRING || value->kind == JSON_NUMBER))
            return value;
    }
    return NULL;
}

/* The unit that the source's declaration gives a column: {"value": {"type": ..., "unit": ...}}. */
static const JsonValue *declared_unit(const DataIndex *index, const DataCell *cell)
{
    static const char *const options[] = {"columns", "parse"};
    const JsonValue *source = json_find_text(index->declarations, cell->source);
    for (size_t i = 0; i < COUNT_OF(options); i++) {
        const JsonValue *columns = json_find(source, options[i]);
        const JsonValue *unit = json_find(json_find_text(columns, cell->value->key), "unit");
        if (unit && unit->kind == JSON_STRING)
            return unit;
    }
    return NULL;
}

/* Columns that the row's plain "unit" is meant for. */
static bool has_row_unit(Text field)
{
    static const char *const names[] = {"value",  "target", "goal", "previous", "last", "total",
                                        "amount", "数值",   "目标", "上年",     NULL};
    for (int i = 0; names[i]; i++) {
        if (text_equals(field, names[i]))
            return true;
    }
    return false;
}

Text data_cell_unit(const DataIndex *index, const DataCell *cell)
{
    const JsonValue *unit = declared_unit(index, cell);
    if (!unit && cell->row) {
        Text field = cell->value->key;
        const char *own = arena_print(index->arena, "%.*sUnit", (int)field.length, field.data);
        unit = json_find(cell->row, own);
        if (!unit && has_row_unit(field)) {
            unit = json_find(cell->row, "unit");
            unit = unit ? unit : json_find(cell->row, "单位");
        }
    }
    return unit && unit->kind == JSON_STRING ? unit->text : (Text){"", 0};
}

const JsonValue *data_cell_period(const DataCell *cell)
{
    return data_row_find(cell->row, period_names);
}

const JsonValue *data_cell_indicator(const DataCell *cell)
{
    return data_row_find(cell->row, indicator_names);
}

static bool same_text(Text left, Text right)
{
    return left.length == right.length && memcmp(left.data, right.data, left.length) == 0;
}

bool data_rows_are_series(const JsonValue *rows)
{
    if (!rows || rows->count < 2)
        return false;
    const JsonValue *name = data_row_find(rows->items[0], indicator_names);
    const JsonValue *period = data_row_find(rows->items[0], period_names);
    for (uint32_t i = 1; i < rows->count; i++) {
        const JsonValue *other_name = data_row_find(rows->items[i], indicator_names);
        const JsonValue *other = data_row_find(rows->items[i], period_names);
        bool is_next = period && other && !same_text(period->text, other->text);
        bool is_same = !name || (other_name && same_text(name->text, other_name->text));
        if (!is_next || !is_same)
            return false;
    }
    return true;
}
