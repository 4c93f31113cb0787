/* group: one row for each different value of a column; see derivation.h. */
#include "data/message.h"
#include "template/derivation.h"

static const JsonValue *refuse(Derivation *derivation, const JsonValue *value, const char *name,
                               const char *english, const char *chinese)
{
    DiagSink *sink = derivation->diagnostics;
    diag_report(sink, E_DATA_OPTION_KIND, &value->origin,
                DIAG_ARGS(name, message_words(sink, english, chinese), message_kind(sink, value)));
    return NULL;
}

/* The column to group by, a text that is not empty. NULL: reported. */
const JsonValue *group_column(Derivation *derivation, const JsonValue *option)
{
    for (uint32_t i = 0; option->kind == JSON_OBJECT && i < option->count; i++) {
        Text key = option->items[i]->key;
        if (text_equals(key, "by") || text_equals(key, "compute"))
            continue;
        diag_report(derivation->diagnostics, E_DATA_OPTION, &option->items[i]->key_origin,
                    DIAG_ARGS(message_quote(derivation->arena, key)));
        return NULL;
    }
    const JsonValue *by = option->kind == JSON_OBJECT ? json_find(option, "by") : option;
    if (!by || by->kind != JSON_STRING || !by->text.length)
        return refuse(derivation, by ? by : option, "by", "the name of a column", "列名");
    const JsonValue *formulas = json_find(option, "compute");
    if (formulas && formulas->kind != JSON_OBJECT)
        return refuse(derivation, formulas, "compute", "an object of expressions",
                      "由表达式组成的对象");
    return by;
}

/* The column's cell in `row`, of a kind that can be compared. NULL: reported. */
JsonValue *group_cell(Derivation *derivation, const JsonValue *by, const JsonValue *row)
{
    JsonValue *cell = json_find_text(row, by->text);
    if (cell && (cell->kind == JSON_STRING || cell->kind == JSON_NUMBER))
        return cell;
    if (cell) {
        diag_report(derivation->diagnostics, E_DATA_KEY, &cell->origin,
                    DIAG_ARGS(message_quote(derivation->arena, by->text)));
        return NULL;
    }
    Diagnostic *diagnostic = diag_report(derivation->diagnostics, E_DATA_COLUMN, &by->origin,
                                         DIAG_ARGS(message_quote(derivation->arena, by->text),
                                                   message_keys(derivation->arena, row)));
    message_suggest(derivation->diagnostics, diagnostic,
                    message_nearest_key(derivation->arena, row, by->text));
    return NULL;
}

void group_add_member(Derivation *derivation, JsonValue *row, const char *name, JsonValue *value)
{
    JsonValue key = {.key = text_of(name), .key_origin = value->origin};
    expand_add_member(derivation->arena, row, &key, value);
}

/* A group's row, as yet without rows: the shared cell and an empty list. */
static JsonValue *new_group(Derivation *derivation, const JsonValue *cell, const JsonValue *row)
{
    JsonValue *group = json_new(derivation->arena, JSON_OBJECT, &row->origin);
    JsonValue *copy = json_shallow_copy(derivation->arena, cell);
    expand_add_member(derivation->arena, group, cell, copy);
    group_add_member(derivation, group, "rows",
                     json_new(derivation->arena, JSON_ARRAY, &row->origin));
    return group;
}

/* Sorts the rows into groups, in the order in which their values first come. NULL: reported. */
static JsonValue *collect(Derivation *derivation, const JsonValue *by, const JsonValue *rows)
{
    JsonValue *groups = derivation_new_list(derivation->arena, rows, rows->count);
    Map by_value;
    map_init(&by_value, derivation->arena);
    for (uint32_t i = 0; i < rows->count; i++) {
        JsonValue *row = rows->items[i];
        const JsonValue *cell = group_cell(derivation, by, row);
        if (!cell)
            return NULL;
        JsonValue *group = map_find(&by_value, cell->text);
        if (!group) {
            group = new_group(derivation, cell, row);
            map_set(&by_value, cell->text, group);
            json_append(derivation->arena, groups, group);
        }
        /* A row stays a member of its source: the list borrows a copy of it. */
        JsonValue *copy = json_shallow_copy(derivation->arena, row);
        copy->items = row->items;
        copy->count = row->count;
        json_append(derivation->arena, json_find(group, "rows"), copy);
    }
    return groups;
}

JsonValue *derivation_group(Derivation *derivation, const JsonValue *option, JsonValue *rows)
{
    const JsonValue *by = group_column(derivation, option);
    JsonValue *groups = by ? collect(derivation, by, rows) : NULL;
    for (uint32_t i = 0; groups && i < groups->count; i++) {
        JsonValue *group = groups->items[i];
        double count = json_find(group, "rows")->count;
        group_add_member(derivation, group, "count",
                         json_new_number(derivation->arena, count, &group->origin));
    }
    const JsonValue *formulas = json_find(option, "compute");
    if (groups && formulas && !derivation_compute(derivation, formulas, groups))
        return NULL;
    return groups;
}
