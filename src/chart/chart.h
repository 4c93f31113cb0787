/* Chart: a chart as the layout describes it, with its data read and checked. Made once when the
 * element is built; chart/plan.h makes a drawing of it for a given size. */
#ifndef CHART_CHART_H
#define CHART_CHART_H

#include "chart/scale.h"
#include "data/format.h"
#include "doc/builder.h"
#include "json/field_object.h"

#define CHART_VALUE_MAX  1e15 /* beyond, a double no longer counts single units */
#define CHART_LABELS_MAX 3000 /* value labels that are tried; more could be read by nobody */

struct ChartType; /* chart/chart_type.h */

typedef enum Orientation { ORIENT_VERTICAL, ORIENT_HORIZONTAL } Orientation;
typedef enum Stacking { STACK_NONE, STACK_SUM, STACK_SHARE } Stacking;
typedef enum Missing {
    MISSING_AUTO,
    MISSING_GAP,
    MISSING_ZERO,
    MISSING_CONNECT,
    MISSING_DROP
} Missing;
typedef enum AxisSide { AXIS_LEFT, AXIS_RIGHT } AxisSide;

typedef enum LegendPlace {
    LEGEND_AUTO,
    LEGEND_NONE,
    LEGEND_TOP,
    LEGEND_TOP_RIGHT,
    LEGEND_BOTTOM,
    LEGEND_RIGHT,
    LEGEND_DIRECT
} LegendPlace;

typedef enum LabelPlace {
    LABEL_AUTO,
    LABEL_TOP,
    LABEL_BOTTOM,
    LABEL_LEFT,
    LABEL_RIGHT,
    LABEL_INSIDE,
    LABEL_CENTER,
    LABEL_OUTSIDE
} LabelPlace;

typedef struct XSpec {
    const char *field;
    const FormatChain *format;
    const char *title;
} XSpec;

typedef struct AxisSpec {
    const char *title;
    const FormatChain *format;
    OptionalNumber min, max;
    int scale;            /* ScaleKind */
    int ticks;            /* wanted number; 0: by size */
    int show, grid, unit; /* OptionalSwitch */
} AxisSpec;

typedef struct AxesSpec {
    AxisSpec left, right, x;
} AxesSpec;

typedef struct LabelSpec {
    int show;     /* OptionalSwitch */
    int position; /* LabelPlace */
    const FormatChain *format;
    PaintSpec color;
    int leader;        /* OptionalSwitch */
    const char *field; /* what is written; NULL: the value */
} LabelSpec;

typedef struct LegendSpec {
    int position; /* LegendPlace */
    int show;     /* OptionalSwitch */
} LegendSpec;

typedef struct PlaceSpec {
    const JsonValue *x; /* category, or number of a continuous axis; NULL: everywhere */
    OptionalNumber y;
} PlaceSpec;

/* A note at a value (at x), a line across the plot (at y; at x without text arrow), or a band from
 * one to the other (to). */
typedef struct AnnotationSpec {
    ObjectItem item;
    PlaceSpec at, to;
    int axis; /* AxisSide */
    const char *text;
    PaintSpec color;
    bool arrow, line;
} AnnotationSpec;

typedef struct SeriesSpec {
    ObjectItem item;
    const char *y;
    const char *name;
    int axis; /* AxisSide */
    PaintSpec color;
    LabelSpec label;
    int missing;                /* Missing */
    const char *stack;          /* bars of one name stand on each other */
    const JsonValue *highlight; /* category, or list of them, that keeps the full colour */
} SeriesSpec;

typedef struct ChartSpec {
    const JsonValue *title, *subtitle, *source;
    const JsonValue *data;
    XSpec x;
    AxesSpec axes;
    ObjectList series; /* of SeriesSpec */
    LegendSpec legend;
    ObjectList annotations; /* of AnnotationSpec */
    const JsonValue *palette;
    int orientation;   /* Orientation */
    int stack;         /* Stacking */
    int missing;       /* Missing */
    const char *facet; /* field: one small chart for each of its values */
    int columns;       /* of small charts beside each other; 0: by size */
    double aspect;     /* width / height where the style gives no height */
} ChartSpec;

/* One row's place on the x axis. */
typedef struct Category {
    const JsonValue *row, *cell;
    const char *text; /* formatted, never NULL */
    double number;    /* continuous scales: value, or days since 1970; NAN: none */
} Category;

typedef struct Series {
    const SeriesSpec *spec;
    const struct ChartType *type;
    void *options;    /* the type's own struct */
    const char *name; /* never NULL */
    int index;
    PaintSpec color;
    const JsonValue **cells; /* one for each row; JSON_NULL where there is none */
    double *values;          /* one for each row; NAN: missing */
    double *from, *to; /* stacked: where the value begins and ends; else 0 (or NAN) and value */
    int stack;         /* number of the column that it stands in, from 0 */
    bool is_stacked;   /* with another series below or above it */
} Series;

typedef enum TextRole {
    ROLE_TITLE,
    ROLE_SUBTITLE,
    ROLE_AXIS,
    ROLE_UNIT,
    ROLE_LEGEND,
    ROLE_LABEL,
    ROLE_NOTE,
    ROLE_SOURCE,
    ROLE_NUMBER,
    ROLE_COUNT
} TextRole;

typedef struct Chart {
    Builder *builder;
    Arena *arena;
    DiagSink *diagnostics;
    const Node *node;
    const ChartSpec *spec;
    FormatSettings settings;
    const Style *roles[ROLE_COUNT];
    double em;                  /* size of labels, points */
    PaintSpec ink, muted, grid; /* text, secondary text, hairlines */
    const PaintSpec *palette;   /* chart_colors_count of them, at least one */
    int chart_colors_count;
    Category *categories; /* row_count of them */
    int row_count;
    ScaleKind x_kind;            /* never AUTO */
    OptionalNumber x_min, x_max; /* of a continuous x axis: a type's own ends (bins) */
    Series *series;
    int series_count;
    int column_count; /* of bars beside each other in one category */
    bool is_horizontal;
    struct Chart *facets; /* facet_count small charts; NULL: the chart is one */
    int facet_count;
    OptionalNumber shared_min[2], shared_max[2]; /* of a small chart: values of all of them */
} Chart;

/* The properties of the element. */
typedef struct ChartElement {
    ChartSpec spec; /* the first member: chart_fields fill it */
    Chart chart;
} ChartElement;

extern const Field chart_fields[]; /* of ChartSpec */

/* Reads data and options. False: reported. `chart` is filled in the builder's arena. */
bool chart_build(Chart *chart, Builder *builder, const Node *node, const ChartSpec *spec);

#endif
