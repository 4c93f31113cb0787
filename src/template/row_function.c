/* Functions on rows: see row_function.h. share() and rank() read the whole column once and keep it,
 * so that a column of n rows costs n log n and not n times n. */
#include "template/row_function.h"

#include <math.h>
#include <stdlib.h>

#include "data/message.h"

/* A column as it was read for the first row, by call. */
typedef struct ColumnTotal {
    double sum;
    bool is_complete; /* no value was missing */
    uint32_t number_count;
    double *descending; /* number_count of them */
} ColumnTotal;

static bool is_in_rows(Evaluation *evaluation, const Expression *call)
{
    if (evaluation->row_set)
        return true;
    Origin origin = evaluation_origin(evaluation, call);
    diag_report(evaluation->diagnostics, E_ROW_FUNCTION, &origin, DIAG_ARGS(call->function->name));
    return false;
}

/* The value of `operand` in the row `index`. */
static const JsonValue *evaluate_in_row(Evaluation *evaluation, const Expression *operand,
                                        uint32_t index)
{
    RowSet row_set = *evaluation->row_set;
    row_set.index = index;
    Scope scope = *evaluation->scope;
    scope.object = row_set.rows->items[index];
    scope.row = scope.object;
    scope.index = (int64_t)index + 1;
    Evaluation there = *evaluation;
    there.row_set = &row_set;
    there.scope = &scope;
    return expression_evaluate(&there, operand);
}

const JsonValue *row_function_prev(Evaluation *evaluation, const Expression *call,
                                   const JsonValue *const *arguments)
{
    (void)arguments;
    if (!is_in_rows(evaluation, call))
        return NULL;
    if (evaluation->row_set->index > 0)
        return evaluate_in_row(evaluation, call->operands[0], evaluation->row_set->index - 1);
    if (call->operand_count == 2)
        return expression_evaluate(evaluation, call->operands[1]);
    return evaluation_null(evaluation);
}

static const JsonValue *check_number(Evaluation *evaluation, const Expression *call,
                                     const JsonValue *value)
{
    if (!value || value->kind == JSON_NUMBER || value->kind == JSON_NULL)
        return value;
    DiagSink *sink = evaluation->diagnostics;
    Origin origin = evaluation_origin(evaluation, call->operands[0]);
    diag_report(sink, E_ARGUMENT_KIND, &origin,
                DIAG_ARGS("1", call->function->name, message_words(sink, "a number", "数字"),
                          message_kind(sink, value)));
    return NULL;
}

static int compare_descending(const void *left, const void *right)
{
    double a = *(const double *)left;
    double b = *(const double *)right;
    return (a < b) - (a > b);
}

static ColumnTotal *read_column(Evaluation *evaluation, const Expression *call)
{
    const JsonValue *rows = evaluation->row_set->rows;
    ColumnTotal *total = arena_alloc(evaluation->arena, sizeof *total);
    total->is_complete = true;
    total->descending = arena_array(evaluation->arena, rows->count, sizeof *total->descending);
    double error = 0; /* Neumaier's summation, as in function.c */
    for (uint32_t i = 0; i < rows->count; i++) {
        const JsonValue *value =
            check_number(evaluation, call, evaluate_in_row(evaluation, call->operands[0], i));
        if (!value)
            return NULL;
        if (value->kind == JSON_NULL) {
            total->is_complete = false;
            continue;
        }
        double sum = total->sum + value->number;
        error += fabs(total->sum) >= fabs(value->number) ? (total->sum - sum) + value->number
                                                         : (value->number - sum) + total->sum;
        total->sum = sum;
        total->descending[total->number_count++] = value->number;
    }
    total->sum += error;
    if (total->number_count > 1)
        qsort(total->descending, total->number_count, sizeof *total->descending,
              compare_descending);
    return total;
}

static const ColumnTotal *find_total(Evaluation *evaluation, const Expression *call)
{
    Map *totals = evaluation->row_set->totals;
    /* The key is the address of the call, which is fixed while the column is computed. */
    const Expression **key = arena_alloc(evaluation->arena, sizeof *key);
    *key = call;
    Text text = {(const char *)key, sizeof *key};
    ColumnTotal *total = map_find(totals, text);
    if (total)
        return total;
    total = read_column(evaluation, call);
    if (total)
        map_set(totals, text, total);
    return total;
}

/* The value in this row and the totals of its column; false: reported, or missing (`*value` null).
 */
static bool take_row(Evaluation *evaluation, const Expression *call, const JsonValue **value,
                     const ColumnTotal **total)
{
    *value = NULL;
    if (!is_in_rows(evaluation, call))
        return false;
    *total = find_total(evaluation, call);
    if (!*total)
        return false;
    *value = check_number(evaluation, call, expression_evaluate(evaluation, call->operands[0]));
    return *value && (*value)->kind == JSON_NUMBER;
}

const JsonValue *row_function_share(Evaluation *evaluation, const Expression *call,
                                    const JsonValue *const *arguments)
{
    (void)arguments;
    const JsonValue *value;
    const ColumnTotal *total;
    if (!take_row(evaluation, call, &value, &total))
        return value;
    if (!total->is_complete)
        return evaluation_null(evaluation);
    if (total->sum == 0) {
        Origin origin = evaluation_origin(evaluation, call);
        diag_report(evaluation->diagnostics, E_DIVIDE_BY_ZERO, &origin,
                    DIAG_ARGS(evaluation_source(evaluation, call)));
        return NULL;
    }
    return evaluation_number(evaluation, call, value->number / total->sum, value);
}

const JsonValue *row_function_rank(Evaluation *evaluation, const Expression *call,
                                   const JsonValue *const *arguments)
{
    (void)arguments;
    const JsonValue *value;
    const ColumnTotal *total;
    if (!take_row(evaluation, call, &value, &total))
        return value;
    uint32_t low = 0;
    uint32_t high = total->number_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (total->descending[middle] > value->number)
            low = middle + 1;
        else
            high = middle;
    }
    return evaluation_number(evaluation, call, low + 1, value);
}
