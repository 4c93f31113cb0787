/* The model of a table: columns and rows as the layout or the data give them, read into cells that
 * know their place. Makes no elements; type_table.c does. */
#ifndef ELEMENT_TABLE_MODEL_H
#define ELEMENT_TABLE_MODEL_H

#include "data/format.h"
#include "element/composite.h"

typedef enum ColumnAlign {
    COLUMN_AUTO,
    COLUMN_START,
    COLUMN_CENTER,
    COLUMN_END,
    COLUMN_DECIMAL
} ColumnAlign;

typedef struct TableColumn {
    const char *field;
    const JsonValue *title, *unit;
    const JsonValue *children; /* "columns" below a common head */
    const JsonValue *width;
    const JsonValue *style;
    int align; /* ColumnAlign */
    const char *format;
    const JsonValue *bar; /* true, or {max, color} */
    bool has_trend;
    bool is_carried; /* its running total goes on from page to page */
    const FormatChain *chain;
    bool is_numeric;        /* all values are numbers */
    double least, greatest; /* of the numbers; NAN: none */
} TableColumn;

typedef enum CellKind {
    CELL_HEAD,
    CELL_BODY,
    CELL_ROW_HEAD,
    CELL_TOTAL,
    CELL_GROUP,
    CELL_NOTE
} CellKind;

typedef struct TableCell {
    int row, column, row_span, column_span; /* from 0 */
    const TableColumn *source;              /* the column whose values it shows */
    CellKind kind;
    const JsonValue *content; /* text, number, element or NULL (missing) */
    const JsonValue *unit;    /* CELL_HEAD */
    const JsonValue *style;   /* the cell's own, or NULL */
    const JsonValue *row_style;
    const char *classes;
    double number; /* NAN: no number */
} TableCell;

/* Rows that stand under one head. A table too wide for its page has several, with other columns in
 * each; see table_bands.h. */
typedef struct TableBand {
    int first_row, head_rows, end_row; /* end_row: behind its last */
} TableBand;

typedef struct TableModel {
    TableColumn *columns;
    int column_count;
    TableCell *cells;
    size_t cell_count, cell_capacity;
    int row_count; /* heads and notes included */
    int head_rows;
    int body_rows;
    int key_columns;  /* that head their rows */
    TableBand *bands; /* band_count of them; notes stand below the last */
    int band_count;
} TableModel;

typedef struct TableSource {
    const JsonValue *columns, *rows, *notes;
    int header_rows, header_columns;
} TableSource;

/* Reads a table. Faults are reported; false: nothing can be shown. */
bool table_model_read(TableModel *model, Builder *builder, const Node *node,
                      const TableSource *source);

extern const Field table_column_fields[];

#endif
