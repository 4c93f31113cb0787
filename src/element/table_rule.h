/* Conditional styles of a table: which cells a rule applies to. */
#ifndef ELEMENT_TABLE_RULE_H
#define ELEMENT_TABLE_RULE_H

#include "element/table_model.h"

typedef struct TableRule {
    const char *column;  /* field or title; NULL: every cell */
    double above, below; /* NAN: not asked */
    const JsonValue *equals;
    const JsonValue *style;
    bool is_row; /* styles the whole row */
} TableRule;

/* Reads the list "conditions" (NULL: none). */
TableRule *table_rules_read(Builder *builder, const Node *node, const JsonValue *list, int *count);

/* Whether the rule styles cell `index` of the model. */
bool table_rule_applies(const TableRule *rule, const TableModel *model, size_t index);

#endif
