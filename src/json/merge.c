/* JSON Merge Patch: see merge.h. Depth is bounded by the parser (LIMIT_JSON_DEPTH). */
#include "json/merge.h"

static JsonValue *shallow(Arena *arena, const JsonValue *value)
{
    JsonValue *copy = json_shallow_copy(arena, value);
    copy->items = value->items;
    copy->count = value->count;
    return copy;
}

static void add_copy(Arena *arena, JsonValue *object, const JsonValue *from, JsonValue *value)
{
    JsonValue *copy = shallow(arena, value);
    json_set(arena, object, from->key, &from->key_origin, copy);
}

JsonValue *json_merge(Arena *arena, JsonValue *base, JsonValue *patch)
{
    if (patch->kind != JSON_OBJECT)
        return patch;
    JsonValue *result = json_shallow_copy(arena, patch);
    bool has_members = base && base->kind == JSON_OBJECT;
    for (uint32_t i = 0; has_members && i < base->count; i++) {
        if (!json_find_text(patch, base->items[i]->key))
            add_copy(arena, result, base->items[i], base->items[i]);
    }
    for (uint32_t i = 0; i < patch->count; i++) {
        JsonValue *member = patch->items[i];
        JsonValue *old = has_members ? json_find_text(base, member->key) : NULL;
        if (member->kind != JSON_NULL)
            add_copy(arena, result, member, json_merge(arena, old, member));
    }
    return result;
}
