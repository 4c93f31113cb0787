/* Comma-separated text, cell by cell. Source: RFC 4180, section 2; also CR or LF alone as the end
 * of a line and any one-byte separator. Inside data/ only. */
#ifndef DATA_CSV_H
#define DATA_CSV_H

#include "json/json.h"

typedef enum CsvEvent {
    CSV_CELL,       /* more cells follow in this row */
    CSV_ROW_END,    /* the last cell of a row */
    CSV_BLANK_LINE, /* a line without anything: no row */
    CSV_END,
    CSV_FAULT /* reported */
} CsvEvent;

typedef struct CsvCell {
    Text text;               /* quotes taken off, "" resolved */
    uint32_t offset, length; /* of the cell as it stands, with its quotes */
    bool is_quoted;
} CsvCell;

typedef struct CsvScanner {
    Arena *arena;
    DiagSink *diagnostics;
    const SourceText *source;
    size_t at;
    char separator;
    bool in_row; /* at the start of a further cell of the row */
} CsvScanner;

/* Starts behind a byte order mark. */
void csv_begin(CsvScanner *scanner, Arena *arena, DiagSink *diagnostics, const SourceText *source,
               char separator);

/* Takes the next cell. */
CsvEvent csv_next(CsvScanner *scanner, CsvCell *cell);

#endif
