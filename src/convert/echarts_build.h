/* What the files that convert an ECharts option share. */
#ifndef CONVERT_ECHARTS_BUILD_H
#define CONVERT_ECHARTS_BUILD_H

#include "convert/usage.h"

#define ECHARTS_SERIES_MOST 64

typedef struct EchartsBuild {
    Arena *arena;
    DiagSink *diagnostics;
    Usage usage;
    const JsonValue *option;
    const JsonValue *category_axis; /* NULL: both axes are of values */
    bool is_horizontal;
    JsonValue *chart, *rows, *series, *annotations;
    const JsonValue *dataset; /* its rows; NULL: none */
} EchartsBuild;

/* Sets a member: text, number, a copy of a scalar, or a value of our own. */
void echarts_set_text(EchartsBuild *build, JsonValue *object, const char *key, const char *text);
void echarts_set_number(EchartsBuild *build, JsonValue *object, const char *key, double value);
void echarts_set_copy(EchartsBuild *build, JsonValue *object, const char *key,
                      const JsonValue *scalar);
void echarts_set(EchartsBuild *build, JsonValue *object, const char *key, JsonValue *value);

/* The value of a data item ("-", null and texts that are no number are missing), entered. */
const JsonValue *echarts_item_value(EchartsBuild *build, const JsonValue *item);

/* Adds the series of the option, their rows and annotations. False: none could be carried. */
bool echarts_add_series(EchartsBuild *build);

/* Rows of parts of a whole, flows, trees, grids: of a series of `type` that stands alone. Fills the
 * rows and further members of `series`. False: the type is not known. */
bool echarts_add_alone(EchartsBuild *build, const char *type, const JsonValue *source,
                       JsonValue *series);

#endif
