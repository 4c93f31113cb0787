/* A comma-separated table, read as rows of text cells. Inside data/ only. */
#ifndef DATA_CSV_TABLE_H
#define DATA_CSV_TABLE_H

#include "data/csv.h"

typedef struct CsvTable {
    Arena *arena; /* of the rows; may be changed between two reads */
    DiagSink *diagnostics;
    const SourceText *source;
    CsvScanner scanner;
    JsonValue *names; /* an array of strings, one for each column */
    JsonValue *rows;  /* of the last read */
    size_t cell_count;
} CsvTable;

/* Starts a table in the text `source`, whose columns its first row names unless the option
 * "columns" does. False: reported. */
bool csv_table_begin(CsvTable *table, Arena *arena, DiagSink *diagnostics, const SourceText *source,
                     const JsonValue *options) WARN_UNUSED;

/* Goes on with a further part of the same file, from the beginning of a row on. */
void csv_table_continue(CsvTable *table, const SourceText *source);

/* Reads the rows up to the end of the text, all cells as texts. False: reported. */
bool csv_table_read(CsvTable *table) WARN_UNUSED;

#endif
