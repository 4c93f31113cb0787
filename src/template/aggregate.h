/* Aggregate: sum, mean, min and max of numbers that come one by one. Inside template/ only. */
#ifndef TEMPLATE_AGGREGATE_H
#define TEMPLATE_AGGREGATE_H

#include "template/expression.h"

typedef struct Aggregate {
    const JsonValue *smallest, *largest; /* borrowed; NULL: there is no number */
    double sum, error;                   /* Neumaier's summation: error is added at the end */
    uint32_t number_count, missing_count;
} Aggregate;

/* Takes a number, or null for a missing one. False: it is neither, reported at `call`. */
bool aggregate_add(Aggregate *aggregate, Evaluation *evaluation, const Expression *call,
                   const JsonValue *member) WARN_UNUSED;

/* The value of a call of sum, mean, min, max or len; `from` is what was summed up. A sum with a
 * missing part is null, and so are the others of no number. NULL: not finite, reported. */
const JsonValue *aggregate_value(const Aggregate *aggregate, Evaluation *evaluation,
                                 const Expression *call, const JsonValue *from);

#endif
