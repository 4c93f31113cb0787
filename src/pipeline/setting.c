/* Settings: see setting.h. */
#include "pipeline/setting.h"

typedef struct Setting {
    Arena *arena;
    DiagSink *diagnostics;
    const char *key;
    Origin origin; /* of the value: the command line */
} Setting;

static JsonValue *read_value(const Setting *setting, Text text)
{
    DiagSink silent;
    diag_init_trial(&silent, setting->arena, setting->diagnostics);
    JsonValue *value = json_parse(setting->arena, &silent, setting->origin.source);
    return value ? value : json_new_string(setting->arena, text, &setting->origin);
}

/* The first part of a key, up to its point. */
static Text first_part(Text key)
{
    const char *point = memchr(key.data, '.', key.length);
    return (Text){key.data, point ? (size_t)(point - key.data) : key.length};
}

static bool is_good_key(Text key)
{
    bool is_good = key.length > 0 && key.data[key.length - 1] != '.';
    for (size_t i = 0; i < key.length; i++)
        is_good &= key.data[i] != '.' || (i > 0 && key.data[i - 1] != '.');
    return is_good;
}

/* An object with the members of `old` (NULL: none), each of which it shares. NULL: `old` is none,
 * reported. */
static JsonValue *copy_object(const Setting *setting, Text name, const JsonValue *old)
{
    JsonValue *copy = json_new(setting->arena, JSON_OBJECT, &setting->origin);
    if (old && old->kind != JSON_OBJECT) {
        diag_report(setting->diagnostics, E_SETTING_NO_OBJECT, &setting->origin,
                    DIAG_ARGS(setting->key, arena_copy(setting->arena, name.data, name.length),
                              json_kind_name(old->kind, setting->diagnostics->language)));
        return NULL;
    }
    for (uint32_t i = 0; old && i < old->count; i++) {
        JsonValue *member = arena_alloc(setting->arena, sizeof *member);
        *member = *old->items[i];
        json_set(setting->arena, copy, member->key, &member->key_origin, member);
    }
    return copy;
}

void setting_apply(Arena *arena, DiagSink *diagnostics, Map *values, const char *key,
                   const char *text)
{
    const SourceText *source =
        source_create(arena, arena_print(arena, "--set %s", key), text_of(text));
    Setting setting = {arena, diagnostics, key, {source, 0, (uint32_t)source->text.length, NULL}};
    Text rest = text_of(key);
    if (!is_good_key(rest)) {
        diag_report(diagnostics, E_SETTING_KEY, &setting.origin, DIAG_ARGS(key));
        return;
    }
    Text name = first_part(rest);
    Text root_name = name;
    JsonValue *root = NULL;
    JsonValue *holder = NULL;
    const JsonValue *old = map_find(values, name);
    while (name.length < rest.length) {
        JsonValue *copy = copy_object(&setting, name, old);
        if (!copy)
            return;
        if (holder)
            json_set(arena, holder, name, &setting.origin, copy);
        else
            root = copy;
        holder = copy;
        rest = (Text){rest.data + name.length + 1, rest.length - name.length - 1};
        name = first_part(rest);
        old = json_find_text(holder, name);
    }
    JsonValue *value = read_value(&setting, source->text);
    if (holder)
        json_set(arena, holder, name, &setting.origin, value);
    map_set(values, root_name, root ? root : value);
}
