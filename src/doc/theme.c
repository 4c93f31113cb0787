/* Theme: see theme.h. */
#include "doc/theme.h"

#include "base/limits.h"
#include "doc/kind.h"
#include "json/merge.h"
#include "json/suggest.h"

static const char *const theme_members[] = {"extends", "tokens", "styles", "fontSizeTable", NULL};

static void add_tokens(const Theme *theme, Map *tokens, const JsonValue *value)
{
    const JsonValue *object = json_find(value, "tokens");
    if (!kind_expect(theme->diagnostics, "tokens", object, JSON_OBJECT))
        return;
    for (uint32_t i = 0; i < object->count; i++)
        map_set(tokens, object->items[i]->key, object->items[i]);
}

/* A style that the extended theme has, too, changes it property by property: a house alters the
 * size of "h2" without setting its face again. Null takes a property away (json/merge.h). */
static void add_styles(const Theme *theme, Map *styles, const JsonValue *value)
{
    const JsonValue *object = json_find(value, "styles");
    if (!kind_expect(theme->diagnostics, "styles", object, JSON_OBJECT))
        return;
    for (uint32_t i = 0; i < object->count; i++) {
        JsonValue *style = object->items[i];
        JsonValue *base = map_find(styles, style->key);
        bool is_change = base && base->kind == JSON_OBJECT && style->kind == JSON_OBJECT;
        map_set(styles, style->key, is_change ? json_merge(theme->arena, base, style) : style);
    }
}

static void check_members(Theme *theme, const JsonValue *value)
{
    static const Field no_fields[] = {{0}};
    FieldReader reader = {
        .arena = theme->arena,
        .diagnostics = theme->diagnostics,
        .owner = "theme",
    };
    for (uint32_t i = 0; i < value->count; i++) {
        bool known = false;
        for (int name = 0; theme_members[name]; name++)
            known |= text_equals(value->items[i]->key, theme_members[name]);
        if (!known && !text_equals(value->items[i]->key, "$schema"))
            field_report_unknown(&reader, no_fields, theme_members, value->items[i]);
    }
}

/* The themes on the way from the layout's own to the one being read. */
typedef struct ThemeChain {
    const struct ThemeChain *derived; /* the theme that extends this one */
    const SourceText *source;
} ThemeChain;

static bool is_cycle(const ThemeChain *chain, const JsonValue *theme)
{
    for (; chain && theme->origin.source; chain = chain->derived) {
        if (chain->source && strcmp(chain->source->name, theme->origin.source->name) == 0)
            return true;
    }
    return false;
}

static void read_size_table(Theme *theme, const JsonValue *table)
{
    static const FieldName tables[] = {{"word", 0}, {"print", 1}, {NULL, 0}};
    static const Field row = {.name = "fontSizeTable", .type = &field_enum, .names = tables};
    FieldReader reader = {.arena = theme->arena, .diagnostics = theme->diagnostics};
    int is_print = 0;
    if (table && field_read(&reader, &row, table, &is_print))
        theme->is_print_table = is_print;
}

static void read_level(Theme *theme, const JsonValue *value, ThemeLoader loader, void *context,
                       const ThemeChain *derived)
{
    if (!kind_expect(theme->diagnostics, "theme", value, JSON_OBJECT))
        return;
    ThemeChain chain = {derived, value->origin.source};
    const JsonValue *extends = json_find(value, "extends");
    check_members(theme, value);
    if (kind_expect(theme->diagnostics, "extends", extends, JSON_STRING) && loader) {
        const JsonValue *base = loader(context, extends);
        if (base && is_cycle(&chain, base))
            diag_report(theme->diagnostics, E_THEME_CYCLE, &extends->origin,
                        DIAG_ARGS(extends->text.data));
        else if (base)
            read_level(theme, base, loader, context, &chain);
    }
    add_tokens(theme, &theme->tokens, value);
    add_styles(theme, &theme->styles, value);
    read_size_table(theme, json_find(value, "fontSizeTable"));
}

void theme_read(Theme *theme, Arena *arena, DiagSink *diagnostics, const JsonValue *value,
                ThemeLoader loader, void *loader_context)
{
    *theme = (Theme){.arena = arena, .diagnostics = diagnostics};
    map_init(&theme->tokens, arena);
    map_init(&theme->styles, arena);
    read_level(theme, value, loader, loader_context, NULL);
}

static const char *nearest_key(const Theme *theme, const Map *map, Text word)
{
    const char **names = arena_array(theme->arena, map->count, sizeof *names);
    for (size_t i = 0; i < map->count; i++)
        names[i] = map->entries[i].key.data;
    return suggest_name(word, names, (int)map->count);
}

static void report_unknown(const Theme *theme, DiagCode code, const Map *map, Text name,
                           const Origin *origin)
{
    char *copy = arena_copy(theme->arena, name.data, name.length);
    Diagnostic *diagnostic = diag_report(theme->diagnostics, code, origin, DIAG_ARGS(copy));
    const char *near = nearest_key(theme, map, name);
    if (near)
        diag_hint(theme->diagnostics, diagnostic, "Did you mean “{1}”?", "您是否想写“{1}”？",
                  DIAG_ARGS(near));
}

const JsonValue *theme_find_token(const Theme *theme, Text name, const JsonValue *use)
{
    for (int step = 0; step <= LIMIT_TEMPLATE_DEPTH; step++) {
        const JsonValue *value = map_find(&theme->tokens, name);
        if (!value) {
            report_unknown(theme, E_TOKEN_UNKNOWN, &theme->tokens, name, &use->origin);
            return NULL;
        }
        bool is_reference = value->kind == JSON_STRING && value->text.length > 1 &&
                            value->text.data[0] == '$' &&
                            !memchr(value->text.data, ' ', value->text.length);
        if (!is_reference)
            return value;
        name = (Text){value->text.data + 1, value->text.length - 1};
        use = value;
    }
    char *copy = arena_copy(theme->arena, name.data, name.length);
    diag_report(theme->diagnostics, E_TOKEN_CYCLE, &use->origin, DIAG_ARGS(copy));
    return NULL;
}

const JsonValue *theme_find_style(const Theme *theme, Text name, const Origin *use)
{
    const JsonValue *style = map_find(&theme->styles, name);
    if (!style)
        report_unknown(theme, E_STYLE_UNKNOWN, &theme->styles, name, use);
    return style;
}
