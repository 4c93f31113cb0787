/* Items: see items.h. */
#include "element/items.h"

#include "doc/field_types.h"

/* Rows of data: only what the table knows. */
static void read_known(const FieldReader *reader, const Field *table, const JsonValue *object,
                       void *target)
{
    for (uint32_t i = 0; i < object->count; i++) {
        const Field *field = field_find(table, object->items[i]->key);
        if (field && object->items[i]->kind != JSON_NULL)
            field_read(reader, field, object->items[i], target);
    }
}

static void read_item(const FieldReader *reader, const Node *node, const Field *table,
                      const JsonValue *item, const char *word, void *target)
{
    fields_set_defaults(reader, table, target);
    bool is_word = item->kind == JSON_STRING || item->kind == JSON_NUMBER;
    if (is_word) {
        field_read(reader, field_find(table, text_of(word)), item, target);
    } else if (item->kind != JSON_OBJECT) {
        diag_report(
            reader->diagnostics, E_ITEM_KIND, &item->origin,
            DIAG_ARGS(node->type->name, json_kind_name(item->kind, reader->diagnostics->language)));
    } else if (item->origin.source != node->source->origin.source) {
        read_known(reader, table, item, target);
    } else {
        fields_read(reader, table, item, NULL, target);
    }
}

bool items_check(Builder *builder, const JsonValue *list, const char *type)
{
    DiagSink *sink = builder->diagnostics;
    bool is_long = list->kind == JSON_ARRAY && list->count > diag_limit(sink, LIMIT_ID_ITEMS);
    if (list->kind == JSON_ARRAY && !is_long)
        return true;
    Diagnostic *diagnostic = diag_report(sink, E_ITEMS, &list->origin,
                                         DIAG_ARGS(type, diag_limit_text(sink, LIMIT_ID_ITEMS)));
    if (is_long)
        diag_hint_limit(sink, diagnostic, LIMIT_ID_ITEMS);
    return false;
}

void *items_read(Builder *builder, const Node *node, const JsonValue *list, const Field *table,
                 size_t size, const char *word, int *count)
{
    *count = 0;
    if (!list)
        return NULL;
    if (!items_check(builder, list, node->type->name))
        return NULL;
    StyleContext context = {
        .theme = builder->theme,
        .base = {node->style->font_size.value, builder->zi, builder->theme->is_print_table},
        .inherited_em = node->style->font_size.value,
    };
    FieldReader reader = {
        .arena = builder->arena,
        .diagnostics = builder->diagnostics,
        .owner = arena_print(builder->arena, "“%s” items", node->type->name),
        .context = &context,
        .resolve = field_resolve_token,
    };
    char *items = arena_array(builder->arena, list->count, size);
    for (uint32_t i = 0; i < list->count; i++)
        read_item(&reader, node, table, list->items[i], word, items + i * size);
    *count = (int)list->count;
    return items;
}
