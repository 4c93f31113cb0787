/* Strings of a layout, compiled: what is text, what is an expression. Inside template/ only. */
#ifndef TEMPLATE_COMPILE_H
#define TEMPLATE_COMPILE_H

#include "template/expression.h"

typedef enum TemplateKind {
    TEMPLATE_PLAIN,      /* no {{ }}: the string stands for itself */
    TEMPLATE_TEXT,       /* text with insertions */
    TEMPLATE_VALUE,      /* one {{ }} and nothing else: keeps the value's type */
    TEMPLATE_EXPRESSION, /* the string of "if" and "repeat": all of it is an expression */
    TEMPLATE_BROKEN      /* reported once */
} TemplateKind;

typedef struct TemplatePart {
    Text text;                    /* without expression: a stretch of the string */
    const Expression *expression; /* or NULL */
    const Expression *base;       /* the expression without the formats at its end */
    const char *source;           /* the expression as it was written */
    bool is_markup;
} TemplatePart;

typedef struct Template {
    TemplateKind kind;
    TemplatePart *parts; /* part_count of them */
    int part_count;
} Template;

/* Compiles strings and remembers the result in JsonValue.compiled. */
typedef struct Compiler {
    Arena *arena; /* of the compiled templates */
    DiagSink *diagnostics;
    bool forgets; /* the layout outlives `arena`: compiler_release takes the results out again */
    JsonValue **touched;
    size_t touched_count, touched_capacity;
} Compiler;

/* The compiled form of a string with {{ }}. Never NULL. */
const Template *compiler_text(Compiler *compiler, JsonValue *host, const Origin *because);

/* The compiled form of a string that is an expression. Never NULL. */
const Template *compiler_expression(Compiler *compiler, JsonValue *host, const Origin *because);

void compiler_release(Compiler *compiler);

#endif
