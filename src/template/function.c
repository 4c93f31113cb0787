/* The functions of expressions: one row and one function each. Those that work on the rows of a
 * source (prev, share, rank) are in row_function.c. */
#include <math.h>

#include "base/number.h"
#include "base/utf8.h"
#include "data/decimal.h"
#include "data/formatting.h"
#include "data/message.h"
#include "json/suggest.h"
#include "template/aggregate.h"
#include "template/row_function.h"

#define ROUND_PLACES_LIMIT 15

/* Reports that argument `index` should be what the words say. Returns NULL. */
static const JsonValue *refuse_argument(Evaluation *evaluation, const Expression *call, int index,
                                        const char *english, const char *chinese,
                                        const JsonValue *argument)
{
    DiagSink *sink = evaluation->diagnostics;
    Origin origin = evaluation_origin(evaluation, call->operands[index]);
    diag_report(sink, E_ARGUMENT_KIND, &origin,
                DIAG_ARGS(message_number(evaluation->arena, index + 1), call->function->name,
                          message_words(sink, english, chinese), message_kind(sink, argument)));
    return NULL;
}

/* A list, or an object whose members are its rows (a keyed source). */
static bool is_list(const JsonValue *value)
{
    return value->kind == JSON_ARRAY || value->kind == JSON_OBJECT;
}

static const JsonValue *check_list(Evaluation *evaluation, const Expression *call, int index,
                                   const JsonValue *value)
{
    if (!is_list(value))
        return refuse_argument(evaluation, call, index, "a list", "列表", value);
    return evaluation_spend(evaluation, call, value->count) ? value : NULL;
}

static const JsonValue *check_number(Evaluation *evaluation, const Expression *call, int index,
                                     const JsonValue *value)
{
    if (value->kind == JSON_NUMBER)
        return value;
    return refuse_argument(evaluation, call, index, "a number", "数字", value);
}

/* ---- numbers ---- */

static const JsonValue *keep_digits(Evaluation *evaluation, const Expression *call,
                                    const Decimal *digits, const JsonValue *from)
{
    const JsonValue *number = evaluation_number(evaluation, call, decimal_number(digits), from);
    if (!number)
        return NULL;
    StrBuf text = {0};
    decimal_write(&text, digits, NULL);
    JsonValue *stated = json_shallow_copy(evaluation->arena, number);
    stated->text = (Text){strbuf_copy(&text, evaluation->arena), text.length};
    strbuf_release(&text);
    return stated;
}

static const JsonValue *apply_abs(Evaluation *evaluation, const Expression *call,
                                  const JsonValue *const *arguments)
{
    if (arguments[0]->kind == JSON_NULL)
        return arguments[0];
    if (!check_number(evaluation, call, 0, arguments[0]))
        return NULL;
    Decimal digits = decimal_of(arguments[0]);
    digits.is_negative = false;
    return keep_digits(evaluation, call, &digits, arguments[0]);
}

static const JsonValue *apply_round(Evaluation *evaluation, const Expression *call,
                                    const JsonValue *const *arguments)
{
    if (arguments[0]->kind == JSON_NULL)
        return arguments[0];
    int places = 0;
    FormatCall checked = {.arena = evaluation->arena,
                          .diagnostics = evaluation->diagnostics,
                          .settings = evaluation->settings,
                          .arguments = arguments,
                          .argument_count = call->operand_count};
    Origin origin = evaluation_origin(evaluation, call);
    checked.origin = &origin;
    if (!check_number(evaluation, call, 0, arguments[0]) ||
        !format_take_integer(&checked, "round", 1, 0, ROUND_PLACES_LIMIT, &places))
        return NULL;
    Decimal digits = decimal_of(arguments[0]);
    decimal_round(&digits, places, format_round_mode(evaluation->settings));
    return keep_digits(evaluation, call, &digits, arguments[0]);
}

static const JsonValue *apply_floor(Evaluation *evaluation, const Expression *call,
                                    const JsonValue *const *arguments)
{
    if (arguments[0]->kind == JSON_NULL || !check_number(evaluation, call, 0, arguments[0]))
        return arguments[0]->kind == JSON_NULL ? arguments[0] : NULL;
    return evaluation_number(evaluation, call, floor(arguments[0]->number), arguments[0]);
}

static const JsonValue *apply_ceil(Evaluation *evaluation, const Expression *call,
                                   const JsonValue *const *arguments)
{
    if (arguments[0]->kind == JSON_NULL || !check_number(evaluation, call, 0, arguments[0]))
        return arguments[0]->kind == JSON_NULL ? arguments[0] : NULL;
    return evaluation_number(evaluation, call, ceil(arguments[0]->number), arguments[0]);
}

static const JsonValue *apply_number(Evaluation *evaluation, const Expression *call,
                                     const JsonValue *const *arguments)
{
    const JsonValue *value = arguments[0];
    double number;
    if (value->kind == JSON_NUMBER || value->kind == JSON_NULL)
        return value;
    if (value->kind != JSON_STRING || !number_parse(value->text, &number))
        return refuse_argument(evaluation, call, 0, "a number, or a text that is one",
                               "数字或写成文字的数字", value);
    Decimal digits;
    return decimal_read(value->text, &digits) ? keep_digits(evaluation, call, &digits, value)
                                              : NULL;
}

/* ---- numbers of a list ---- */

/* The members in question: the numbers of a list, a field of its rows, or the arguments. */
typedef struct Members {
    const JsonValue *list; /* NULL: the arguments themselves */
    const JsonValue *const *arguments;
    uint32_t count;
    Text field; /* empty: the members are numbers */
} Members;

static bool take_members(Evaluation *evaluation, const Expression *call,
                         const JsonValue *const *arguments, Members *members)
{
    *members = (Members){.arguments = arguments, .count = (uint32_t)call->operand_count};
    if (!is_list(arguments[0]))
        return true;
    members->list = check_list(evaluation, call, 0, arguments[0]);
    members->count = arguments[0]->count;
    if (call->operand_count > 2) {
        refuse_argument(evaluation, call, 0, "a number", "数字", arguments[0]);
        return false;
    }
    if (call->operand_count == 2 && arguments[1]->kind != JSON_STRING) {
        refuse_argument(evaluation, call, 1, "the name of a field", "字段名", arguments[1]);
        return false;
    }
    if (call->operand_count == 2)
        members->field = arguments[1]->text;
    return members->list != NULL;
}

static const JsonValue *take_member(Evaluation *evaluation, const Expression *call,
                                    const Members *members, uint32_t index)
{
    const JsonValue *member =
        members->list ? members->list->items[index] : members->arguments[index];
    return members->field.length ? evaluation_field(evaluation, call, member, members->field)
                                 : member;
}

static const JsonValue *apply_aggregate(Evaluation *evaluation, const Expression *call,
                                        const JsonValue *const *arguments)
{
    Members members;
    Aggregate result = {0};
    if (!take_members(evaluation, call, arguments, &members))
        return NULL;
    for (uint32_t i = 0; i < members.count; i++) {
        const JsonValue *member = take_member(evaluation, call, &members, i);
        if (!member || !aggregate_add(&result, evaluation, call, member))
            return NULL;
    }
    return aggregate_value(&result, evaluation, call, arguments[0]);
}

/* ---- lists ---- */

static const JsonValue *apply_len(Evaluation *evaluation, const Expression *call,
                                  const JsonValue *const *arguments)
{
    const JsonValue *value = arguments[0];
    if (value->kind == JSON_STRING)
        return evaluation_number(evaluation, call, (double)utf8_count(value->text), value);
    if (!is_list(value))
        return refuse_argument(evaluation, call, 0, "a list or a text", "列表或文字", value);
    return evaluation_number(evaluation, call, value->count, value);
}

/* Item `place` (from 1; negative from the end). */
static const JsonValue *pick(Evaluation *evaluation, const Expression *call, const JsonValue *list,
                             double place)
{
    Origin origin = evaluation_origin(evaluation, call);
    if (!list->count) {
        diag_report(evaluation->diagnostics, E_LIST_EMPTY, &origin,
                    DIAG_ARGS(call->function->name));
        return NULL;
    }
    double index = place < 0 ? place + list->count : place - 1;
    if (place != 0 && index >= 0 && index < list->count)
        return list->items[(uint32_t)index];
    StrBuf text = {0};
    strbuf_number(&text, place, 0);
    diag_report(evaluation->diagnostics, E_INDEX_RANGE, &origin,
                DIAG_ARGS(text.data, message_number(evaluation->arena, list->count)));
    strbuf_release(&text);
    return NULL;
}

static const JsonValue *apply_first(Evaluation *evaluation, const Expression *call,
                                    const JsonValue *const *arguments)
{
    if (!check_list(evaluation, call, 0, arguments[0]))
        return NULL;
    return pick(evaluation, call, arguments[0], 1);
}

static const JsonValue *apply_last(Evaluation *evaluation, const Expression *call,
                                   const JsonValue *const *arguments)
{
    if (!check_list(evaluation, call, 0, arguments[0]))
        return NULL;
    return pick(evaluation, call, arguments[0], -1);
}

static bool is_whole(const JsonValue *value)
{
    return value->kind == JSON_NUMBER && value->number == trunc(value->number);
}

static const JsonValue *apply_nth(Evaluation *evaluation, const Expression *call,
                                  const JsonValue *const *arguments)
{
    if (!check_list(evaluation, call, 0, arguments[0]))
        return NULL;
    if (!is_whole(arguments[1]))
        return refuse_argument(evaluation, call, 1, "a whole number", "整数", arguments[1]);
    return pick(evaluation, call, arguments[0], arguments[1]->number);
}

/* True when the two are equal; values of different kinds are not. */
static bool is_same(const JsonValue *left, const JsonValue *right)
{
    if (left->kind != right->kind)
        return false;
    switch (left->kind) {
    case JSON_NUMBER:
        return evaluation_compare_numbers(left, right) == 0;
    case JSON_STRING:
        return left->text.length == right->text.length &&
               memcmp(left->text.data, right->text.data, left->text.length) == 0;
    case JSON_BOOLEAN:
        return left->boolean == right->boolean;
    case JSON_NULL:
        return true;
    case JSON_ARRAY:
    case JSON_OBJECT:
        return false;
    }
    return false;
}

static const JsonValue *apply_find(Evaluation *evaluation, const Expression *call,
                                   const JsonValue *const *arguments)
{
    if (!check_list(evaluation, call, 0, arguments[0]))
        return NULL;
    if (arguments[1]->kind != JSON_STRING)
        return refuse_argument(evaluation, call, 1, "the name of a field", "字段名", arguments[1]);
    for (uint32_t i = 0; i < arguments[0]->count; i++) {
        const JsonValue *row = arguments[0]->items[i];
        const JsonValue *field = evaluation_field(evaluation, call, row, arguments[1]->text);
        if (!field)
            return NULL;
        if (is_same(field, arguments[2]))
            return row;
    }
    Origin origin = evaluation_origin(evaluation, call);
    StrBuf wanted = {0};
    if (!format_append_plain(&wanted, arguments[2], evaluation->settings))
        strbuf_string(&wanted, message_kind(evaluation->diagnostics, arguments[2]));
    diag_report(evaluation->diagnostics, E_NOT_FOUND, &origin,
                DIAG_ARGS(message_quote(evaluation->arena, arguments[1]->text), wanted.data));
    strbuf_release(&wanted);
    return NULL;
}

/* A list that borrows its items: they keep their places in the data. */
static JsonValue *new_list(Evaluation *evaluation, const JsonValue *from)
{
    return json_new(evaluation->arena, JSON_ARRAY, &from->origin);
}

static void borrow_item(Evaluation *evaluation, JsonValue *list, const JsonValue *item)
{
    JsonValue *copy = json_shallow_copy(evaluation->arena, item);
    copy->items = item->items;
    copy->count = item->count;
    json_append(evaluation->arena, list, copy);
}

/* The condition sees the fields of each row before all other names. */
static const JsonValue *apply_where(Evaluation *evaluation, const Expression *call,
                                    const JsonValue *const *arguments)
{
    (void)arguments;
    const JsonValue *list = expression_evaluate(evaluation, call->operands[0]);
    if (!list || !check_list(evaluation, call, 0, list))
        return NULL;
    JsonValue *kept = new_list(evaluation, list);
    const Scope *outer = evaluation->scope;
    for (uint32_t i = 0; i < list->count; i++) {
        Scope row = {.parent = outer, .object = list->items[i]};
        bool truth = false;
        evaluation->scope = &row;
        const JsonValue *value = expression_evaluate(evaluation, call->operands[1]);
        bool good = value && expression_truth(evaluation, call->operands[1], value, &truth);
        evaluation->scope = outer;
        if (!good)
            return NULL;
        if (truth)
            borrow_item(evaluation, kept, list->items[i]);
    }
    return kept;
}

static const JsonValue *apply_column(Evaluation *evaluation, const Expression *call,
                                     const JsonValue *const *arguments)
{
    if (!check_list(evaluation, call, 0, arguments[0]))
        return NULL;
    if (arguments[1]->kind != JSON_STRING)
        return refuse_argument(evaluation, call, 1, "the name of a field", "字段名", arguments[1]);
    JsonValue *column = new_list(evaluation, arguments[0]);
    for (uint32_t i = 0; i < arguments[0]->count; i++) {
        const JsonValue *field =
            evaluation_field(evaluation, call, arguments[0]->items[i], arguments[1]->text);
        if (!field)
            return NULL;
        borrow_item(evaluation, column, field);
    }
    return column;
}

/* slice(list, from, count): from is counted from 1; what lies beyond the end is left out. */
static const JsonValue *apply_slice(Evaluation *evaluation, const Expression *call,
                                    const JsonValue *const *arguments)
{
    if (!check_list(evaluation, call, 0, arguments[0]))
        return NULL;
    bool limited = call->operand_count == 3;
    if (!is_whole(arguments[1]) || arguments[1]->number < 1)
        return refuse_argument(evaluation, call, 1, "a whole number from 1", "从 1 起的整数",
                               arguments[1]);
    if (limited && (!is_whole(arguments[2]) || arguments[2]->number < 0))
        return refuse_argument(evaluation, call, 2, "a whole number from 0", "不小于 0 的整数",
                               arguments[2]);
    JsonValue *kept = new_list(evaluation, arguments[0]);
    for (uint32_t i = 0; i < arguments[0]->count; i++) {
        double place = i + 1 - arguments[1]->number;
        if (place >= 0 && (!limited || place < arguments[2]->number))
            borrow_item(evaluation, kept, arguments[0]->items[i]);
    }
    return kept;
}

static const JsonValue *apply_has(Evaluation *evaluation, const Expression *call,
                                  const JsonValue *const *arguments)
{
    if (arguments[1]->kind != JSON_STRING)
        return refuse_argument(evaluation, call, 1, "the name of a field", "字段名", arguments[1]);
    const JsonValue *field = json_find_text(arguments[0], arguments[1]->text);
    return evaluation_boolean(evaluation, field && field->kind != JSON_NULL);
}

static bool text_contains(Text text, Text part)
{
    for (size_t i = 0; i + part.length <= text.length; i++) {
        if (memcmp(text.data + i, part.data, part.length) == 0)
            return true;
    }
    return false;
}

static const JsonValue *apply_contains(Evaluation *evaluation, const Expression *call,
                                       const JsonValue *const *arguments)
{
    const JsonValue *whole = arguments[0];
    if (whole->kind == JSON_STRING) {
        if (arguments[1]->kind != JSON_STRING)
            return refuse_argument(evaluation, call, 1, "a text", "文字", arguments[1]);
        if (!evaluation_spend(evaluation, call, (int64_t)whole->text.length / 64))
            return NULL;
        return evaluation_boolean(evaluation, text_contains(whole->text, arguments[1]->text));
    }
    if (!check_list(evaluation, call, 0, whole))
        return NULL;
    for (uint32_t i = 0; i < whole->count; i++) {
        if (is_same(whole->items[i], arguments[1]))
            return evaluation_boolean(evaluation, true);
    }
    return evaluation_boolean(evaluation, false);
}

static const JsonValue *apply_text(Evaluation *evaluation, const Expression *call,
                                   const JsonValue *const *arguments)
{
    StrBuf text = {0};
    if (arguments[0]->kind == JSON_NULL || arguments[0]->kind == JSON_STRING)
        return arguments[0];
    if (!format_append_plain(&text, arguments[0], evaluation->settings))
        return refuse_argument(evaluation, call, 0, "a number, text or boolean",
                               "数字、文字或真假值", arguments[0]);
    Text copy = {strbuf_copy(&text, evaluation->arena), text.length};
    strbuf_release(&text);
    return json_new_string(evaluation->arena, copy, &arguments[0]->origin);
}

static const Function function_table[] = {
    {"abs", 1, 1, 0, 0, apply_abs},
    {"ceil", 1, 1, 0, 0, apply_ceil},
    {"column", 2, 2, 0, 0, apply_column},
    {"contains", 2, 2, 0, 0, apply_contains},
    {"find", 3, 3, 0, 0, apply_find},
    {"first", 1, 1, 0, 0, apply_first},
    {"floor", 1, 1, 0, 0, apply_floor},
    {"has", 2, 2, 0, 0, apply_has},
    {"last", 1, 1, 0, 0, apply_last},
    {"len", 1, 1, 0, AGGREGATE_COUNT, apply_len},
    {"max", 1, -1, 0, AGGREGATE_MAX, apply_aggregate},
    {"mean", 1, 2, 0, AGGREGATE_MEAN, apply_aggregate},
    {"min", 1, -1, 0, AGGREGATE_MIN, apply_aggregate},
    {"nth", 2, 2, 0, 0, apply_nth},
    {"number", 1, 1, 0, 0, apply_number},
    {"prev", 1, 2, FUNCTION_LAZY | FUNCTION_OF_ROWS, 0, row_function_prev},
    {"rank", 1, 1, FUNCTION_LAZY | FUNCTION_OF_ROWS, 0, row_function_rank},
    {"round", 1, 2, 0, 0, apply_round},
    {"share", 1, 1, FUNCTION_LAZY | FUNCTION_OF_ROWS, 0, row_function_share},
    {"slice", 2, 3, 0, 0, apply_slice},
    {"sum", 1, 2, 0, AGGREGATE_SUM, apply_aggregate},
    {"text", 1, 1, 0, 0, apply_text},
    {"where", 2, 2, FUNCTION_LAZY, 0, apply_where},
};

const Function *function_find(Text name)
{
    for (size_t i = 0; i < COUNT_OF(function_table); i++) {
        if (text_equals(name, function_table[i].name))
            return &function_table[i];
    }
    return NULL;
}

const char *function_suggest(Text name)
{
    const char *names[COUNT_OF(function_table)];
    for (size_t i = 0; i < COUNT_OF(function_table); i++)
        names[i] = function_table[i].name;
    return suggest_name(name, names, COUNT_OF(function_table));
}

int function_count(void)
{
    return COUNT_OF(function_table);
}

const Function *function_at(int index)
{
    return &function_table[index];
}
