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

/* Converts text cells of `rows` (a list of objects) in place. `types` (may be NULL) is an object
 * from column to "number", "text" or "date", or to {"type": ..., "unit": "亿元"}; `missing` (may be
 * NULL) is a list of the texts that stand for a missing value, beside the empty one. False:
 * reported. */
bool columns_convert(Arena *arena, DiagSink *diagnostics, JsonValue *rows, const JsonValue *types,
                     const JsonValue *missing, ColumnGuess guess) WARN_UNUSED;

#endif
