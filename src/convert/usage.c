/* Keeping account of what is carried over: see usage.h. */
#include "convert/usage.h"

#include <string.h>

typedef enum Mark { MARK_NONE, MARK_ENTERED, MARK_WHOLE } Mark;

static const char marks[] = {MARK_NONE, MARK_ENTERED, MARK_WHOLE}; /* their places are the values */

void usage_init(Usage *usage, Arena *arena, DiagSink *diagnostics)
{
    usage->arena = arena;
    usage->diagnostics = diagnostics;
    map_init(&usage->marks, arena);
}

/* A value is known by its place in memory: the tree outlives the account. */
static Text key_of(const Usage *usage, const JsonValue *value)
{
    return (Text){arena_copy(usage->arena, (const char *)&value, sizeof value), sizeof value};
}

static Mark mark_of(const Usage *usage, const JsonValue *value)
{
    const char *mark = map_find(&usage->marks, (Text){(const char *)&value, sizeof value});
    return mark ? (Mark)*mark : MARK_NONE;
}

static void set_mark(Usage *usage, const JsonValue *value, Mark mark)
{
    map_set(&usage->marks, key_of(usage, value), (void *)&marks[mark]);
}

void usage_mark(Usage *usage, const JsonValue *value)
{
    if (value)
        set_mark(usage, value, MARK_WHOLE);
}

void usage_enter_value(Usage *usage, const JsonValue *value)
{
    bool is_container = value->kind == JSON_OBJECT || value->kind == JSON_ARRAY;
    set_mark(usage, value, is_container ? MARK_ENTERED : MARK_WHOLE);
}

const JsonValue *usage_enter(Usage *usage, const JsonValue *object, const char *key)
{
    const JsonValue *value = json_find(object, key);
    if (value && mark_of(usage, value) == MARK_NONE)
        usage_enter_value(usage, value);
    return value;
}

const JsonValue *usage_take(Usage *usage, const JsonValue *object, const char *key, JsonKind kind)
{
    const JsonValue *value = json_find(object, key);
    if (!value || value->kind != kind)
        return NULL;
    usage_mark(usage, value);
    return value;
}

static bool is_boolean(Usage *usage, const JsonValue *object, const char *key, bool wanted)
{
    const JsonValue *value = json_find(object, key);
    if (!value || value->kind != JSON_BOOLEAN || value->boolean != wanted)
        return false;
    usage_mark(usage, value);
    return true;
}

bool usage_is_true(Usage *usage, const JsonValue *object, const char *key)
{
    return is_boolean(usage, object, key, true);
}

bool usage_is_false(Usage *usage, const JsonValue *object, const char *key)
{
    return is_boolean(usage, object, key, false);
}

bool usage_is_text(Usage *usage, const JsonValue *object, const char *key, const char *text)
{
    const JsonValue *value = json_find(object, key);
    if (!value || value->kind != JSON_STRING || !text_equals(value->text, text))
        return false;
    usage_mark(usage, value);
    return true;
}

const char *usage_path(const Usage *usage, const JsonValue *value)
{
    const char *path = "";
    for (const JsonValue *at = value; at->parent; at = at->parent) {
        uint32_t index = 0;
        while (index < at->parent->count && at->parent->items[index] != at)
            index++;
        path = at->parent->kind == JSON_OBJECT
                   ? arena_print(usage->arena, "/%s%s", at->key.data, path)
                   : arena_print(usage->arena, "/%u%s", (unsigned)index, path);
    }
    return path[0] ? path : "/";
}

static bool is_function(const JsonValue *value)
{
    return value->kind == JSON_STRING &&
           (strncmp(value->text.data, "function", 8) == 0 || strstr(value->text.data, "=>"));
}

/* Depth is bounded by LIMIT_JSON_DEPTH. Returns how many there are. */
static int report_functions(Usage *usage, const JsonValue *value)
{
    int count = 0;
    if (is_function(value)) {
        diag_report(usage->diagnostics, W_CONVERT_FUNCTION, &value->origin,
                    DIAG_ARGS(usage_path(usage, value)));
        return 1;
    }
    for (uint32_t i = 0; i < value->count; i++)
        count += report_functions(usage, value->items[i]);
    return count;
}

/* Depth is bounded by LIMIT_JSON_DEPTH. */
void usage_report(Usage *usage, const JsonValue *root)
{
    Mark mark = mark_of(usage, root);
    if (mark == MARK_WHOLE)
        return;
    if (mark == MARK_NONE) {
        if (report_functions(usage, root) == 0)
            diag_report(usage->diagnostics, N_CONVERT_DROPPED, &root->origin,
                        DIAG_ARGS(usage_path(usage, root)));
        return;
    }
    for (uint32_t i = 0; i < root->count; i++)
        usage_report(usage, root->items[i]);
}
