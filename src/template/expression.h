/* Expressions: compiled trees and their evaluation. Inside template/ only.
 *
 * The language computes and never loops or assigns: an expression is a finite tree, every node of
 * it is evaluated at most once per row, and all steps count against LIMIT_EXPRESSION_STEPS. */
#ifndef TEMPLATE_EXPRESSION_H
#define TEMPLATE_EXPRESSION_H

#include "base/map.h"
#include "data/format.h"
#include "json/json.h"

typedef struct Expression Expression;
typedef struct Evaluation Evaluation;

typedef enum FunctionFlags {
    FUNCTION_LAZY = 1, /* `apply` evaluates the argument expressions itself; its arguments: NULL */
    FUNCTION_OF_ROWS = 2 /* it reads other rows of the source */
} FunctionFlags;

/* What a function makes of many numbers, in one pass. */
typedef enum AggregateKind {
    AGGREGATE_NONE,
    AGGREGATE_COUNT,
    AGGREGATE_SUM,
    AGGREGATE_MEAN,
    AGGREGATE_MIN,
    AGGREGATE_MAX
} AggregateKind;

/* A function of the language: a row of function_table. */
typedef struct Function {
    const char *name;
    int min_arguments, max_arguments; /* max_arguments -1: any number */
    unsigned flags;                   /* FunctionFlags */
    AggregateKind aggregate;
    const JsonValue *(*apply)(Evaluation *evaluation, const Expression *call,
                              const JsonValue *const *arguments);
} Function;

/* The function of this name, or NULL. */
const Function *function_find(Text name);

/* The nearest function's name, or NULL. */
const char *function_suggest(Text name);

/* All functions, for the test that every one is documented. */
int function_count(void);
const Function *function_at(int index);

typedef enum ExpressionKind {
    EXPRESSION_LITERAL,
    EXPRESSION_NAME,
    EXPRESSION_FIELD, /* operands[0].name */
    EXPRESSION_INDEX, /* operands[0][operands[1]] */
    EXPRESSION_LIST,
    EXPRESSION_UNARY,
    EXPRESSION_BINARY,
    EXPRESSION_CHOICE, /* operands[0] ? operands[1] : operands[2] */
    EXPRESSION_CALL,
    EXPRESSION_FORMAT /* operands[0] | name(operands[1], ...) */
} ExpressionKind;

typedef enum Operator {
    OPERATOR_ADD,
    OPERATOR_SUBTRACT,
    OPERATOR_MULTIPLY,
    OPERATOR_DIVIDE,
    OPERATOR_REMAINDER,
    OPERATOR_JOIN,
    OPERATOR_EQUAL,
    OPERATOR_NOT_EQUAL,
    OPERATOR_LESS,
    OPERATOR_LESS_EQUAL,
    OPERATOR_GREATER,
    OPERATOR_GREATER_EQUAL,
    OPERATOR_AND,
    OPERATOR_OR,
    OPERATOR_NOT,
    OPERATOR_NEGATE
} Operator;

struct Expression {
    ExpressionKind kind;
    Operator operation;
    uint32_t start, end; /* bytes of the host string */
    int depth;           /* levels of the tree, itself included */
    bool is_optional;    /* a.b? : a missing field is null */
    bool is_soft;        /* stands behind a `?`: null has every field, and it is null */
    Text name;           /* of NAME, FIELD, CALL, FORMAT */
    const JsonValue *literal;
    const Expression **operands; /* operand_count of them */
    int operand_count;
    const Function *function;
    const Format *format;
    Origin place; /* of FORMAT, found once: results carry it */
};

/* Parses bytes [start, end) of the string `host`. The tree lives in `arena` and borrows the host's
 * text. NULL: reported, at its place, with `because` (may be NULL) as the reason. */
const Expression *expression_parse(Arena *arena, DiagSink *diagnostics, const JsonValue *host,
                                   size_t start, size_t end, const Origin *because);

/* Names that an expression sees, innermost first. */
typedef struct Scope {
    const struct Scope *parent; /* NULL: then come Evaluation.values */
    const JsonValue *object; /* its members are names: properties of a component, fields of a row */
    /* A row of a repeat: `as` names it; index, first, last, count (and key) describe it. */
    Text as; /* empty: this is no row */
    const JsonValue *row;
    int64_t index, count; /* index from 1 */
    Text key;             /* of a row of an object, else empty */
} Scope;

/* The rows of a source while a column is computed. */
typedef struct RowSet {
    const JsonValue *rows;
    uint32_t index; /* of the present row, from 0 */
    Map *totals;    /* what share() and rank() keep for the column; by the expression's place */
} RowSet;

/* Counts steps; shared by all expressions of a document. */
typedef struct Budget {
    int64_t steps, limit;
    bool exhausted; /* reported; everything ends now */
} Budget;

/* Calls whose values are known before they are evaluated: those of rows that are not kept. */
typedef struct KnownCalls {
    const JsonValue *(*find)(const struct KnownCalls *known, Evaluation *evaluation,
                             const Expression *call); /* NULL: not known */
} KnownCalls;

struct Evaluation {
    Arena *arena;
    DiagSink *diagnostics;
    const FormatSettings *settings;
    const Map *values;     /* may be NULL */
    const Scope *scope;    /* may be NULL */
    const RowSet *row_set; /* NULL outside "compute" */
    const JsonValue *host; /* the string that holds the expression */
    const Origin *because; /* repeat rows and component calls around it; may be NULL */
    Budget *budget;
    const KnownCalls *known; /* NULL: none */
};

/* The value of the expression; it may be borrowed from the data. NULL: reported. */
const JsonValue *expression_evaluate(Evaluation *evaluation, const Expression *expression);

/* Applies a format (an EXPRESSION_FORMAT) to a value that is at hand. NULL: reported. */
const JsonValue *expression_apply_format(Evaluation *evaluation, const Expression *expression,
                                         const JsonValue *value);

/* Truth of a condition: null, "" and empty lists are false; a number is no condition. False in the
 * return value: reported. */
bool expression_truth(Evaluation *evaluation, const Expression *expression, const JsonValue *value,
                      bool *truth) WARN_UNUSED;

/* The place of an expression, with the reasons of the evaluation. */
Origin evaluation_origin(const Evaluation *evaluation, const Expression *expression);

/* Counts `steps`; false when the budget is used up (reported once). */
bool evaluation_spend(Evaluation *evaluation, const Expression *expression,
                      int64_t steps) WARN_UNUSED;

/* A computed number; `from` (may be NULL) is the value it comes from, kept as the reason in its
 * origin. NULL: it is not finite, reported. */
const JsonValue *evaluation_number(Evaluation *evaluation, const Expression *expression,
                                   double number, const JsonValue *from);

const JsonValue *evaluation_boolean(Evaluation *evaluation, bool boolean);
const JsonValue *evaluation_null(Evaluation *evaluation);

/* The text of an expression as it was written, for messages. */
const char *evaluation_source(const Evaluation *evaluation, const Expression *expression);

/* The member `name` of `object`. NULL: reported (or null for an optional expression). */
const JsonValue *evaluation_field(Evaluation *evaluation, const Expression *expression,
                                  const JsonValue *object, Text name);

/* The order of two numbers by their decimal digits: -1, 0, 1. */
int evaluation_compare_numbers(const JsonValue *left, const JsonValue *right);

/* The result of a binary operator that is neither "and" nor "or". NULL: reported. */
const JsonValue *operator_apply(Evaluation *evaluation, const Expression *expression,
                                const JsonValue *left, const JsonValue *right);

/* -x, keeping stated digits. NULL: reported. */
const JsonValue *operator_negate(Evaluation *evaluation, const Expression *expression,
                                 const JsonValue *value);

/* "+", "<=" ... */
const char *operator_text(Operator operation);

#endif
