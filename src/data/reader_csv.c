/* Tables in comma-separated text as a whole; see csv_table.h. Large ones come through stream.c. */
#include "data/columns.h"
#include "data/csv_table.h"
#include "data/data.h"
#include "data/encoding.h"

static JsonValue *read(Arena *arena, DiagSink *diagnostics, const SourceText *source,
                       const JsonValue *options)
{
    CsvTable table;
    source = encoding_to_utf8(arena, diagnostics, source, json_find(options, "encoding"));
    if (!source || !csv_table_begin(&table, arena, diagnostics, source, options) ||
        !csv_table_read(&table))
        return NULL;
    return columns_convert(arena, diagnostics, table.rows, columns_types(options),
                           json_find(options, "missing"), COLUMNS_GUESSED)
               ? table.rows
               : NULL;
}

const Reader reader_csv = {
    .extension = "csv",
    .help = "comma-separated table; the first row names the columns",
    .help_zh = "逗号分隔的表格，第一行为列名",
    .read = read,
};
