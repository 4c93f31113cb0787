/* What a source's options make of its rows: compute, filter, sort, limit, key; see template.h. Join
 * and group have files of their own. The rows are copied first, so that inline data in a layout
 * stay as they were written. */
#include <math.h>
#include <stdlib.h>

#include "base/limits.h"
#include "data/data.h"
#include "data/decimal.h"
#include "data/message.h"
#include "json/items.h"
#include "template/derivation.h"
#include "template/lexer.h"

#define SORT_COLUMN_LIMIT 16

/* ---- rows ---- */

JsonValue *derivation_new_list(Arena *arena, const JsonValue *like, uint32_t capacity)
{
    JsonValue *list = json_shallow_copy(arena, like);
    list->kind = JSON_ARRAY;
    list->items = arena_array(arena, json_items_capacity(capacity), sizeof(JsonValue *));
    return list;
}

static JsonValue *copy_row(Arena *arena, const JsonValue *row)
{
    JsonValue *copy = json_shallow_copy(arena, row);
    copy->items = arena_array(arena, json_items_capacity(row->count), sizeof(JsonValue *));
    if (row->count)
        memcpy(copy->items, row->items, row->count * sizeof(JsonValue *));
    copy->count = row->count;
    return copy;
}

/* A copy of the rows that may be changed. NULL: it is no list of objects, reported at `option`. */
static JsonValue *copy_rows(Derivation *derivation, const JsonValue *value, const JsonValue *option)
{
    bool good = value->kind == JSON_ARRAY;
    for (uint32_t i = 0; good && i < value->count; i++)
        good = value->items[i]->kind == JSON_OBJECT;
    if (!good) {
        diag_report(derivation->diagnostics, E_DATA_ROWS, &option->origin,
                    DIAG_ARGS(message_quote(derivation->arena, option->key)));
        return NULL;
    }
    JsonValue *rows = derivation_new_list(derivation->arena, value, value->count);
    for (uint32_t i = 0; i < value->count; i++)
        json_append(derivation->arena, rows, copy_row(derivation->arena, value->items[i]));
    return rows;
}

/* ---- expressions on rows ---- */

Evaluation derivation_evaluation(Derivation *derivation, const JsonValue *host,
                                 const JsonValue *rows, Scope *scope, RowSet *row_set)
{
    const JsonValue *row = rows->items[row_set->index];
    row_set->rows = rows;
    *scope = (Scope){.parent = &derivation->outer,
                     .object = row,
                     .as = text_of("row"),
                     .row = row,
                     .index = (int64_t)derivation->row_base + row_set->index + 1,
                     .count = rows->count};
    return (Evaluation){.arena = derivation->arena,
                        .diagnostics = derivation->diagnostics,
                        .settings = derivation->settings,
                        .values = derivation->values,
                        .scope = scope,
                        .row_set = row_set,
                        .host = host,
                        .because = &row->origin,
                        .budget = &derivation->budget,
                        .known = derivation->known};
}

/* The scope that makes the name "rows" stand for all rows. */
static void set_outer(Derivation *derivation, const JsonValue *rows)
{
    JsonValue *names = json_new(derivation->arena, JSON_OBJECT, NULL);
    JsonValue *list = json_shallow_copy(derivation->arena, rows);
    list->items = rows->items;
    list->count = rows->count;
    json_set(derivation->arena, names, text_of("rows"), NULL, list);
    derivation->outer = (Scope){.object = names};
}

const Expression *derivation_parse(Derivation *derivation, const JsonValue *host)
{
    if (host->kind == JSON_STRING)
        return expression_parse(derivation->arena, derivation->diagnostics, host, 0,
                                host->text.length, NULL);
    diag_report(derivation->diagnostics, E_IF_KIND, &host->origin,
                DIAG_ARGS(message_quote(derivation->arena, host->key),
                          message_kind(derivation->diagnostics, host)));
    return NULL;
}

/* ---- compute ---- */

/* The result as a cell: it stands in the formula, because of the cell or row it was made from. */
static JsonValue *new_cell(Derivation *derivation, const JsonValue *formula, const JsonValue *row,
                           const JsonValue *value)
{
    JsonValue *cell = json_shallow_copy(derivation->arena, value);
    cell->items = value->items;
    cell->count = value->count;
    bool from_data = value->origin.source && value->origin.source != formula->origin.source;
    cell->origin = formula->origin;
    cell->origin.because = from_data ? &value->origin : &row->origin;
    if (cell->kind == JSON_NUMBER && !cell->text.length) {
        StrBuf text = {0};
        decimal_print(&text, cell);
        cell->text = (Text){strbuf_copy(&text, derivation->arena), text.length};
        strbuf_release(&text);
    }
    return cell;
}

/* Computes one column. Rows are taken in order, so that prev() of the column itself is at hand. */
static bool compute_column(Derivation *derivation, const JsonValue *formula, JsonValue *rows)
{
    const Expression *expression = derivation_parse(derivation, formula);
    if (!expression)
        return false;
    if (rows->count && json_find_text(rows->items[0], formula->key)) {
        diag_report(derivation->diagnostics, E_COMPUTE_EXISTS, &formula->key_origin,
                    DIAG_ARGS(message_quote(derivation->arena, formula->key)));
        return false;
    }
    Map totals;
    map_init(&totals, derivation->arena);
    for (uint32_t i = 0; i < rows->count; i++) {
        Scope scope;
        RowSet row_set = {.index = i, .totals = &totals};
        Evaluation evaluation = derivation_evaluation(derivation, formula, rows, &scope, &row_set);
        const JsonValue *value = expression_evaluate(&evaluation, expression);
        if (!value)
            return false;
        JsonValue *cell = new_cell(derivation, formula, rows->items[i], value);
        expand_add_member(derivation->arena, rows->items[i], formula, cell);
    }
    return true;
}

bool derivation_compute(Derivation *derivation, const JsonValue *formulas, JsonValue *rows)
{
    for (uint32_t i = 0; i < formulas->count; i++) {
        if (!compute_column(derivation, formulas->items[i], rows))
            return false;
    }
    return true;
}

/* ---- filter, limit ---- */

static JsonValue *filter(Derivation *derivation, const JsonValue *condition, JsonValue *rows)
{
    const Expression *expression = derivation_parse(derivation, condition);
    JsonValue *kept = derivation_new_list(derivation->arena, rows, rows->count);
    for (uint32_t i = 0; expression && i < rows->count; i++) {
        Scope scope;
        RowSet row_set = {.index = i};
        Evaluation evaluation =
            derivation_evaluation(derivation, condition, rows, &scope, &row_set);
        evaluation.row_set = NULL; /* rows before a filtered one have no fixed meaning */
        bool truth;
        const JsonValue *value = expression_evaluate(&evaluation, expression);
        if (!value || !expression_truth(&evaluation, expression, value, &truth))
            return NULL;
        if (truth)
            json_append(derivation->arena, kept, rows->items[i]);
    }
    return expression ? kept : NULL;
}

bool derivation_limit(Derivation *derivation, const JsonValue *option, JsonValue *rows)
{
    if (option->number < 0 || option->number != trunc(option->number)) {
        diag_report(derivation->diagnostics, E_DATA_LIMIT_OPTION, &option->origin,
                    DIAG_ARGS(message_quote(derivation->arena, option->text)));
        return false;
    }
    if (rows->count > option->number)
        rows->count = (uint32_t)option->number;
    return true;
}

/* ---- sort ---- */

typedef struct SortColumn {
    Text name;
    bool descending;
} SortColumn;

typedef struct SortColumns {
    SortColumn *columns;
    uint32_t count;
} SortColumns;

typedef struct SortRow {
    JsonValue *row;
    uint32_t order; /* in the file: equal rows keep it */
    const SortColumns *columns;
} SortRow;

static int compare_texts(Text left, Text right)
{
    size_t shared = left.length < right.length ? left.length : right.length;
    int order = memcmp(left.data, right.data, shared);
    return order ? order : (left.length > right.length) - (left.length < right.length);
}

/* Missing values come last, whichever way the column is sorted. */
static int compare_cells(const JsonValue *left, const JsonValue *right, bool descending)
{
    bool left_missing = left->kind == JSON_NULL;
    bool right_missing = right->kind == JSON_NULL;
    if (left_missing || right_missing)
        return left_missing - right_missing;
    int order = left->kind == JSON_NUMBER ? evaluation_compare_numbers(left, right)
                                          : compare_texts(left->text, right->text);
    return descending ? -order : order;
}

static int compare_rows(const void *left, const void *right)
{
    const SortRow *a = left;
    const SortRow *b = right;
    for (uint32_t i = 0; i < a->columns->count; i++) {
        const SortColumn *column = &a->columns->columns[i];
        int order = compare_cells(json_find_text(a->row, column->name),
                                  json_find_text(b->row, column->name), column->descending);
        if (order)
            return order;
    }
    return a->order < b->order ? -1 : a->order > b->order;
}

static bool add_sort_column(Derivation *derivation, const JsonValue *option, SortColumns *columns)
{
    if (option->kind != JSON_STRING || !option->text.length) {
        DiagSink *sink = derivation->diagnostics;
        diag_report(sink, E_DATA_OPTION_KIND, &option->origin,
                    DIAG_ARGS("sort", message_words(sink, "the name of a column", "列名"),
                              message_kind(sink, option)));
        return false;
    }
    bool descending = option->text.data[0] == '-';
    columns->columns[columns->count++] = (SortColumn){
        {option->text.data + descending, option->text.length - descending}, descending};
    return true;
}

/* Every row must have the column, with cells of one kind. */
static bool check_sort_column(Derivation *derivation, const JsonValue *option,
                              const SortColumn *column, const JsonValue *rows)
{
    JsonKind kind = JSON_NULL;
    const char *name = message_quote(derivation->arena, column->name);
    for (uint32_t i = 0; i < rows->count; i++) {
        const JsonValue *cell = json_find_text(rows->items[i], column->name);
        if (!cell) {
            Diagnostic *diagnostic =
                diag_report(derivation->diagnostics, E_DATA_COLUMN, &option->origin,
                            DIAG_ARGS(name, message_keys(derivation->arena, rows->items[i])));
            message_suggest(derivation->diagnostics, diagnostic,
                            message_nearest_key(derivation->arena, rows->items[i], column->name));
            return false;
        }
        bool sortable = cell->kind == JSON_NUMBER || cell->kind == JSON_STRING;
        if (cell->kind == JSON_NULL)
            continue;
        if (!sortable || (kind != JSON_NULL && kind != cell->kind)) {
            diag_report(derivation->diagnostics, E_SORT_KINDS, &cell->origin, DIAG_ARGS(name));
            return false;
        }
        kind = cell->kind;
    }
    return true;
}

static bool read_sort(Derivation *derivation, const JsonValue *option, const JsonValue *rows,
                      SortColumns *columns)
{
    bool is_list = option->kind == JSON_ARRAY;
    uint32_t count = is_list ? option->count : 1;
    if (count > SORT_COLUMN_LIMIT) {
        DiagSink *sink = derivation->diagnostics;
        diag_report(sink, E_LIMIT, &option->origin,
                    DIAG_ARGS(message_words(sink, "columns to sort by", "排序的列数"),
                              message_number(derivation->arena, SORT_COLUMN_LIMIT)));
        return false;
    }
    *columns = (SortColumns){arena_array(derivation->arena, count, sizeof(SortColumn)), 0};
    for (uint32_t i = 0; i < count; i++) {
        const JsonValue *name = is_list ? option->items[i] : option;
        if (!add_sort_column(derivation, name, columns) ||
            !check_sort_column(derivation, name, &columns->columns[i], rows))
            return false;
    }
    return true;
}

bool derivation_sort(Derivation *derivation, const JsonValue *option, JsonValue *rows)
{
    SortColumns columns;
    if (!read_sort(derivation, option, rows, &columns))
        return false;
    SortRow *order = arena_array(derivation->arena, rows->count, sizeof *order);
    for (uint32_t i = 0; i < rows->count; i++)
        order[i] = (SortRow){rows->items[i], i, &columns};
    if (rows->count > 1)
        qsort(order, rows->count, sizeof *order, compare_rows);
    for (uint32_t i = 0; i < rows->count; i++)
        rows->items[i] = order[i].row;
    return true;
}

/* ---- key ---- */

static JsonValue *set_keys(Derivation *derivation, const JsonValue *option, const JsonValue *rows)
{
    JsonValue *keyed = derivation_new_list(derivation->arena, rows, rows->count);
    keyed->kind = JSON_OBJECT;
    Map seen;
    map_init(&seen, derivation->arena);
    for (uint32_t i = 0; i < rows->count; i++) {
        JsonValue *row = rows->items[i];
        const JsonValue *cell = json_find_text(row, option->text);
        bool good = cell && (cell->kind == JSON_STRING || cell->kind == JSON_NUMBER);
        if (!good) {
            Origin origin = cell ? cell->origin : row->origin;
            diag_report(derivation->diagnostics, E_DATA_KEY, &origin,
                        DIAG_ARGS(message_quote(derivation->arena, option->text)));
            return NULL;
        }
        if (map_find(&seen, cell->text)) {
            diag_report(derivation->diagnostics, E_DATA_KEY_TWICE, &cell->origin,
                        DIAG_ARGS(message_quote(derivation->arena, cell->text)));
            return NULL;
        }
        map_set(&seen, cell->text, row);
        JsonValue key = {.key = cell->text, .key_origin = cell->origin};
        expand_add_member(derivation->arena, keyed, &key, row);
    }
    return keyed;
}

/* ---- sources ---- */

static const JsonValue *first_option(const JsonValue *options)
{
    static const char *const names[] = {"join", "compute", "filter", "group",
                                        "sort", "limit",   "key"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        const JsonValue *option = json_find(options, names[i]);
        if (option)
            return option;
    }
    return NULL;
}

JsonValue *derivation_arrange(Derivation *derivation, JsonValue *rows)
{
    const JsonValue *options = derivation->options;
    const JsonValue *option = json_find(options, "sort");
    if (option && !derivation_sort(derivation, option, rows))
        return NULL;
    option = json_find(options, "limit");
    if (option && !derivation_limit(derivation, option, rows))
        return NULL;
    option = json_find(options, "key");
    return option ? set_keys(derivation, option, rows) : rows;
}

JsonValue *derivation_choose(Derivation *derivation, JsonValue *rows)
{
    const JsonValue *options = derivation->options;
    derivation->budget.limit += (int64_t)rows->count * STEPS_PER_ROW;
    const JsonValue *option = json_find(options, "join");
    if (option && !derivation_join(derivation, option, rows))
        return NULL;
    option = json_find(options, "compute");
    if (option && !derivation_compute(derivation, option, rows))
        return NULL;
    option = json_find(options, "filter");
    return option ? filter(derivation, option, rows) : rows;
}

/* The source as its options want it. NULL: reported. */
static JsonValue *derive(Derivation *derivation, JsonValue *value)
{
    const JsonValue *options = derivation->options;
    JsonValue *rows = copy_rows(derivation, value, first_option(options));
    if (!rows)
        return NULL;
    set_outer(derivation, rows);
    rows = derivation_choose(derivation, rows);
    const JsonValue *group = json_find(options, "group");
    if (rows && group)
        rows = derivation_group(derivation, group, rows);
    return rows ? derivation_arrange(derivation, rows) : NULL;
}

/* Reads a large table row by row where its options allow it, else as a whole. */
static JsonValue *derive_stream(Derivation *derivation, DataStream *stream)
{
    bool is_whole = stream_needs_whole(derivation, stream);
    JsonValue *value = NULL;
    if (!is_whole)
        value = derivation_stream(derivation, stream);
    else if (stream->file.size > diag_limit(derivation->diagnostics, LIMIT_ID_INPUT_BYTES))
        stream_report_whole(derivation, stream);
    else
        value = data_stream_read_whole(stream);
    data_stream_close(stream);
    return value && is_whole && first_option(derivation->options) ? derive(derivation, value)
                                                                  : value;
}

static bool needs_derivation(const JsonValue *declared)
{
    return declared && data_has_options(declared) && first_option(declared);
}

/* The sources that are ready as they are: expressions must not see another one half made. */
static void add_ready(Map *ready, const Map *values, const Map *streams,
                      const JsonValue *declarations)
{
    for (size_t i = 0; i < values->count; i++) {
        Text name = values->entries[i].key;
        if (!needs_derivation(json_find_text(declarations, name)) &&
            !(streams && map_find(streams, name)))
            map_set(ready, name, values->entries[i].value);
    }
}

void template_derive_data(Arena *arena, DiagSink *diagnostics, const FormatSettings *settings,
                          const JsonValue *declarations, const Map *streams, Map *values)
{
    Map ready;
    map_init(&ready, arena);
    add_ready(&ready, values, streams, declarations);
    bool is_object = declarations && declarations->kind == JSON_OBJECT;
    for (uint32_t i = 0; is_object && i < declarations->count; i++) {
        const JsonValue *declared = declarations->items[i];
        JsonValue *value = map_find(values, declared->key);
        DataStream *stream = streams ? map_find(streams, declared->key) : NULL;
        if (stream && !value)
            data_stream_close(stream);
        if (!value || (!stream && !needs_derivation(declared)))
            continue;
        Derivation derivation = {
            .arena = arena,
            .diagnostics = diagnostics,
            .settings = settings,
            .values = &ready,
            .options = declared,
            .budget = {.limit = (int64_t)diag_limit(diagnostics, LIMIT_ID_EXPRESSION_STEPS)}};
        JsonValue *derived =
            stream ? derive_stream(&derivation, stream) : derive(&derivation, value);
        if (derived)
            map_set(&ready, declared->key, derived);
    }
    Map ordered; /* as they were declared, without those in error */
    map_init(&ordered, values->arena);
    for (size_t i = 0; i < values->count; i++) {
        JsonValue *value = map_find(&ready, values->entries[i].key);
        if (value)
            map_set(&ordered, values->entries[i].key, value);
    }
    *values = ordered;
}
