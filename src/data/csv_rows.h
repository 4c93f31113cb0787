/* Where the rows of comma-separated text end, byte by byte: what tells rows apart without reading
 * their cells. Source: RFC 4180, section 2, rules 5 to 7. */
#ifndef DATA_CSV_ROWS_H
#define DATA_CSV_ROWS_H

#include <stdbool.h>

typedef struct CsvRows {
    char separator;
    bool in_quotes, in_cell, was_quote; /* was_quote: the byte before closed a quoted cell */
} CsvRows;

/* Takes the next byte. True: it is a line feed that ends a row. */
bool csv_rows_take(CsvRows *rows, char byte);

#endif
