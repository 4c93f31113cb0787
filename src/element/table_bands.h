/* Tables wider than their page: their columns are dealt out in groups, which stand below each other
 * in one grid, each with its heads and with the key columns again. */
#ifndef ELEMENT_TABLE_BANDS_H
#define ELEMENT_TABLE_BANDS_H

#include "element/table_model.h"

/* Parts the columns into groups of equal size, as few as fit into `width` points with the key
 * columns; `least` is the least width of each column. Does nothing where all fit. Returns the
 * column (from 0) that does not fit even alone, or -1; `*excess` is then how much wider it is. */
int table_bands_split(TableModel *model, Arena *arena, const double *least, double width,
                      double *excess);

#endif
