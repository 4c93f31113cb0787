/* The ends of rows: see csv_rows.h. */
#include "data/csv_rows.h"

bool csv_rows_take(CsvRows *rows, char byte)
{
    /* A mark opens a cell only at its start; within, a doubled one is a mark of the text. */
    bool opens = byte == '"' && !rows->in_quotes && (!rows->in_cell || rows->was_quote);
    bool closes = byte == '"' && rows->in_quotes;
    bool ends_row = byte == '\n' && !rows->in_quotes;
    rows->was_quote = closes;
    if (opens || closes)
        rows->in_quotes = opens;
    bool ends_cell = ends_row || (byte == rows->separator && !rows->in_quotes);
    rows->in_cell = !ends_cell;
    return ends_row;
}
