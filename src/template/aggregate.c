/* Numbers taken together: see aggregate.h. */
#include "template/aggregate.h"

#include <math.h>

#include "data/message.h"

static void add_number(Aggregate *aggregate, double number)
{
    double sum = aggregate->sum + number;
    bool sum_is_larger = fabs(aggregate->sum) >= fabs(number);
    aggregate->error +=
        sum_is_larger ? (aggregate->sum - sum) + number : (number - sum) + aggregate->sum;
    aggregate->sum = sum;
}

static bool refuse(const Aggregate *aggregate, Evaluation *evaluation, const Expression *call,
                   const JsonValue *member)
{
    DiagSink *sink = evaluation->diagnostics;
    Origin origin = evaluation_origin(evaluation, call);
    long place = (long)aggregate->number_count + aggregate->missing_count + 1;
    diag_report(sink, E_LIST_MEMBER, &origin,
                DIAG_ARGS(call->function->name, message_words(sink, "numbers", "数字"),
                          message_number(evaluation->arena, place), message_kind(sink, member)));
    return false;
}

bool aggregate_add(Aggregate *aggregate, Evaluation *evaluation, const Expression *call,
                   const JsonValue *member)
{
    if (call->function->aggregate == AGGREGATE_COUNT || member->kind == JSON_NULL) {
        aggregate->missing_count++;
        return true;
    }
    if (member->kind != JSON_NUMBER)
        return refuse(aggregate, evaluation, call, member);
    aggregate->number_count++;
    if (!aggregate->smallest || evaluation_compare_numbers(member, aggregate->smallest) < 0)
        aggregate->smallest = member;
    if (!aggregate->largest || evaluation_compare_numbers(member, aggregate->largest) > 0)
        aggregate->largest = member;
    add_number(aggregate, member->number);
    return true;
}

const JsonValue *aggregate_value(const Aggregate *aggregate, Evaluation *evaluation,
                                 const Expression *call, const JsonValue *from)
{
    double sum = aggregate->sum + aggregate->error;
    switch (call->function->aggregate) {
    case AGGREGATE_SUM:
        return aggregate->missing_count ? evaluation_null(evaluation)
                                        : evaluation_number(evaluation, call, sum, from);
    case AGGREGATE_COUNT:
        return evaluation_number(evaluation, call, aggregate->missing_count, from);
    case AGGREGATE_MEAN:
        if (aggregate->number_count)
            return evaluation_number(evaluation, call, sum / aggregate->number_count, from);
        break;
    case AGGREGATE_MIN:
        if (aggregate->smallest)
            return aggregate->smallest;
        break;
    case AGGREGATE_MAX:
        if (aggregate->largest)
            return aggregate->largest;
        break;
    case AGGREGATE_NONE:
        break;
    }
    return evaluation_null(evaluation);
}
