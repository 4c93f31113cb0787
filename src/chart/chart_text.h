/* The texts of a chart: styles by role, numbers through formats, and shaping at any width. */
#ifndef CHART_CHART_TEXT_H
#define CHART_CHART_TEXT_H

#include "chart/plan.h"

/* A text that is set, but has no place yet. Its box is the em box of its lines. */
typedef struct ChartText {
    const TextLayout *layout;
    double width, height;
    double above; /* from the layout's top to the em box */
} ChartText;

/* How a text differs from its role. Zero: not at all. */
typedef struct TextLook {
    int align; /* TextAlign */
    const PaintSpec *color;
    double scale; /* of the size; 0: 1 */
    int weight;   /* 0: the role's */
} TextLook;

/* Works out the styles of all roles: the element's own, what the role changes, and the theme's
 * "chart.title", "chart.axis" ... where it has them. */
void chart_text_prepare(Chart *chart);

/* A value's text without a place in the layout file: markup in it is literal. `cell` (may be NULL)
 * is the value it shows, `what` how it came about ("value | yi(1)"), for the audit. */
const JsonValue *chart_literal(const Chart *chart, const char *text, const JsonValue *cell,
                               const char *what);

/* The cell as text through `format` (NULL: as it stands), "" for a missing value. Never NULL. */
const char *chart_format_cell(const Chart *chart, const FormatChain *format, const JsonValue *cell);

/* A number of the program's own (a tick, a share) through `format`, or with `decimals` digits. */
const char *chart_format_number(const Chart *chart, const FormatChain *format, double value,
                                int decimals);

/* The value divided by 1, 1e4 or 1e8 with the digits that it then needs, at most 2 more. */
const char *chart_format_unit(const Chart *chart, const JsonValue *cell, double unit);

/* Sets `value` in lines of at most `width` points (INFINITY: one). */
ChartText chart_text_set(const ChartPlan *plan, TextRole role, const TextLook *look,
                         const JsonValue *value, double width);

/* As chart_text_set, but in at most `lines` lines: what is too long is cut, with an ellipsis and a
 * diagnostic. `text` is plain. */
ChartText chart_text_fit(const ChartPlan *plan, TextRole role, const TextLook *look,
                         const char *text, double width, int lines);

/* Adds the text with the top left corner of its box at `place`. */
void plan_text(ChartPlan *plan, const char *name, const ChartText *text, Point place);

/* Adds the text only where it touches no other and stays within the chart. False: it does not, and
 * nothing was drawn or reported. */
bool plan_text_if_free(ChartPlan *plan, const char *name, const ChartText *text, Point place);

/* The same; a text that has no room is reported by `words`. */
void plan_text_or_report(ChartPlan *plan, const char *name, const ChartText *text, Point place,
                         const char *words);

/* Size in points of the role's type. */
double chart_text_size(const Chart *chart, TextRole role);

#endif
