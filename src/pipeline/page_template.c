/* Expanding "page": see page_template.h. */
#include "pipeline/page_template.h"

static const char *const late_members[] = {"head", "foot"};
static const char *const nested_members[] = {"first", "left", "right", "blank"};

static bool is_one_of(Text key, const char *const names[], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (text_equals(key, names[i]))
            return true;
    }
    return false;
}

static JsonValue *copy_of(Arena *arena, const JsonValue *value)
{
    JsonValue *copy = arena_alloc(arena, sizeof *copy);
    *copy = *value;
    return copy;
}

static JsonValue *without_late(Arena *arena, const JsonValue *master);

static JsonValue *without_late_in_all(Arena *arena, const JsonValue *masters)
{
    JsonValue *copy = json_shallow_copy(arena, masters);
    for (uint32_t i = 0; masters->kind == JSON_OBJECT && i < masters->count; i++)
        json_set(arena, copy, masters->items[i]->key, &masters->items[i]->key_origin,
                 without_late(arena, masters->items[i]));
    return copy;
}

/* A master without heads and feet, nor those of its kinds of pages. */
static JsonValue *without_late(Arena *arena, const JsonValue *master)
{
    if (master->kind != JSON_OBJECT)
        return copy_of(arena, master);
    JsonValue *copy = json_shallow_copy(arena, master);
    for (uint32_t i = 0; i < master->count; i++) {
        const JsonValue *member = master->items[i];
        JsonValue *value;
        if (is_one_of(member->key, late_members, COUNT_OF(late_members)))
            continue;
        if (is_one_of(member->key, nested_members, COUNT_OF(nested_members)))
            value = without_late(arena, member);
        else if (text_equals(member->key, "masters"))
            value = without_late_in_all(arena, member);
        else
            value = copy_of(arena, member);
        json_set(arena, copy, member->key, &member->key_origin, value);
    }
    return copy;
}

/* Puts the heads and feet of `from` into `master`, its expansion. */
static void put_back(Arena *arena, JsonValue *master, const JsonValue *from)
{
    if (!master || master->kind != JSON_OBJECT || from->kind != JSON_OBJECT)
        return;
    for (uint32_t i = 0; i < from->count; i++) {
        const JsonValue *member = from->items[i];
        if (is_one_of(member->key, late_members, COUNT_OF(late_members)))
            json_set(arena, master, member->key, &member->key_origin, copy_of(arena, member));
        else if (is_one_of(member->key, nested_members, COUNT_OF(nested_members)))
            put_back(arena, json_find_text(master, member->key), member);
    }
    JsonValue *masters = json_find(master, "masters");
    const JsonValue *before = json_find(from, "masters");
    for (uint32_t i = 0; masters && before && i < before->count; i++)
        put_back(arena, json_find_text(masters, before->items[i]->key), before->items[i]);
}

JsonValue *page_template_expand(Arena *arena, DiagSink *diagnostics, const TemplateOptions *options,
                                JsonValue *page)
{
    if (!page)
        return NULL;
    JsonValue *expanded = template_expand(arena, diagnostics, options, without_late(arena, page));
    put_back(arena, expanded, page);
    return expanded;
}
