/* The table as an element: what type_table.c reads and lays out, table_flow.c breaks over pages and
 * table_draw.c draws. */
#ifndef ELEMENT_TABLE_ELEMENT_H
#define ELEMENT_TABLE_ELEMENT_H

#include "element/composite.h"
#include "element/table_model.h"
#include "element/table_rule.h"
#include "layout/flow.h"

typedef enum TableLook { LOOK_LINES, LOOK_FILLED, LOOK_GRID, LOOK_PLAIN } TableLook;
typedef enum TableZebra { ZEBRA_AUTO, ZEBRA_ON, ZEBRA_OFF } TableZebra;

typedef struct TableElement {
    CompositeFields fields;
    TableSource source;
    const JsonValue *conditions;
    int look, zebra;
    const JsonValue *missing;
    bool splits_rows;
    const JsonValue *continued, *carried_over, *carried_in;
    Composite composite;
    TableModel model;
    const Node **nodes; /* of each cell; NULL: none */
    TableRule *rules;
    int rule_count;
    bool has_carry;
} TableElement;

/* Where a band stands in the content box. */
typedef struct TableBandPlace {
    double top, head_bottom, bottom, right;
    bool is_shown;
} TableBandPlace;

/* Words that no cell holds: 续表, 过次页. */
typedef struct TableWords {
    const TextLayout *layout;
    Point corner;
} TableWords;

/* box->content. Cells that are not on this page have no size. */
typedef struct TableContent {
    Rect *cells;         /* of each cell */
    double *bottoms;     /* of each row */
    double *right_edges; /* of each column */
    double width;
    TableBandPlace *bands;
    TableWords *words; /* word_count of them */
    size_t word_count, word_capacity;
} TableContent;

/* How a table breaks: whole rows, heads again, totals carried over. */
extern const FlowRules table_flow;

/* Draws grounds, bars, marks and rules; the cells are boxes of their own. */
void table_draw(PaintContext *context, const Box *box, Rect room);

/* True for a value that is marked by its sign. */
bool table_has_trend(const TableCell *cell);

#endif
