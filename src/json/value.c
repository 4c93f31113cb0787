/* JSON values made and searched by the program: see json.h. */
#include "json/json.h"

#include <assert.h>

#include "json/items.h"
#include "json/number_text.h"

#define SMALLEST_CAPACITY 4

size_t json_items_capacity(size_t count)
{
    size_t capacity = count ? SMALLEST_CAPACITY : 0;
    while (capacity < count)
        capacity *= 2;
    return capacity;
}

JsonValue *json_new(Arena *arena, JsonKind kind, const Origin *origin)
{
    JsonValue *value = arena_alloc(arena, sizeof *value);
    value->kind = kind;
    value->text = (Text){"", 0};
    value->key = (Text){"", 0};
    if (origin)
        value->origin = *origin;
    return value;
}

JsonValue *json_new_string(Arena *arena, Text text, const Origin *origin)
{
    JsonValue *value = json_new(arena, JSON_STRING, origin);
    value->text = text;
    return value;
}

JsonValue *json_new_shown(Arena *arena, Text text, const JsonValue *value, const char *expression)
{
    JsonValue *shown = json_new_string(arena, text, &value->origin);
    JsonInsertion *insertion = arena_alloc(arena, sizeof *insertion);
    *insertion = (JsonInsertion){.expression = expression, .value = value};
    if (value->insertion_count == 1) { /* a template had filled in the value */
        const char *format = strstr(expression, " |");
        *insertion = *value->insertions;
        insertion->expression =
            arena_print(arena, "%s%s", insertion->expression, format ? format : "");
    }
    insertion->start = 0;
    insertion->end = (uint32_t)text.length;
    shown->insertions = insertion;
    shown->insertion_count = text.length ? 1 : 0;
    return shown;
}

JsonValue *json_new_number(Arena *arena, double number, const Origin *origin)
{
    JsonValue *value = json_new(arena, JSON_NUMBER, origin);
    value->number = number;
    value->text = json_number_text(arena, number);
    return value;
}

JsonValue *json_new_boolean(Arena *arena, bool boolean, const Origin *origin)
{
    JsonValue *value = json_new(arena, JSON_BOOLEAN, origin);
    value->boolean = boolean;
    return value;
}

static void add_item(Arena *arena, JsonValue *container, JsonValue *item)
{
    size_t count = container->count;
    if (count == json_items_capacity(count)) {
        size_t capacity = json_items_capacity(count + 1);
        JsonValue **items = arena_array(arena, capacity, sizeof *items);
        if (count)
            memcpy(items, container->items, count * sizeof *items);
        container->items = items;
    }
    container->items[container->count++] = item;
    item->parent = container;
}

void json_append(Arena *arena, JsonValue *array, JsonValue *item)
{
    assert(array->kind == JSON_ARRAY);
    add_item(arena, array, item);
}

static bool same_text(Text a, Text b)
{
    return a.length == b.length && memcmp(a.data, b.data, a.length) == 0;
}

static int find_index(const JsonValue *object, Text key)
{
    for (uint32_t i = 0; i < object->count; i++) {
        if (same_text(object->items[i]->key, key))
            return (int)i;
    }
    return -1;
}

void json_set(Arena *arena, JsonValue *object, Text key, const Origin *key_origin, JsonValue *value)
{
    assert(object->kind == JSON_OBJECT);
    value->key = key;
    value->key_origin = key_origin ? *key_origin : (Origin){0};
    int index = find_index(object, key);
    if (index < 0) {
        add_item(arena, object, value);
        return;
    }
    object->items[index] = value;
    value->parent = object;
}

JsonValue *json_find_text(const JsonValue *object, Text key)
{
    if (!object || object->kind != JSON_OBJECT)
        return NULL;
    int index = find_index(object, key);
    return index < 0 ? NULL : object->items[index];
}

JsonValue *json_find(const JsonValue *object, const char *key)
{
    return json_find_text(object, text_of(key));
}

JsonValue *json_shallow_copy(Arena *arena, const JsonValue *value)
{
    JsonValue *copy = arena_alloc(arena, sizeof *copy);
    *copy = *value;
    copy->items = NULL;
    copy->count = 0;
    copy->parent = NULL;
    return copy;
}

const char *json_kind_name(JsonKind kind, DiagLanguage language)
{
    static const char *const names[][2] = {
        [JSON_NULL] = {"null", "空值 null"},  [JSON_BOOLEAN] = {"a boolean", "布尔值"},
        [JSON_NUMBER] = {"a number", "数字"}, [JSON_STRING] = {"a string", "字符串"},
        [JSON_ARRAY] = {"an array", "数组"},  [JSON_OBJECT] = {"an object", "对象"},
    };
    return names[kind][language == DIAG_CHINESE];
}
