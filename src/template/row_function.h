/* Functions that look at the other rows of a source while a column is computed. Their argument is
 * an expression, evaluated row by row. Inside template/ only; outside "compute" they are refused.
 */
#ifndef TEMPLATE_ROW_FUNCTION_H
#define TEMPLATE_ROW_FUNCTION_H

#include "template/expression.h"

/* prev(expression, otherwise): its value in the row before; null (or `otherwise`) in the first. */
const JsonValue *row_function_prev(Evaluation *evaluation, const Expression *call,
                                   const JsonValue *const *arguments);

/* share(expression): the part that this row has in the sum over all rows. */
const JsonValue *row_function_share(Evaluation *evaluation, const Expression *call,
                                    const JsonValue *const *arguments);

/* rank(expression): 1 for the largest value; equal values have the same rank. */
const JsonValue *row_function_rank(Evaluation *evaluation, const Expression *call,
                                   const JsonValue *const *arguments);

#endif
