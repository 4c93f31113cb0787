/* JSON Schema (draft 2020-12) of a data source: the part of it that tables of figures need. What is
 * not of that part is an error, never passed over. docs/data.md lists the keywords. */
#ifndef DATA_SCHEMA_H
#define DATA_SCHEMA_H

#include "json/json.h"

typedef enum SchemaCells {
    SCHEMA_NULL_IS_NULL,   /* null is a value of the type "null" */
    SCHEMA_NULL_IS_MISSING /* as in a table: a member that is null is not there */
} SchemaCells;

typedef struct Schema {
    Arena *arena;
    DiagSink *diagnostics;
    const JsonValue *root;
    SchemaCells cells;
} Schema;

/* Checks the schema itself. False: reported at its keywords. */
bool schema_read(Schema *schema, Arena *arena, DiagSink *diagnostics, const JsonValue *root,
                 SchemaCells cells) WARN_UNUSED;

/* Judges the data of a source. A list is judged as a whole where the schema's type is "array", else
 * each of its rows is. False: reported at the values, with the keyword as the reason. */
bool schema_check(const Schema *schema, const JsonValue *data) WARN_UNUSED;

/* The same of a part of a list's rows; the number of rows is judged by schema_check_count. */
bool schema_check_rows(const Schema *schema, const JsonValue *rows) WARN_UNUSED;
bool schema_check_count(const Schema *schema, const Origin *origin, double count) WARN_UNUSED;

#endif
