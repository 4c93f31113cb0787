/* Figure: a number with its unit, set on one line as large as its box allows. What number and kpi
 * share: their properties and the change with its trend mark. */
#ifndef ELEMENT_FIGURE_H
#define ELEMENT_FIGURE_H

#include "element/composite.h"

typedef enum Trend { TREND_AUTO, TREND_UP, TREND_DOWN, TREND_FLAT, TREND_NONE } Trend;

typedef struct FigureFields {
    const JsonValue *value, *unit, *prefix, *label, *note;
    const JsonValue *change; /* number or text */
    const JsonValue *change_of, *change_unit;
    int trend; /* Trend */
    int align; /* Align */
    bool is_inverse;
} FigureFields;

extern const FieldName figure_trends[];
extern const FieldName figure_aligns[];

#define FIGURE_AT(Type, name) offsetof(Type, figure.name)
#define FIGURE_FIELDS(Type)                                                                        \
    {"value",                                                                                      \
     &field_text,                                                                                  \
     FIGURE_AT(Type, value),                                                                       \
     0,                                                                                            \
     0,                                                                                            \
     NULL,                                                                                         \
     FIELD_REQUIRED,                                                                               \
     NULL,                                                                                         \
     "The number, ready to be printed.",                                                           \
     "数值（已排好格式）。"},                                                                      \
        {"unit",                                                                                   \
         &field_text,                                                                              \
         FIGURE_AT(Type, unit),                                                                    \
         0,                                                                                        \
         0,                                                                                        \
         NULL,                                                                                     \
         0,                                                                                        \
         NULL,                                                                                     \
         "Unit, set smaller after the number.",                                                    \
         "单位，以小字排在数值之后。"},                                                            \
        {"prefix",                                                                                 \
         &field_text,                                                                              \
         FIGURE_AT(Type, prefix),                                                                  \
         0,                                                                                        \
         0,                                                                                        \
         NULL,                                                                                     \
         0,                                                                                        \
         NULL,                                                                                     \
         "Words before the number, set like the unit: “近”.",                                      \
         "数值之前的小字，如“近”。"},                                                              \
        {"label", &field_text, FIGURE_AT(Type, label),    0,           0, NULL,                    \
         0,       NULL,        "What the number counts.", "指标名称。"},                           \
        {"change",                                                                                 \
         &field_json,                                                                              \
         FIGURE_AT(Type, change),                                                                  \
         0,                                                                                        \
         0,                                                                                        \
         NULL,                                                                                     \
         0,                                                                                        \
         NULL,                                                                                     \
         "Change: a number (in changeUnit), or a text.",                                           \
         "变化：数值（单位见 changeUnit）或文字。"},                                               \
        {"changeOf",                                                                               \
         &field_text,                                                                              \
         FIGURE_AT(Type, change_of),                                                               \
         0,                                                                                        \
         0,                                                                                        \
         NULL,                                                                                     \
         0,                                                                                        \
         NULL,                                                                                     \
         "Compared with what: “同比”.",                                                            \
         "对比口径，如“同比”。"},                                                                  \
        {"changeUnit",                                                                             \
         &field_text,                                                                              \
         FIGURE_AT(Type, change_unit),                                                             \
         0,                                                                                        \
         0,                                                                                        \
         NULL,                                                                                     \
         0,                                                                                        \
         "%",                                                                                      \
         "Unit of a change that is a number.",                                                     \
         "数值变化的单位。"},                                                                      \
        {"trend",                                                                                  \
         &field_enum,                                                                              \
         FIGURE_AT(Type, trend),                                                                   \
         0,                                                                                        \
         0,                                                                                        \
         figure_trends,                                                                            \
         0,                                                                                        \
         NULL,                                                                                     \
         "The mark before the change; auto follows its sign.",                                     \
         "变化前的升降标记；auto 随正负号。"},                                                     \
        {"note", &field_text,           FIGURE_AT(Type, note), 0, 0, NULL, 0,                      \
         NULL,   "A small line below.", "下方的小字说明。"},                                       \
        {"align",     &field_enum, FIGURE_AT(Type, align),                                         \
         0,           0,           figure_aligns,                                                  \
         0,           NULL,        "How everything stands in the width.",                          \
         "水平对齐。"},                                                                            \
    {                                                                                              \
        "inverse", &field_boolean, FIGURE_AT(Type, is_inverse), 0, 0, NULL, 0, NULL,               \
            "For a coloured ground: everything in the text colour.",                               \
            "用于深色底：全部用文字颜色。"                                           \
    }

/* Names of the parts that these make: value, unit, label, change, note. */
#define FIGURE_PARTS "value", "unit", "label", "change", "note"

/* The mark that belongs to a change: what the layout said, else its sign, else its words. */
Trend figure_trend(const JsonValue *change, Trend wanted);

/* The words for a change: "同比增长3.27%", in the language of the element. */
const JsonValue *figure_change_words(Arena *arena, const FigureFields *fields,
                                     const char *language);

/* A number that is drawn by its element. */
typedef struct Figure {
    Builder *builder;
    const Node *node;
    const Style *style;
    const JsonValue *spans; /* value with prefix and unit */
    const RichText *rich;   /* at full size */
    const TextLayout *layout;
    double width;     /* at full size, points */
    double row_scale; /* at most this, so that the numbers of a row agree */
} Figure;

/* Prepares the number of a composite whose figure fields are `fields`. */
void figure_build(Figure *figure, const Composite *composite, const FigureFields *fields);

/* How much smaller it has to be for `width` points: at most 1 and row_scale, at least
 * FIGURE_LEAST_SCALE. */
double figure_scale(const Figure *figure, double width);
#define FIGURE_LEAST_SCALE 0.45

/* The number set at `scale`, on one line. */
const TextLayout *figure_layout(const Figure *figure, double scale);

#endif
