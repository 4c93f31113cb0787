/* join: rows of another source beside the rows of this one; see derivation.h. */
#include "data/message.h"
#include "template/derivation.h"

/* One join, read. */
typedef struct Join {
    Text as;          /* the column that is made */
    Origin origin;    /* where its name stands */
    Text own, theirs; /* the key columns */
    Map rows;         /* of the other source, by key */
} Join;

static bool refuse(Derivation *derivation, const JsonValue *value, const char *name,
                   const char *english, const char *chinese)
{
    DiagSink *sink = derivation->diagnostics;
    diag_report(sink, E_DATA_OPTION_KIND, &value->origin,
                DIAG_ARGS(name, message_words(sink, english, chinese), message_kind(sink, value)));
    return false;
}

static bool check_members(Derivation *derivation, const JsonValue *option)
{
    if (option->kind != JSON_OBJECT)
        return refuse(derivation, option, "join", "an object {with, on}", "对象 {with, on}");
    for (uint32_t i = 0; i < option->count; i++) {
        Text key = option->items[i]->key;
        if (text_equals(key, "with") || text_equals(key, "on") || text_equals(key, "as"))
            continue;
        diag_report(derivation->diagnostics, E_DATA_OPTION, &option->items[i]->key_origin,
                    DIAG_ARGS(message_quote(derivation->arena, key)));
        return false;
    }
    return true;
}

static bool is_name(const JsonValue *value)
{
    return value && value->kind == JSON_STRING && value->text.length;
}

/* "on": the column of both, or [own, theirs]. */
static bool read_columns(Derivation *derivation, const JsonValue *option, Join *join)
{
    const JsonValue *on = json_find(option, "on");
    bool is_pair = on && on->kind == JSON_ARRAY && on->count == 2;
    const JsonValue *own = is_pair ? on->items[0] : on;
    const JsonValue *theirs = is_pair ? on->items[1] : on;
    if (!is_name(own) || !is_name(theirs))
        return refuse(derivation, on ? on : option, "on", "the column of both, or [own, other]",
                      "两边的列名，或 [本表列, 另表列]");
    join->own = own->text;
    join->theirs = theirs->text;
    return true;
}

static bool report_column(Derivation *derivation, const JsonValue *row, const JsonValue *option,
                          Text name)
{
    const JsonValue *on = json_find(option, "on");
    Diagnostic *diagnostic = diag_report(
        derivation->diagnostics, E_DATA_COLUMN, &on->origin,
        DIAG_ARGS(message_quote(derivation->arena, name), message_keys(derivation->arena, row)));
    message_suggest(derivation->diagnostics, diagnostic,
                    message_nearest_key(derivation->arena, row, name));
    return false;
}

/* The rows of the other source by their key; a key that stands twice has no one row. */
static bool index_rows(Derivation *derivation, const JsonValue *option, const JsonValue *other,
                       Join *join)
{
    map_init(&join->rows, derivation->arena);
    for (uint32_t i = 0; i < other->count; i++) {
        const JsonValue *row = other->items[i];
        const JsonValue *key = json_find_text(row, join->theirs);
        if (!key)
            return report_column(derivation, row, option, join->theirs);
        if (key->kind != JSON_STRING && key->kind != JSON_NUMBER)
            continue; /* a row without a key belongs to no row */
        if (map_find(&join->rows, key->text)) {
            diag_report(derivation->diagnostics, E_DATA_KEY_TWICE, &key->origin,
                        DIAG_ARGS(message_quote(derivation->arena, key->text)));
            return false;
        }
        map_set(&join->rows, key->text, other->items[i]);
    }
    return true;
}

static bool read_join(Derivation *derivation, const JsonValue *option, Join *join)
{
    if (!check_members(derivation, option))
        return false;
    const JsonValue *with = json_find(option, "with");
    if (!is_name(with))
        return refuse(derivation, with ? with : option, "with", "the name of a source",
                      "数据源的名称");
    const JsonValue *other = map_find(derivation->values, with->text);
    if (!other || (other->kind != JSON_ARRAY && other->kind != JSON_OBJECT)) {
        diag_report(derivation->diagnostics, E_JOIN_SOURCE, &with->origin,
                    DIAG_ARGS(message_quote(derivation->arena, with->text)));
        return false;
    }
    const JsonValue *as = json_find(option, "as");
    if (as && !is_name(as))
        return refuse(derivation, as, "as", "a name", "名称");
    join->as = as ? as->text : with->text;
    join->origin = as ? as->origin : with->origin;
    return read_columns(derivation, option, join) && index_rows(derivation, option, other, join);
}

/* The other source's row for `row`, as a member that can be added to it. */
static JsonValue *find_partner(Derivation *derivation, const Join *join, const JsonValue *key)
{
    bool has_key = key->kind == JSON_STRING || key->kind == JSON_NUMBER;
    const JsonValue *found = has_key ? map_find(&join->rows, key->text) : NULL;
    if (!found)
        return json_new(derivation->arena, JSON_NULL, &key->origin);
    JsonValue *copy = json_shallow_copy(derivation->arena, found);
    copy->items = found->items;
    copy->count = found->count;
    return copy;
}

static bool join_rows(Derivation *derivation, const JsonValue *option, JsonValue *rows)
{
    Join join;
    if (!read_join(derivation, option, &join))
        return false;
    JsonValue name = {.key = join.as, .key_origin = join.origin};
    for (uint32_t i = 0; i < rows->count; i++) {
        JsonValue *row = rows->items[i];
        const JsonValue *key = json_find_text(row, join.own);
        if (!key)
            return report_column(derivation, row, option, join.own);
        if (json_find_text(row, join.as)) {
            diag_report(derivation->diagnostics, E_JOIN_NAME, &join.origin,
                        DIAG_ARGS(message_quote(derivation->arena, join.as)));
            return false;
        }
        expand_add_member(derivation->arena, row, &name, find_partner(derivation, &join, key));
    }
    return true;
}

bool derivation_join(Derivation *derivation, const JsonValue *option, JsonValue *rows)
{
    if (option->kind != JSON_ARRAY)
        return join_rows(derivation, option, rows);
    for (uint32_t i = 0; i < option->count; i++) {
        if (!join_rows(derivation, option->items[i], rows))
            return false;
    }
    return true;
}
