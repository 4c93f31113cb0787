/* The operators of expressions. A missing value makes the result of arithmetic missing; comparing
 * the size of a missing value is an error, because either answer would be invented. */
#include <math.h>

#include "data/decimal.h"
#include "data/formatting.h"
#include "data/message.h"
#include "template/expression.h"

/* Doubles nearer than this share of their size may be the same decimal number. */
#define NEAR 1e-9

const char *operator_text(Operator operation)
{
    static const char *const texts[] = {
        [OPERATOR_ADD] = "+",         [OPERATOR_SUBTRACT] = "-",   [OPERATOR_MULTIPLY] = "*",
        [OPERATOR_DIVIDE] = "/",      [OPERATOR_REMAINDER] = "%",  [OPERATOR_JOIN] = "~",
        [OPERATOR_EQUAL] = "==",      [OPERATOR_NOT_EQUAL] = "!=", [OPERATOR_LESS] = "<",
        [OPERATOR_LESS_EQUAL] = "<=", [OPERATOR_GREATER] = ">",    [OPERATOR_GREATER_EQUAL] = ">=",
        [OPERATOR_AND] = "and",       [OPERATOR_OR] = "or",        [OPERATOR_NOT] = "not",
        [OPERATOR_NEGATE] = "-",
    };
    return texts[operation];
}

static const JsonValue *refuse_operand(Evaluation *evaluation, const Expression *expression,
                                       const char *english, const char *chinese,
                                       const JsonValue *operand)
{
    DiagSink *sink = evaluation->diagnostics;
    Origin origin = evaluation_origin(evaluation, expression);
    Diagnostic *diagnostic =
        diag_report(sink, E_OPERAND_KIND, &origin,
                    DIAG_ARGS(operator_text(expression->operation),
                              message_words(sink, english, chinese), message_kind(sink, operand)));
    if (expression->operation == OPERATOR_ADD)
        diag_hint(sink, diagnostic, "To join text and other values, write a ~ b.",
                  "要把文字与其他值连接起来，请写作 a ~ b。", DIAG_NO_ARGS);
    return NULL;
}

int evaluation_compare_numbers(const JsonValue *left, const JsonValue *right)
{
    double difference = left->number - right->number;
    double size = fmax(fabs(left->number), fabs(right->number));
    if (fabs(difference) > size * NEAR)
        return difference < 0 ? -1 : 1;
    Decimal left_digits = decimal_of(left);
    Decimal right_digits = decimal_of(right);
    return decimal_compare(&left_digits, &right_digits);
}

static int compare_texts(Text left, Text right)
{
    size_t shared = left.length < right.length ? left.length : right.length;
    int order = memcmp(left.data, right.data, shared);
    if (order)
        return order < 0 ? -1 : 1;
    return (left.length > right.length) - (left.length < right.length);
}

static bool is_equality(Operator operation)
{
    return operation == OPERATOR_EQUAL || operation == OPERATOR_NOT_EQUAL;
}

/* -1, 0, 1 in `*order`. False: the two cannot be compared; reported. */
static bool compare(Evaluation *evaluation, const Expression *expression, const JsonValue *left,
                    const JsonValue *right, int *order)
{
    DiagSink *sink = evaluation->diagnostics;
    bool missing = left->kind == JSON_NULL || right->kind == JSON_NULL;
    const char *sign = operator_text(expression->operation);
    if (missing && is_equality(expression->operation)) {
        *order = left->kind != right->kind;
        return true;
    }
    if (missing) {
        Origin origin = evaluation_origin(evaluation, expression);
        Diagnostic *diagnostic = diag_report(sink, E_COMPARE_MISSING, &origin, DIAG_ARGS(sign));
        diag_hint(sink, diagnostic, "Ask first whether it is there: x != null and x {1} ...",
                  "请先判断是否缺失：x != null and x {1} ……", DIAG_ARGS(sign));
        return false;
    }
    if (left->kind == JSON_NUMBER && right->kind == JSON_NUMBER) {
        *order = evaluation_compare_numbers(left, right);
        return true;
    }
    if (left->kind == JSON_STRING && right->kind == JSON_STRING) {
        *order = compare_texts(left->text, right->text);
        return true;
    }
    if (left->kind == JSON_BOOLEAN && right->kind == JSON_BOOLEAN &&
        is_equality(expression->operation)) {
        *order = left->boolean != right->boolean;
        return true;
    }
    Origin origin = evaluation_origin(evaluation, expression);
    diag_report(sink, E_COMPARE_KINDS, &origin,
                DIAG_ARGS(sign, message_kind(sink, left), message_kind(sink, right)));
    return false;
}

static const JsonValue *apply_comparison(Evaluation *evaluation, const Expression *expression,
                                         const JsonValue *left, const JsonValue *right)
{
    int order;
    if (!compare(evaluation, expression, left, right, &order))
        return NULL;
    bool holds = false;
    switch (expression->operation) {
    case OPERATOR_EQUAL:
        holds = order == 0;
        break;
    case OPERATOR_NOT_EQUAL:
        holds = order != 0;
        break;
    case OPERATOR_LESS:
        holds = order < 0;
        break;
    case OPERATOR_LESS_EQUAL:
        holds = order <= 0;
        break;
    case OPERATOR_GREATER:
        holds = order > 0;
        break;
    default:
        holds = order >= 0;
        break;
    }
    return evaluation_boolean(evaluation, holds);
}

static bool calculate(Evaluation *evaluation, const Expression *expression, double left,
                      double right, double *result)
{
    bool divides =
        expression->operation == OPERATOR_DIVIDE || expression->operation == OPERATOR_REMAINDER;
    if (divides && right == 0) {
        Origin origin = evaluation_origin(evaluation, expression);
        diag_report(evaluation->diagnostics, E_DIVIDE_BY_ZERO, &origin,
                    DIAG_ARGS(evaluation_source(evaluation, expression)));
        return false;
    }
    switch (expression->operation) {
    case OPERATOR_ADD:
        *result = left + right;
        break;
    case OPERATOR_SUBTRACT:
        *result = left - right;
        break;
    case OPERATOR_MULTIPLY:
        *result = left * right;
        break;
    case OPERATOR_DIVIDE:
        *result = left / right;
        break;
    default:
        *result = fmod(left, right);
        break;
    }
    return true;
}

/* 31.62 - 28.35 is 3.2700000000000031 in binary: sums and differences keep no more digits after the
 * point than a decimal sum would have, so that what cancels leaves nothing behind. */
static double settle(const Expression *expression, const JsonValue *left, const JsonValue *right,
                     double result)
{
    bool is_sum =
        expression->operation == OPERATOR_ADD || expression->operation == OPERATOR_SUBTRACT;
    if (!is_sum || result == trunc(result))
        return result;
    double size = fmax(fabs(left->number), fabs(right->number));
    if (fabs(result) > size * 0.1)
        return result;
    Decimal left_digits = decimal_of(left);
    Decimal right_digits = decimal_of(right);
    int left_places = decimal_places(&left_digits);
    int right_places = decimal_places(&right_digits);
    Decimal digits = decimal_from_double(result);
    decimal_round(&digits, left_places > right_places ? left_places : right_places,
                  ROUND_HALF_AWAY);
    return decimal_number(&digits);
}

static const JsonValue *apply_arithmetic(Evaluation *evaluation, const Expression *expression,
                                         const JsonValue *left, const JsonValue *right)
{
    if (left->kind == JSON_NULL || right->kind == JSON_NULL)
        return left->kind == JSON_NULL ? left : right;
    if (left->kind != JSON_NUMBER)
        return refuse_operand(evaluation, expression, "numbers", "数字", left);
    if (right->kind != JSON_NUMBER)
        return refuse_operand(evaluation, expression, "numbers", "数字", right);
    double result;
    if (!calculate(evaluation, expression, left->number, right->number, &result))
        return NULL;
    if (isfinite(result))
        result = settle(expression, left, right, result);
    return evaluation_number(evaluation, expression, result, left->origin.source ? left : right);
}

static const JsonValue *join(Evaluation *evaluation, const Expression *expression,
                             const JsonValue *left, const JsonValue *right)
{
    if (left->kind == JSON_NULL || right->kind == JSON_NULL)
        return left->kind == JSON_NULL ? left : right;
    StrBuf text = {0};
    const JsonValue *wrong = !format_append_plain(&text, left, evaluation->settings)    ? left
                             : !format_append_plain(&text, right, evaluation->settings) ? right
                                                                                        : NULL;
    const JsonValue *result = NULL;
    if (wrong)
        refuse_operand(evaluation, expression, "texts, numbers and booleans", "文字、数字和真假值",
                       wrong);
    else if (evaluation_spend(evaluation, expression, (int64_t)text.length / 64))
        result = json_new_string(evaluation->arena,
                                 (Text){strbuf_copy(&text, evaluation->arena), text.length},
                                 &evaluation->host->origin);
    strbuf_release(&text);
    return result;
}

const JsonValue *operator_apply(Evaluation *evaluation, const Expression *expression,
                                const JsonValue *left, const JsonValue *right)
{
    switch (expression->operation) {
    case OPERATOR_ADD:
        if (left->kind == JSON_STRING && right->kind == JSON_STRING)
            return join(evaluation, expression, left, right);
        return apply_arithmetic(evaluation, expression, left, right);
    case OPERATOR_SUBTRACT:
    case OPERATOR_MULTIPLY:
    case OPERATOR_DIVIDE:
    case OPERATOR_REMAINDER:
        return apply_arithmetic(evaluation, expression, left, right);
    case OPERATOR_JOIN:
        return join(evaluation, expression, left, right);
    case OPERATOR_EQUAL:
    case OPERATOR_NOT_EQUAL:
    case OPERATOR_LESS:
    case OPERATOR_LESS_EQUAL:
    case OPERATOR_GREATER:
    case OPERATOR_GREATER_EQUAL:
        return apply_comparison(evaluation, expression, left, right);
    case OPERATOR_AND:
    case OPERATOR_OR:
    case OPERATOR_NOT:
    case OPERATOR_NEGATE:
        break;
    }
    return NULL;
}

const JsonValue *operator_negate(Evaluation *evaluation, const Expression *expression,
                                 const JsonValue *value)
{
    if (value->kind == JSON_NULL)
        return value;
    if (value->kind != JSON_NUMBER)
        return refuse_operand(evaluation, expression, "numbers", "数字", value);
    const JsonValue *result =
        evaluation_number(evaluation, expression, value->number == 0 ? 0 : -value->number, value);
    if (!result || !value->text.length || value->number == 0)
        return result;
    JsonValue *stated = json_shallow_copy(evaluation->arena, result);
    bool was_negative = value->text.data[0] == '-';
    const char *digits = value->text.data + was_negative;
    int length = (int)value->text.length - was_negative;
    stated->text =
        text_of(arena_print(evaluation->arena, "%s%.*s", was_negative ? "" : "-", length, digits));
    return stated;
}
