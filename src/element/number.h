/* Numbers that stand together share one size: what a row of them asks and tells each. */
#ifndef ELEMENT_NUMBER_H
#define ELEMENT_NUMBER_H

#include "layout/layout.h"

extern const ElementType element_number;

/* How much smaller the numbers at or below `node` have to be to fit, when the content of `node`
 * gets `width` points: 1 where all fit. */
double number_row_scale(LayoutContext *context, const Node *node, double width);

/* Holds all numbers at or below `node` to `scale`. */
void number_set_row_scale(const Node *node, double scale);

#endif
