/* Conditional styles of a table: see table_rule.h. */
#include "element/table_rule.h"

#include <math.h>

#include "element/items.h"

typedef struct RuleItem {
    const char *column;
    const JsonValue *above, *below, *equals, *style;
    bool is_row;
} RuleItem;

static const Field rule_fields[] = {
    {"column", &field_string, offsetof(RuleItem, column), 0, 0, NULL, 0, NULL,
     "Field or title of the column it looks at.", "所看的列（字段名或表头）。"},
    {"above", &field_json, offsetof(RuleItem, above), 0, 0, NULL, 0, NULL, "Applies above it.",
     "大于此值时生效。"},
    {"below", &field_json, offsetof(RuleItem, below), 0, 0, NULL, 0, NULL, "Applies below it.",
     "小于此值时生效。"},
    {"equals", &field_json, offsetof(RuleItem, equals), 0, 0, NULL, 0, NULL,
     "Applies to this value.", "等于此值时生效。"},
    {"style", &field_json, offsetof(RuleItem, style), 0, 0, NULL, FIELD_REQUIRED, NULL,
     "What it looks like then.", "生效时的样式。"},
    {"row", &field_boolean, offsetof(RuleItem, is_row), 0, 0, NULL, 0, NULL,
     "Styles the whole row.", "作用于整行。"},
    FIELDS_END,
};

static double number_or_nan(const JsonValue *value)
{
    return value && value->kind == JSON_NUMBER ? value->number : NAN;
}

TableRule *table_rules_read(Builder *builder, const Node *node, const JsonValue *list, int *count)
{
    RuleItem *items = items_read(builder, node, list, rule_fields, sizeof *items, "column", count);
    TableRule *rules = arena_array(builder->arena, (size_t)*count, sizeof *rules);
    for (int i = 0; i < *count; i++)
        rules[i] = (TableRule){
            .column = items[i].column,
            .above = number_or_nan(items[i].above),
            .below = number_or_nan(items[i].below),
            .equals = items[i].equals,
            .style = items[i].style,
            .is_row = items[i].is_row,
        };
    return rules;
}

static bool is_column(const TableRule *rule, const TableColumn *column)
{
    if (!rule->column)
        return true;
    if (column->field && strcmp(column->field, rule->column) == 0)
        return true;
    return column->title && column->title->kind == JSON_STRING &&
           text_equals(column->title->text, rule->column);
}

static bool is_body(const TableCell *cell)
{
    return cell->kind == CELL_BODY || cell->kind == CELL_ROW_HEAD || cell->kind == CELL_TOTAL;
}

static bool holds(const TableRule *rule, const TableCell *cell)
{
    if (rule->equals) {
        if (rule->equals->kind == JSON_NUMBER)
            return cell->number == rule->equals->number;
        return cell->content && cell->content->kind == JSON_STRING &&
               rule->equals->kind == JSON_STRING &&
               text_equals(cell->content->text, rule->equals->text.data);
    }
    if (isnan(rule->above) && isnan(rule->below))
        return true;
    return (isnan(rule->above) || cell->number > rule->above) &&
           (isnan(rule->below) || cell->number < rule->below);
}

bool table_rule_applies(const TableRule *rule, const TableModel *model, size_t index)
{
    const TableCell *cell = &model->cells[index];
    if (!is_body(cell))
        return false;
    if (!rule->is_row)
        return is_column(rule, cell->source) && holds(rule, cell);
    /* Cells stand in order of rows: the row is what lies around the cell. */
    size_t first = index;
    while (first > 0 && model->cells[first - 1].row == cell->row)
        first--;
    for (size_t i = first; i < model->cell_count && model->cells[i].row == cell->row; i++) {
        const TableCell *other = &model->cells[i];
        if (is_body(other) && is_column(rule, other->source) && holds(rule, other))
            return true;
    }
    return false;
}
