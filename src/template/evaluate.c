/* Evaluation of expressions: see expression.h. Values are borrowed from the data wherever that is
 * possible, so that a figure keeps its literal digits and its place. */
#include <math.h>

#include "base/limits.h"
#include "data/message.h"
#include "json/suggest.h"
#include "template/expression.h"
#include "template/lexer.h"

#define MEMBERS_PER_STEP 32

Origin evaluation_origin(const Evaluation *evaluation, const Expression *expression)
{
    Origin origin = lexer_place(evaluation->host, expression->start, expression->end);
    if (evaluation->because)
        origin.because = evaluation->because;
    return origin;
}

const char *evaluation_source(const Evaluation *evaluation, const Expression *expression)
{
    Text text = {evaluation->host->text.data + expression->start,
                 expression->end - expression->start};
    return message_quote(evaluation->arena, text);
}

bool evaluation_spend(Evaluation *evaluation, const Expression *expression, int64_t steps)
{
    Budget *budget = evaluation->budget;
    if (budget->exhausted)
        return false;
    budget->steps += steps;
    if (budget->steps <= budget->limit)
        return true;
    budget->exhausted = true;
    Origin origin = evaluation_origin(evaluation, expression);
    DiagSink *sink = evaluation->diagnostics;
    diag_report_limit(sink, E_LIMIT, &origin, LIMIT_ID_EXPRESSION_STEPS,
                      DIAG_ARGS(message_words(sink, "evaluation steps", "表达式的计算步数"),
                                message_number(evaluation->arena, (long)budget->limit)));
    return false;
}

const JsonValue *evaluation_number(Evaluation *evaluation, const Expression *expression,
                                   double number, const JsonValue *from)
{
    if (!isfinite(number)) {
        Origin origin = evaluation_origin(evaluation, expression);
        diag_report(evaluation->diagnostics, E_NOT_FINITE, &origin,
                    DIAG_ARGS(evaluation_source(evaluation, expression)));
        return NULL;
    }
    JsonValue *value = json_new(evaluation->arena, JSON_NUMBER, &evaluation->host->origin);
    value->number = number == 0 ? 0 : number; /* no -0 */
    value->origin.because = from ? &from->origin : evaluation->because;
    return value;
}

const JsonValue *evaluation_boolean(Evaluation *evaluation, bool boolean)
{
    return json_new_boolean(evaluation->arena, boolean, &evaluation->host->origin);
}

const JsonValue *evaluation_null(Evaluation *evaluation)
{
    return json_new(evaluation->arena, JSON_NULL, &evaluation->host->origin);
}

static bool same_text(Text a, Text b)
{
    return a.length == b.length && memcmp(a.data, b.data, a.length) == 0;
}

static const JsonValue *row_number(Evaluation *evaluation, int64_t number)
{
    JsonValue *value = json_new(evaluation->arena, JSON_NUMBER, NULL);
    value->number = (double)number;
    return value;
}

/* A name that a repeat row gives, or NULL. */
static const JsonValue *find_in_row(Evaluation *evaluation, const Scope *scope, Text name)
{
    if (same_text(name, scope->as))
        return scope->row;
    if (text_equals(name, "index"))
        return row_number(evaluation, scope->index);
    if (text_equals(name, "count"))
        return row_number(evaluation, scope->count);
    if (text_equals(name, "first"))
        return evaluation_boolean(evaluation, scope->index == 1);
    if (text_equals(name, "last"))
        return evaluation_boolean(evaluation, scope->index == scope->count);
    if (scope->key.length && text_equals(name, "key"))
        return json_new_string(evaluation->arena, scope->key, &scope->row->key_origin);
    return NULL;
}

/* Members are looked for one by one, so wide objects cost more than a step. */
static bool spend_lookup(Evaluation *evaluation, const Expression *expression,
                         const JsonValue *object)
{
    return evaluation_spend(evaluation, expression, object->count / MEMBERS_PER_STEP);
}

static const JsonValue *find_name(Evaluation *evaluation, Text name)
{
    for (const Scope *scope = evaluation->scope; scope; scope = scope->parent) {
        const JsonValue *value = scope->object ? json_find_text(scope->object, name) : NULL;
        if (!value && scope->as.length)
            value = find_in_row(evaluation, scope, name);
        if (value)
            return value;
    }
    return evaluation->values ? map_find(evaluation->values, name) : NULL;
}

/* Every name that can be seen, for the hint after a wrong one. */
static const char *nearest_name(Evaluation *evaluation, Text wrong)
{
    static const char *const row_names[] = {"index", "first", "last", "count"};
    JsonValue *names = json_new(evaluation->arena, JSON_OBJECT, NULL);
    Arena *arena = evaluation->arena;
    for (const Scope *scope = evaluation->scope; scope; scope = scope->parent) {
        for (uint32_t i = 0; scope->object && i < scope->object->count; i++)
            json_set(arena, names, scope->object->items[i]->key, NULL,
                     json_new(arena, JSON_NULL, NULL));
        if (!scope->as.length)
            continue;
        json_set(arena, names, scope->as, NULL, json_new(arena, JSON_NULL, NULL));
        for (size_t i = 0; i < COUNT_OF(row_names); i++)
            json_set(arena, names, text_of(row_names[i]), NULL, json_new(arena, JSON_NULL, NULL));
    }
    size_t count = evaluation->values ? evaluation->values->count : 0;
    for (size_t i = 0; i < count; i++) {
        Text key = evaluation->values->entries[i].key;
        Text copy = {arena_copy(arena, key.data, key.length), key.length};
        json_set(arena, names, copy, NULL, json_new(arena, JSON_NULL, NULL));
    }
    return message_nearest_key(arena, names, wrong);
}

static const JsonValue *evaluate_name(Evaluation *evaluation, const Expression *expression)
{
    for (const Scope *scope = evaluation->scope; scope; scope = scope->parent) {
        if (scope->object && !spend_lookup(evaluation, expression, scope->object))
            return NULL;
    }
    const JsonValue *value = find_name(evaluation, expression->name);
    if (value)
        return value;
    if (expression->is_optional)
        return evaluation_null(evaluation);
    Origin origin = evaluation_origin(evaluation, expression);
    Diagnostic *diagnostic =
        diag_report(evaluation->diagnostics, E_NAME_UNKNOWN, &origin,
                    DIAG_ARGS(message_quote(evaluation->arena, expression->name)));
    message_suggest(evaluation->diagnostics, diagnostic,
                    nearest_name(evaluation, expression->name));
    return NULL;
}

static const JsonValue *refuse_field(Evaluation *evaluation, const Expression *expression,
                                     const JsonValue *object, Text name)
{
    DiagSink *sink = evaluation->diagnostics;
    Arena *arena = evaluation->arena;
    Origin origin = evaluation_origin(evaluation, expression);
    const char *quoted = message_quote(arena, name);
    if (object->kind == JSON_OBJECT) {
        Diagnostic *diagnostic = diag_report(sink, E_FIELD_UNKNOWN, &origin,
                                             DIAG_ARGS(quoted, message_keys(arena, object)));
        const char *nearest = message_nearest_key(arena, object, name);
        message_suggest(sink, diagnostic, nearest);
        if (!nearest)
            diag_hint(sink, diagnostic, "If the field may be absent, write .{1}? .",
                      "如果该字段可以没有，请写作 .{1}? 。", DIAG_ARGS(quoted));
    } else if (object->kind == JSON_NULL) {
        Diagnostic *diagnostic = diag_report(sink, E_FIELD_OF_MISSING, &origin, DIAG_ARGS(quoted));
        diag_hint(sink, diagnostic, "If it may be missing, write a ? after it.",
                  "如果它可以缺失，请在其后加 ?。", DIAG_NO_ARGS);
    } else {
        Diagnostic *diagnostic = diag_report(sink, E_FIELD_OF_KIND, &origin,
                                             DIAG_ARGS(quoted, message_kind(sink, object)));
        if (object->kind == JSON_ARRAY)
            diag_hint(sink, diagnostic, "Pick an item first: [0], first(list), find(list, ...).",
                      "请先取出一项：[0]、first(列表)、find(列表, ……)。", DIAG_NO_ARGS);
    }
    return NULL;
}

const JsonValue *evaluation_field(Evaluation *evaluation, const Expression *expression,
                                  const JsonValue *object, Text name)
{
    if (!spend_lookup(evaluation, expression, object))
        return NULL;
    const JsonValue *value = json_find_text(object, name);
    if (value)
        return value;
    bool missing = object->kind == JSON_NULL;
    if (missing && (expression->is_soft || expression->is_optional))
        return object;
    if (expression->is_optional && object->kind == JSON_OBJECT)
        return evaluation_null(evaluation);
    return refuse_field(evaluation, expression, object, name);
}

static const JsonValue *evaluate_item(Evaluation *evaluation, const Expression *expression,
                                      const JsonValue *list, const JsonValue *index)
{
    DiagSink *sink = evaluation->diagnostics;
    if (index->kind != JSON_NUMBER || index->number != trunc(index->number)) {
        Origin origin = evaluation_origin(evaluation, expression->operands[1]);
        diag_report(sink, E_INDEX_KIND, &origin, DIAG_ARGS(message_kind(sink, index)));
        return NULL;
    }
    double place = index->number < 0 ? index->number + list->count : index->number;
    if (place >= 0 && place < list->count)
        return list->items[(uint32_t)place];
    if (expression->is_optional)
        return evaluation_null(evaluation);
    Origin origin = evaluation_origin(evaluation, expression);
    diag_report(sink, E_INDEX_RANGE, &origin,
                DIAG_ARGS(evaluation_source(evaluation, expression->operands[1]),
                          message_number(evaluation->arena, list->count)));
    return NULL;
}

static const JsonValue *evaluate_index(Evaluation *evaluation, const Expression *expression)
{
    const JsonValue *object = expression_evaluate(evaluation, expression->operands[0]);
    const JsonValue *index =
        object ? expression_evaluate(evaluation, expression->operands[1]) : NULL;
    if (!index)
        return NULL;
    if (index->kind == JSON_STRING)
        return evaluation_field(evaluation, expression, object, index->text);
    if (object->kind == JSON_ARRAY || object->kind == JSON_OBJECT)
        return evaluate_item(evaluation, expression, object, index);
    return evaluation_field(evaluation, expression, object,
                            text_of(evaluation_source(evaluation, expression->operands[1])));
}

static const JsonValue *evaluate_list(Evaluation *evaluation, const Expression *expression)
{
    JsonValue *list = json_new(evaluation->arena, JSON_ARRAY, &evaluation->host->origin);
    for (int i = 0; i < expression->operand_count; i++) {
        const JsonValue *item = expression_evaluate(evaluation, expression->operands[i]);
        if (!item)
            return NULL;
        JsonValue *copy = json_shallow_copy(evaluation->arena, item);
        copy->items = item->items;
        copy->count = item->count;
        json_append(evaluation->arena, list, copy);
    }
    return list;
}

bool expression_truth(Evaluation *evaluation, const Expression *expression, const JsonValue *value,
                      bool *truth)
{
    switch (value->kind) {
    case JSON_NULL:
        *truth = false;
        return true;
    case JSON_BOOLEAN:
        *truth = value->boolean;
        return true;
    case JSON_STRING:
        *truth = value->text.length > 0;
        return true;
    case JSON_ARRAY:
    case JSON_OBJECT:
        *truth = value->count > 0;
        return true;
    case JSON_NUMBER:
        break;
    }
    Origin origin = evaluation_origin(evaluation, expression);
    DiagSink *sink = evaluation->diagnostics;
    Diagnostic *diagnostic =
        diag_report(sink, E_CONDITION_KIND, &origin, DIAG_ARGS(message_kind(sink, value)));
    diag_hint(sink, diagnostic,
              "Say what is meant: {1} != 0, or {1} != null (zero is a value too).",
              "请写明意思：{1} != 0，或 {1} != null（零也是数值）。",
              DIAG_ARGS(evaluation_source(evaluation, expression)));
    return false;
}

static bool evaluate_truth(Evaluation *evaluation, const Expression *expression, bool *truth)
{
    const JsonValue *value = expression_evaluate(evaluation, expression);
    return value && expression_truth(evaluation, expression, value, truth);
}

static const JsonValue *evaluate_unary(Evaluation *evaluation, const Expression *expression)
{
    const Expression *operand = expression->operands[0];
    if (expression->operation == OPERATOR_NOT) {
        bool truth;
        return evaluate_truth(evaluation, operand, &truth) ? evaluation_boolean(evaluation, !truth)
                                                           : NULL;
    }
    const JsonValue *value = expression_evaluate(evaluation, operand);
    return value ? operator_negate(evaluation, expression, value) : NULL;
}

static const JsonValue *evaluate_binary(Evaluation *evaluation, const Expression *expression)
{
    const Expression *left = expression->operands[0];
    const Expression *right = expression->operands[1];
    bool is_and = expression->operation == OPERATOR_AND;
    if (is_and || expression->operation == OPERATOR_OR) {
        bool truth;
        if (!evaluate_truth(evaluation, left, &truth))
            return NULL;
        if (truth == is_and && !evaluate_truth(evaluation, right, &truth))
            return NULL;
        return evaluation_boolean(evaluation, truth);
    }
    const JsonValue *left_value = expression_evaluate(evaluation, left);
    const JsonValue *right_value = left_value ? expression_evaluate(evaluation, right) : NULL;
    return right_value ? operator_apply(evaluation, expression, left_value, right_value) : NULL;
}

static const JsonValue *evaluate_call(Evaluation *evaluation, const Expression *expression)
{
    const Function *function = expression->function;
    const JsonValue *known =
        evaluation->known ? evaluation->known->find(evaluation->known, evaluation, expression)
                          : NULL;
    if (known)
        return known;
    if (function->flags & FUNCTION_LAZY)
        return function->apply(evaluation, expression, NULL);
    const JsonValue **arguments = arena_array(evaluation->arena, (size_t)expression->operand_count,
                                              sizeof(const JsonValue *));
    for (int i = 0; i < expression->operand_count; i++) {
        arguments[i] = expression_evaluate(evaluation, expression->operands[i]);
        if (!arguments[i])
            return NULL;
    }
    return function->apply(evaluation, expression, arguments);
}

const JsonValue *expression_apply_format(Evaluation *evaluation, const Expression *expression,
                                         const JsonValue *value)
{
    int count = expression->operand_count - 1;
    const JsonValue **arguments =
        arena_array(evaluation->arena, (size_t)count, sizeof(const JsonValue *));
    for (int i = 0; i < count; i++) {
        arguments[i] = expression_evaluate(evaluation, expression->operands[i + 1]);
        if (!arguments[i])
            return NULL;
    }
    Origin *origin = arena_alloc(evaluation->arena, sizeof *origin);
    *origin = expression->place;
    origin->because = evaluation->because;
    FormatCall call = {.arena = evaluation->arena,
                       .diagnostics = evaluation->diagnostics,
                       .origin = origin,
                       .settings = evaluation->settings,
                       .value = value,
                       .arguments = arguments,
                       .argument_count = count};
    return format_call(expression->format, &call);
}

static const JsonValue *evaluate_choice(Evaluation *evaluation, const Expression *expression)
{
    bool truth;
    if (!evaluate_truth(evaluation, expression->operands[0], &truth))
        return NULL;
    return expression_evaluate(evaluation, expression->operands[truth ? 1 : 2]);
}

const JsonValue *expression_evaluate(Evaluation *evaluation, const Expression *expression)
{
    if (!evaluation_spend(evaluation, expression, 1))
        return NULL;
    const JsonValue *first = NULL;
    if (expression->kind == EXPRESSION_FIELD || expression->kind == EXPRESSION_FORMAT) {
        first = expression_evaluate(evaluation, expression->operands[0]);
        if (!first)
            return NULL;
    }
    switch (expression->kind) {
    case EXPRESSION_LITERAL:
        return expression->literal;
    case EXPRESSION_NAME:
        return evaluate_name(evaluation, expression);
    case EXPRESSION_FIELD:
        return evaluation_field(evaluation, expression, first, expression->name);
    case EXPRESSION_INDEX:
        return evaluate_index(evaluation, expression);
    case EXPRESSION_LIST:
        return evaluate_list(evaluation, expression);
    case EXPRESSION_UNARY:
        return evaluate_unary(evaluation, expression);
    case EXPRESSION_BINARY:
        return evaluate_binary(evaluation, expression);
    case EXPRESSION_CHOICE:
        return evaluate_choice(evaluation, expression);
    case EXPRESSION_CALL:
        return evaluate_call(evaluation, expression);
    case EXPRESSION_FORMAT:
        return expression_apply_format(evaluation, expression, first);
    }
    return NULL;
}
