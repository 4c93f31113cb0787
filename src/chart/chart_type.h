/* ChartType: what a type of series is made of. Adding one is one new file src/chart/type_<name>.c
 * that defines `const ChartType chart_<name>`. */
#ifndef CHART_CHART_TYPE_H
#define CHART_CHART_TYPE_H

#include "chart/chart.h"
#include "chart/plan.h"

typedef enum ChartFamily {
    FAMILY_AXES, /* shares the plot and its axes with other series */
    FAMILY_WHOLE /* fills the plot; draws all series of the chart, which are of its type */
} ChartFamily;

typedef enum KeyForm { KEY_SQUARE, KEY_LINE, KEY_DOT, KEY_OUTLINED } KeyForm; /* in the legend */

enum {
    CHART_FROM_ZERO = 1,      /* its length means the value: the axis includes 0 */
    CHART_NEEDS_BANDS = 2,    /* the x axis is one of categories */
    CHART_STACKS = 4,         /* stands on others where the chart or the series says so */
    CHART_COLUMN = 8,         /* stands beside others in its category */
    CHART_NO_NEGATIVE = 16,   /* parts of a whole */
    CHART_OWN_VALUES = 32,    /* reads its own fields; `y` may be missing */
    CHART_CONTINUOUS_X = 64,  /* numbers on the x axis keep their distances */
    CHART_KEY_ROWS = 128,     /* the legend names the rows, not the series */
    CHART_NEEDS_MARGIN = 256, /* its marks need room beside the first and the last category */
    CHART_TINY = 1024,        /* may be as small as a word */
    CHART_ONLY_ONE = 512      /* the chart's only series */
};

typedef struct ChartType {
    FieldVariant variant; /* name, help, own fields */
    const char *example;  /* one series and its data, as a chart */
    ChartFamily family;
    KeyForm key;
    int layer; /* lower ones are drawn first */
    unsigned flags;
    int rows_most; /* more could be read by nobody and take long; 0: any number */
    /* Checks and reads what the tables cannot. False: reported. May be NULL. */
    bool (*prepare)(Chart *chart, Series *series);
    /* Widens the range of values that the axis must show; NULL: from, to of all rows. */
    void (*extent)(const Chart *chart, const Series *series, double *min, double *max);
    void (*draw)(ChartPlan *plan, const Series *series);
} ChartType;

extern const ChartType *const chart_table[]; /* NULL at the end */

/* For the property table: the variants of a series. */
const FieldVariant *chart_variant(int index);

#endif
