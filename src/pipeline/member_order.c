/* Member order: see member_order.h. */
#include "pipeline/member_order.h"

typedef struct OrderRow {
    const char *name;
    int rank;
} OrderRow;

#define RANK_OTHERS 50 /* what is not in a list stands here, as it was written */

static const OrderRow layout_order[] = {
    {"$schema", 1}, {"version", 2}, {"meta", 3},    {"page", 4},       {"numbering", 5},
    {"data", 6},    {"theme", 7},   {"outputs", 8}, {"components", 9}, {"body", 99},
};

/* What it is, then what it says, then how it looks, then what is in it. */
static const OrderRow element_order[] = {
    {"type", 1},   {"use", 1},   {"id", 2},        {"class", 3}, {"if", 4},
    {"style", 90}, {"with", 91}, {"children", 95}, {"item", 95}, {"else", 96},
};

static int find_rank(const OrderRow *rows, size_t count, Text key)
{
    for (size_t i = 0; i < count; i++) {
        if (text_equals(key, rows[i].name))
            return rows[i].rank;
    }
    return RANK_OTHERS;
}

/* Whether the value is in the layout's body or in the body of a component. */
static bool is_in_body(const JsonValue *value)
{
    for (; value; value = value->parent) {
        if (text_equals(value->key, "body"))
            return true;
        if (text_equals(value->key, "style") || text_equals(value->key, "with"))
            return false;
    }
    return false;
}

int member_order_rank(const JsonValue *object, Text key)
{
    if (!object->parent && json_find(object, "body"))
        return find_rank(layout_order, COUNT_OF(layout_order), key);
    bool is_element = json_find(object, "type") || json_find(object, "use");
    if (is_element && is_in_body(object))
        return find_rank(element_order, COUNT_OF(element_order), key);
    return RANK_OTHERS;
}
