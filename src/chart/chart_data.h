/* Reading a chart's rows: cells as numbers, categories and dates, each fault with its row. */
#ifndef CHART_CHART_DATA_H
#define CHART_CHART_DATA_H

#include "chart/chart.h"

/* Checks `data` and fills categories and the values of all series. False: reported. */
bool chart_read_data(Chart *chart);

/* Reads `field` of every row as numbers (NAN: missing) and cells. False: reported. For the further
 * fields of a type. Either result may be NULL. */
bool chart_read_column(const Chart *chart, const char *field, const Origin *origin, double **values,
                       const JsonValue ***cells);

/* Reads `field` of every row as texts ("" where missing). False: reported. */
bool chart_read_texts(const Chart *chart, const char *field, const Origin *origin,
                      const char ***texts);

/* Row whose category is `value` (text or number), or -1. */
int chart_find_category(const Chart *chart, const JsonValue *value);

#endif
