/* Tables in comma-separated text: the first row names the columns, each further one is an object.
 * Cells are text, never evaluated (threat C1); types come from columns.c. */
#include "base/utf8.h"
#include "data/columns.h"
#include "data/csv.h"
#include "data/data.h"
#include "data/encoding.h"
#include "data/message.h"
#include "json/items.h"

typedef struct TableReader {
    Arena *arena;
    DiagSink *diagnostics;
    const SourceText *source;
    CsvScanner scanner;
    JsonValue *names; /* an array of strings, one for each column; NULL: not yet read */
    JsonValue *rows;
    size_t cell_count;
} TableReader;

static Origin cell_origin(const TableReader *reader, const CsvCell *cell)
{
    return (Origin){reader->source, cell->offset, cell->length, NULL};
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

static bool check_names(TableReader *reader)
{
    const JsonValue *names = reader->names;
    JsonValue *seen = json_new(reader->arena, JSON_OBJECT, NULL);
    for (uint32_t i = 0; i < names->count; i++) {
        const JsonValue *name = names->items[i];
        if (name->kind != JSON_STRING || !name->text.length) {
            diag_report(reader->diagnostics, E_CSV_HEADER_EMPTY, &name->origin,
                        DIAG_ARGS(message_number(reader->arena, (long)i + 1)));
            return false;
        }
        if (json_find_text(seen, name->text)) {
            diag_report(reader->diagnostics, E_CSV_HEADER_TWICE, &name->origin,
                        DIAG_ARGS(message_quote(reader->arena, name->text)));
            return false;
        }
        json_set(reader->arena, seen, name->text, NULL, json_new(reader->arena, JSON_NULL, NULL));
    }
    return true;
}

static bool report_limit(TableReader *reader, const Origin *origin, const char *english,
                         const char *chinese, long limit)
{
    diag_report(reader->diagnostics, E_LIMIT, origin,
                DIAG_ARGS(message_words(reader->diagnostics, english, chinese),
                          message_number(reader->arena, limit)));
    return false;
}

/* Reads the row of names. */
static bool read_names(TableReader *reader)
{
    reader->names = json_new(reader->arena, JSON_ARRAY, NULL);
    for (;;) {
        CsvCell cell;
        CsvEvent event = csv_next(&reader->scanner, &cell);
        if (event == CSV_BLANK_LINE)
            continue;
        if (event == CSV_FAULT)
            return false;
        Origin origin = cell_origin(reader, &cell);
        if (event == CSV_END) {
            diag_report(reader->diagnostics, E_CSV_EMPTY, &origin, DIAG_NO_ARGS);
            return false;
        }
        if (reader->names->count >= CSV_COLUMN_LIMIT)
            return report_limit(reader, &origin, "columns", "列数", CSV_COLUMN_LIMIT);
        json_append(reader->arena, reader->names,
                    json_new_string(reader->arena, trimmed(reader->arena, cell.text), &origin));
        if (event == CSV_ROW_END)
            return check_names(reader);
    }
}

static JsonValue *new_row(TableReader *reader, size_t offset)
{
    JsonValue *row = json_new(reader->arena, JSON_OBJECT, NULL);
    row->origin = (Origin){reader->source, (uint32_t)offset, 0, NULL};
    row->items =
        arena_array(reader->arena, json_items_capacity(reader->names->count), sizeof *row->items);
    return row;
}

static void add_cell(TableReader *reader, JsonValue *row, const CsvCell *cell)
{
    const JsonValue *name = reader->names->items[row->count];
    JsonValue *value = json_new(reader->arena, JSON_STRING, NULL);
    value->origin = cell_origin(reader, cell);
    value->text =
        (Text){arena_copy(reader->arena, cell->text.data, cell->text.length), cell->text.length};
    value->key = name->text;
    value->key_origin = name->origin;
    value->parent = row;
    row->items[row->count++] = value;
}

/* A row that is too long or too short shifts or loses figures, so it is refused. */
static bool finish_row(TableReader *reader, JsonValue *row, size_t cells, size_t end)
{
    row->origin.length = (uint32_t)(end - row->origin.offset);
    if (cells != reader->names->count) {
        Diagnostic *diagnostic =
            diag_report(reader->diagnostics, E_CSV_RAGGED, &row->origin,
                        DIAG_ARGS(message_number(reader->arena, (long)cells),
                                  message_number(reader->arena, reader->names->count)));
        if (cells > reader->names->count)
            diag_hint(reader->diagnostics, diagnostic,
                      "A cell that holds a comma stands in quotation marks: \"1,234\".",
                      "含逗号的单元格须加引号：\"1,234\"。", DIAG_NO_ARGS);
        return false;
    }
    json_append(reader->arena, reader->rows, row);
    return true;
}

/* Reads a row; false in the return value: reported. `*more` says whether there was one. */
static bool read_row(TableReader *reader, bool *more)
{
    JsonValue *row = NULL;
    size_t cells = 0;
    for (;;) {
        CsvCell cell;
        CsvEvent event = csv_next(&reader->scanner, &cell);
        *more = event != CSV_END && event != CSV_FAULT;
        if (event == CSV_BLANK_LINE)
            continue;
        if (event == CSV_END || event == CSV_FAULT)
            return event == CSV_END;
        if (!row)
            row = new_row(reader, cell.offset);
        if (++reader->cell_count > CSV_CELL_LIMIT) {
            Origin origin = cell_origin(reader, &cell);
            *more = false;
            return report_limit(reader, &origin, "cells", "单元格", CSV_CELL_LIMIT);
        }
        if (cells++ < reader->names->count)
            add_cell(reader, row, &cell);
        if (event == CSV_ROW_END)
            return finish_row(reader, row, cells, (size_t)cell.offset + cell.length);
    }
}

static bool read_separator(TableReader *reader, const JsonValue *options, char *separator)
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
    DiagSink *sink = reader->diagnostics;
    diag_report(sink, E_DATA_OPTION_KIND, &given->origin,
                DIAG_ARGS("delimiter",
                          message_words(sink, "one character, such as \";\"", "一个字符，如 \";\""),
                          message_kind(sink, given)));
    return false;
}

/* "columns" is a list of names for a file without them, or an object of types like "parse". */
static bool take_names(TableReader *reader, const JsonValue *options)
{
    JsonValue *columns = json_find(options, "columns");
    if (!columns || columns->kind != JSON_ARRAY)
        return read_names(reader);
    reader->names = columns;
    return check_names(reader);
}

static JsonValue *read(Arena *arena, DiagSink *diagnostics, const SourceText *source,
                       const JsonValue *options)
{
    TableReader reader = {.arena = arena, .diagnostics = diagnostics};
    reader.source = encoding_to_utf8(arena, diagnostics, source, json_find(options, "encoding"));
    char separator;
    if (!reader.source || !read_separator(&reader, options, &separator))
        return NULL;
    csv_begin(&reader.scanner, arena, diagnostics, reader.source, separator);
    if (!take_names(&reader, options))
        return NULL;
    Origin origin = {reader.source, 0, (uint32_t)reader.source->text.length, NULL};
    reader.rows = json_new(arena, JSON_ARRAY, &origin);
    bool good = true;
    for (bool more = true; more;)
        good = read_row(&reader, &more) && good;
    if (!good)
        return NULL;
    return columns_convert(arena, diagnostics, reader.rows, columns_types(options),
                           json_find(options, "missing"), COLUMNS_GUESSED)
               ? reader.rows
               : NULL;
}

const Reader reader_csv = {
    .extension = "csv",
    .help = "comma-separated table; the first row names the columns",
    .help_zh = "逗号分隔的表格，第一行为列名",
    .read = read,
};
