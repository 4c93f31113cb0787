/* Comma-separated tables: see csv_table.h. The first row names the columns, each further one is an
 * object. Cells are text, never evaluated (threat C1); types come from columns.c. */
#include "data/csv_table.h"

#include "data/message.h"
#include "json/items.h"

static Origin cell_origin(const CsvTable *table, const CsvCell *cell)
{
    return (Origin){table->source, cell->offset, cell->length, NULL};
}

static Text trimmed(Arena *arena, Text text)
{
    while (text.length && (text.data[0] == ' ' || text.data[0] == '\t')) {
        text.data++;
        text.length--;
    }
    while (text.length && (text.data[text.length - 1] == ' ' || text.data[text.length - 1] == '\t'))
        text.length--;
    return (Text){arena_copy(arena, text.data, text.length), text.length};
}

static bool check_names(CsvTable *table)
{
    const JsonValue *names = table->names;
    JsonValue *seen = json_new(table->arena, JSON_OBJECT, NULL);
    for (uint32_t i = 0; i < names->count; i++) {
        const JsonValue *name = names->items[i];
        if (name->kind != JSON_STRING || !name->text.length) {
            diag_report(table->diagnostics, E_CSV_HEADER_EMPTY, &name->origin,
                        DIAG_ARGS(message_number(table->arena, (long)i + 1)));
            return false;
        }
        if (json_find_text(seen, name->text)) {
            diag_report(table->diagnostics, E_CSV_HEADER_TWICE, &name->origin,
                        DIAG_ARGS(message_quote(table->arena, name->text)));
            return false;
        }
        json_set(table->arena, seen, name->text, NULL, json_new(table->arena, JSON_NULL, NULL));
    }
    return true;
}

static bool report_limit(CsvTable *table, const Origin *origin, LimitId limit, const char *english,
                         const char *chinese)
{
    DiagSink *sink = table->diagnostics;
    diag_report_limit(
        sink, E_LIMIT, origin, limit,
        DIAG_ARGS(message_words(sink, english, chinese), diag_limit_text(sink, limit)));
    return false;
}

/* Reads the row of names. */
static bool read_names(CsvTable *table)
{
    table->names = json_new(table->arena, JSON_ARRAY, NULL);
    for (;;) {
        CsvCell cell;
        CsvEvent event = csv_next(&table->scanner, &cell);
        if (event == CSV_BLANK_LINE)
            continue;
        if (event == CSV_FAULT)
            return false;
        Origin origin = cell_origin(table, &cell);
        if (event == CSV_END) {
            diag_report(table->diagnostics, E_CSV_EMPTY, &origin, DIAG_NO_ARGS);
            return false;
        }
        if (table->names->count >= diag_limit(table->diagnostics, LIMIT_ID_CSV_COLUMNS))
            return report_limit(table, &origin, LIMIT_ID_CSV_COLUMNS, "columns", "列数");
        json_append(table->arena, table->names,
                    json_new_string(table->arena, trimmed(table->arena, cell.text), &origin));
        if (event == CSV_ROW_END)
            return check_names(table);
    }
}

static JsonValue *new_row(CsvTable *table, size_t offset)
{
    JsonValue *row = json_new(table->arena, JSON_OBJECT, NULL);
    row->origin = (Origin){table->source, (uint32_t)offset, 0, NULL};
    row->items =
        arena_array(table->arena, json_items_capacity(table->names->count), sizeof *row->items);
    return row;
}

static void add_cell(CsvTable *table, JsonValue *row, const CsvCell *cell)
{
    const JsonValue *name = table->names->items[row->count];
    JsonValue *value = json_new(table->arena, JSON_STRING, NULL);
    value->origin = cell_origin(table, cell);
    value->text =
        (Text){arena_copy(table->arena, cell->text.data, cell->text.length), cell->text.length};
    value->key = name->text;
    value->key_origin = name->origin;
    value->parent = row;
    row->items[row->count++] = value;
}

/* A row that is too long or too short shifts or loses figures, so it is refused. */
static bool finish_row(CsvTable *table, JsonValue *row, size_t cells, size_t end)
{
    row->origin.length = (uint32_t)(end - row->origin.offset);
    if (cells != table->names->count) {
        Diagnostic *diagnostic =
            diag_report(table->diagnostics, E_CSV_RAGGED, &row->origin,
                        DIAG_ARGS(message_number(table->arena, (long)cells),
                                  message_number(table->arena, table->names->count)));
        if (cells > table->names->count)
            diag_hint(table->diagnostics, diagnostic,
                      "A cell that holds a comma stands in quotation marks: \"1,234\".",
                      "含逗号的单元格须加引号：\"1,234\"。", DIAG_NO_ARGS);
        return false;
    }
    json_append(table->arena, table->rows, row);
    return true;
}

/* Reads a row; false in the return value: reported. `*more` says whether there was one. */
static bool read_row(CsvTable *table, bool *more)
{
    JsonValue *row = NULL;
    size_t cells = 0;
    for (;;) {
        CsvCell cell;
        CsvEvent event = csv_next(&table->scanner, &cell);
        *more = event != CSV_END && event != CSV_FAULT;
        if (event == CSV_BLANK_LINE)
            continue;
        if (event == CSV_END || event == CSV_FAULT)
            return event == CSV_END;
        if (!row)
            row = new_row(table, cell.offset);
        if (++table->cell_count > diag_limit(table->diagnostics, LIMIT_ID_CSV_CELLS)) {
            Origin origin = cell_origin(table, &cell);
            *more = false;
            return report_limit(table, &origin, LIMIT_ID_CSV_CELLS, "cells", "单元格");
        }
        if (cells++ < table->names->count)
            add_cell(table, row, &cell);
        if (event == CSV_ROW_END)
            return finish_row(table, row, cells, (size_t)cell.offset + cell.length);
    }
}

static bool read_separator(CsvTable *table, const JsonValue *options, char *separator)
{
    const JsonValue *given = json_find(options, "delimiter");
    *separator = ',';
    if (!given)
        return true;
    bool good = given->kind == JSON_STRING && given->text.length == 1 &&
                (unsigned char)given->text.data[0] < 0x80 && given->text.data[0] != '"' &&
                given->text.data[0] != '\n' && given->text.data[0] != '\r';
    if (good) {
        *separator = given->text.data[0];
        return true;
    }
    DiagSink *sink = table->diagnostics;
    diag_report(sink, E_DATA_OPTION_KIND, &given->origin,
                DIAG_ARGS("delimiter",
                          message_words(sink, "one character, such as \";\"", "一个字符，如 \";\""),
                          message_kind(sink, given)));
    return false;
}

/* "columns" is a list of names for a file without them, or an object of types like "parse". */
static bool take_names(CsvTable *table, const JsonValue *options)
{
    JsonValue *columns = json_find(options, "columns");
    if (!columns || columns->kind != JSON_ARRAY)
        return read_names(table);
    table->names = columns;
    return check_names(table);
}

bool csv_table_begin(CsvTable *table, Arena *arena, DiagSink *diagnostics, const SourceText *source,
                     const JsonValue *options)
{
    *table = (CsvTable){.arena = arena, .diagnostics = diagnostics, .source = source};
    char separator;
    if (!read_separator(table, options, &separator))
        return false;
    csv_begin(&table->scanner, arena, diagnostics, source, separator);
    return take_names(table, options);
}

void csv_table_continue(CsvTable *table, const SourceText *source)
{
    table->source = source;
    table->cell_count = 0;
    csv_begin(&table->scanner, table->arena, table->diagnostics, source, table->scanner.separator);
}

bool csv_table_read(CsvTable *table)
{
    table->scanner.arena = table->arena;
    Origin origin = {table->source, 0, (uint32_t)table->source->text.length, NULL};
    table->rows = json_new(table->arena, JSON_ARRAY, &origin);
    bool is_good = true;
    for (bool more = true; more;)
        is_good = read_row(table, &more) && is_good;
    return is_good;
}
