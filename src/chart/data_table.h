/* DataTable: the figures of a chart as a table of words, for those who hear the page. */
#ifndef CHART_DATA_TABLE_H
#define CHART_DATA_TABLE_H

#include "chart/chart.h"

#define DATA_TABLE_CELLS_MOST 4000 /* nobody listens to more */

typedef struct DataTable {
    const char **cells; /* row_count rows of column_count; the first row names the columns */
    int row_count, column_count;
} DataTable;

/* The rows of the chart's data: the category, what tells small charts apart, each series' values
 * as its labels write them, and the further members of the rows that the series name. A missing
 * value is "—". Of more than DATA_TABLE_CELLS_MOST cells a summary instead: of each column how many
 * values there are, the least and the most with the category they belong to, the first and the
 * last. row_count 0: there are no rows. */
DataTable data_table_build(const Chart *chart);

#endif
