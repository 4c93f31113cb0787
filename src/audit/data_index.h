/* Data index: from the place of a value back to the cell and row of the data it stands in. Copies
 * of values that templates make keep their places, so a figure on the page finds its cell. */
#ifndef AUDIT_DATA_INDEX_H
#define AUDIT_DATA_INDEX_H

#include "audit/unit.h"
#include "base/map.h"
#include "json/json.h"

/* One cell of a source: a number, a text, or anything else that stands in a row. */
typedef struct DataCell {
    const JsonValue *value;
    const JsonValue *row;  /* the innermost object it is a member of, NULL: none */
    const JsonValue *rows; /* the list (or keyed object) of that row, NULL: none */
    int row_number;        /* of the row in `rows`, from 1; 0: none */
    Text source;           /* the name of the source */
    bool is_row;           /* `value` is the row itself */
} DataCell;

typedef struct DataIndex {
    Arena *arena;
    Map cells;                     /* by place */
    const JsonValue *declarations; /* the layout's "data", or NULL */
} DataIndex;

/* Indexes all sources of `values` (name -> JsonValue). */
void data_index_create(DataIndex *index, Arena *arena, const Map *values,
                       const JsonValue *declarations);

/* The cell at the place of `value`, or NULL. */
const DataCell *data_index_find(const DataIndex *index, const Origin *origin);

/* The first cell among the reasons of `origin`, or NULL: what a computed value comes from. */
const DataCell *data_index_find_reason(const DataIndex *index, const Origin *origin);

/* What the row or the source's declaration says of a cell. Empty texts and NULL: nothing. */
Text data_cell_unit(const DataIndex *index, const DataCell *cell);
const JsonValue *data_cell_period(const DataCell *cell);    /* year, period, date, 年份, 时间 */
const JsonValue *data_cell_indicator(const DataCell *cell); /* name, label, id, 指标, 名称 */

/* The member of `row` that is named by one of `names` (NULL-terminated), or NULL. */
const JsonValue *data_row_find(const JsonValue *row, const char *const names[]);

/* Whether the rows of a cell are a series: the same thing at several times. */
bool data_rows_are_series(const JsonValue *rows);

#endif
