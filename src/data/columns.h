/* The types of a table's columns. Inside data/ only. */
#ifndef DATA_COLUMNS_H
#define DATA_COLUMNS_H

#include "json/json.h"

typedef enum ColumnGuess {
    COLUMNS_AS_THEY_ARE, /* only the declared columns are converted */
    COLUMNS_GUESSED      /* a column that was not declared and holds only numbers becomes one */
} ColumnGuess;

/* The declared types of a source's columns: its option "parse", or "columns" where that is an
 * object; NULL: none. */
const JsonValue *columns_types(const JsonValue *options);

/* What the cells of a column looked like so far: nothing but missing ones, numbers, or other. */
typedef enum ColumnLook { LOOK_MISSING, LOOK_NUMBER, LOOK_TEXT } ColumnLook;

/* Makes the cells null that are empty or among the texts of `missing` (may be NULL). */
void columns_mark_missing(JsonValue *rows, const JsonValue *missing);

/* Looks at further rows of a table, all of whose rows have `looks`' columns in one order. */
void columns_look(const JsonValue *rows, ColumnLook *looks);

/* Converts text cells of `rows` (a list of objects) in place. `types` (may be NULL) is an object
 * from column to "number", "text" or "date", or to {"type": ..., "unit": "亿元"}; `missing` (may be
 * NULL) is a list of the texts that stand for a missing value, beside the empty one. False:
 * reported. */
bool columns_convert(Arena *arena, DiagSink *diagnostics, JsonValue *rows, const JsonValue *types,
                     const JsonValue *missing, ColumnGuess guess) WARN_UNUSED;

#endif
