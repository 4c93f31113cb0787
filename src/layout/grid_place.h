/* Placing: which columns and rows the children of a grid take. Inside layout/ only. */
#ifndef LAYOUT_GRID_PLACE_H
#define LAYOUT_GRID_PLACE_H

#include "layout/layout.h"

typedef struct Cell {
    const Node *node;
    int column, row; /* from 0 */
    int column_span, row_span;
    Box *box; /* NULL until it is laid out */
} Cell;

/* Places the children of `node` that are in its flow into `cells` (one for each, document order).
 * Returns the number of rows. A child that does not fit the columns is reported and put where it
 * overlaps others. Source: CSS Grid 1, 8.5 (sparse, row by row). */
int grid_place(LayoutContext *context, const Node *node, int column_count, Cell *cells);

#endif
