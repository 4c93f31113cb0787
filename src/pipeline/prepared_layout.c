/* Prepared layouts: see prepared_layout.h. */
#include "pipeline/prepared_layout.h"

#include "base/file.h"
#include "base/limits.h"
#include "data/data.h"
#include "pipeline/fonts_digest.h"
#include "pipeline/layout_file.h"
#include "pipeline/layout_files.h"
#include "pipeline/setting.h"
#include "template/template.h"

#define LAYOUT_VERSION 1

static const char *const layout_members[] = {
    "version", "meta",    "page",  "numbering", "data",    "theme",   "components",
    "body",    "outputs", "press", "audit",     "extends", "include", NULL};

void input_list_add(InputList *list, const char *path)
{
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->paths[i], path) == 0)
            return;
    }
    list->paths =
        arena_grow(list->arena, list->paths, list->count, &list->capacity, sizeof *list->paths);
    list->paths[list->count++] = arena_copy_string(list->arena, path);
}

static void note_opened(void *context, const char *path)
{
    input_list_add(context, path);
}

void prepared_layout_init(PreparedLayout *prepared, Session *session, Arena *arena,
                          DiagSink *diagnostics, const char *layout_path)
{
    *prepared = (PreparedLayout){.session = session, .arena = arena, .diagnostics = diagnostics};
    prepared->layout_path = arena_copy_string(arena, layout_path);
    prepared->inputs.arena = arena;
    map_init(&prepared->values, arena);
    map_init(&prepared->images, arena);
    map_init(&prepared->faulty_images, arena);
}

void prepared_layout_bind(PreparedLayout *prepared, const char *name, const char *path)
{
    Arena *arena = prepared->arena;
    prepared->bindings = arena_grow(arena, prepared->bindings, prepared->binding_count,
                                    &prepared->binding_capacity, sizeof *prepared->bindings);
    prepared->bindings[prepared->binding_count++] =
        (DataBinding){arena_copy_string(arena, name), arena_copy_string(arena, path)};
}

void prepared_layout_set(PreparedLayout *prepared, const char *key, const char *value)
{
    Arena *arena = prepared->arena;
    prepared->settings = arena_grow(arena, prepared->settings, prepared->setting_count,
                                    &prepared->setting_capacity, sizeof *prepared->settings);
    prepared->settings[prepared->setting_count++] =
        (JobSetting){arena_copy_string(arena, key), arena_copy_string(arena, value)};
}

static LayoutFiles layout_files(PreparedLayout *prepared)
{
    return (LayoutFiles){.arena = prepared->arena,
                         .diagnostics = prepared->diagnostics,
                         .session = prepared->session,
                         .layout_path = prepared->layout_path,
                         .inputs = &prepared->inputs};
}

static void check_version(const PreparedLayout *prepared)
{
    const JsonValue *version = json_find(prepared->layout, "version");
    if (!version || (version->kind == JSON_NUMBER && version->number == LAYOUT_VERSION))
        return;
    StrBuf words = {0};
    json_write(&words, version);
    diag_report(prepared->diagnostics, E_LAYOUT_VERSION, &version->origin,
                DIAG_ARGS(strbuf_copy(&words, prepared->arena)));
    strbuf_release(&words);
}

static void check_members(const PreparedLayout *prepared)
{
    static const Field no_fields[] = {{0}};
    FieldReader reader = {
        .arena = prepared->arena, .diagnostics = prepared->diagnostics, .owner = "the layout"};
    if (prepared->session->language == DIAG_CHINESE)
        reader.owner = "版面文件";
    for (uint32_t i = 0; i < prepared->layout->count; i++) {
        bool known = text_equals(prepared->layout->items[i]->key, "$schema");
        for (int name = 0; layout_members[name]; name++)
            known |= text_equals(prepared->layout->items[i]->key, layout_members[name]);
        if (!known)
            field_report_unknown(&reader, no_fields, layout_members, prepared->layout->items[i]);
    }
    check_version(prepared);
}

static bool read_layout(PreparedLayout *prepared)
{
    LayoutFiles files = layout_files(prepared);
    prepared->layout = layout_file_load(&files, prepared->layout_path);
    if (!prepared->layout)
        return false;
    const JsonValue *layout = prepared->layout;
    if (layout->kind != JSON_OBJECT) {
        diag_report(prepared->diagnostics, E_LAYOUT_KIND, &layout->origin,
                    DIAG_ARGS(json_kind_name(layout->kind, prepared->session->language)));
        return false;
    }
    check_members(prepared);
    if (json_find(layout, "body"))
        return true;
    diag_report(prepared->diagnostics, E_BODY_MISSING, &layout->origin, DIAG_NO_ARGS);
    return false;
}

static void load_data(PreparedLayout *prepared)
{
    Arena *arena = prepared->arena;
    DataOverride *overrides = arena_array(arena, prepared->binding_count, sizeof *overrides);
    for (size_t i = 0; i < prepared->binding_count; i++)
        overrides[i] = (DataOverride){prepared->bindings[i].name, prepared->bindings[i].path};
    Map streams;
    map_init(&streams, arena);
    DataLoader loader = {
        .arena = arena,
        .diagnostics = prepared->diagnostics,
        .layout_path = prepared->layout_path,
        .overrides = overrides,
        .override_count = (int)prepared->binding_count,
        .opened = note_opened,
        .opened_context = &prepared->inputs,
        .streams = &streams,
        .parsed = prepared->session->files,
    };
    const JsonValue *declarations = json_find(prepared->layout, "data");
    FormatSettings settings = prepared_layout_settings(prepared);
    data_load(&loader, declarations, &prepared->values);
    template_derive_data(arena, prepared->diagnostics, &settings, declarations, &streams,
                         &prepared->values);
    for (size_t i = 0; i < prepared->setting_count; i++)
        setting_apply(arena, prepared->diagnostics, &prepared->values, prepared->settings[i].key,
                      prepared->settings[i].value);
}

static const char *document_language(const JsonValue *layout)
{
    const JsonValue *language = json_find(json_find(layout, "meta"), "lang");
    return language && language->kind == JSON_STRING ? language->text.data : "zh-CN";
}

static void read_rounding(PreparedLayout *prepared)
{
    const JsonValue *rounding = json_find(json_find(prepared->layout, "meta"), "rounding");
    bool is_text = rounding && rounding->kind == JSON_STRING;
    prepared->rounds_half_even = is_text && text_equals(rounding->text, "half-even");
    if (!rounding || prepared->rounds_half_even ||
        (is_text && text_equals(rounding->text, "half-up")))
        return;
    diag_report(prepared->diagnostics, E_ROUNDING, &rounding->origin,
                DIAG_ARGS(is_text ? rounding->text.data
                                  : json_kind_name(rounding->kind, prepared->session->language)));
}

FormatSettings prepared_layout_settings(const PreparedLayout *prepared)
{
    return (FormatSettings){.language = prepared->language,
                            .round_half_even = prepared->rounds_half_even};
}

static void adopt_session_diagnostics(const PreparedLayout *prepared)
{
    const DiagSink *from = &prepared->session->diagnostics;
    for (size_t i = 0; i < from->count; i++) {
        Diagnostic *copy = diag_report(prepared->diagnostics, E_FONT_MANIFEST,
                                       &from->items[i].origin, DIAG_ARGS(from->items[i].message));
        if (copy)
            copy->hint = from->items[i].hint;
    }
}

bool prepared_layout_load(PreparedLayout *prepared, Timings *timings)
{
    adopt_session_diagnostics(prepared);
    double started = timing_now();
    bool is_read = read_layout(prepared);
    if (is_read) {
        prepared->language = document_language(prepared->layout);
        read_rounding(prepared);
        load_data(prepared);
    }
    timing_add(timings, "parse", started);
    return is_read;
}

/* True when nothing below `value` is an expression or steers the expansion. Bounded by
 * LIMIT_JSON_DEPTH. */
static bool is_constant(const JsonValue *value)
{
    static const char *const directives[] = {"if", "repeat", "use", "slot"};
    for (size_t i = 0; i < COUNT_OF(directives); i++) {
        if (json_find(value, directives[i]))
            return false;
    }
    if (value->kind == JSON_STRING)
        return strstr(value->text.data, "{{") == NULL;
    for (uint32_t i = 0; i < value->count; i++) {
        if (!is_constant(value->items[i]))
            return false;
    }
    return true;
}

void prepared_layout_read_theme(PreparedLayout *prepared)
{
    JsonValue *value = json_find(prepared->layout, "theme");
    if (value && !is_constant(value))
        return;
    LayoutFiles files = layout_files(prepared);
    TemplateOptions options = {.values = &prepared->values,
                               .settings = prepared_layout_settings(prepared),
                               .compile_arena = prepared->arena};
    const JsonValue *expanded =
        value ? template_expand(prepared->arena, prepared->diagnostics, &options, value) : NULL;
    theme_read(&prepared->theme, prepared->arena, prepared->diagnostics, expanded, theme_file_load,
               &files);
    prepared->has_theme = true;
}

static void append_hash(StrBuf *out, Text content)
{
    Hash128 hash = hash_bytes_128(content.data, content.length);
    strbuf_append(out, &hash, sizeof hash);
}

Hash128 prepared_layout_digest(const PreparedLayout *prepared)
{
    StrBuf all = {0};
    strbuf_string(&all, YITU_VERSION);
    Arena *arena = arena_create();
    DiagSink silent;
    diag_init_trial(&silent, arena, &prepared->session->diagnostics);
    for (size_t i = 0; i < prepared->inputs.count; i++) {
        Text content;
        strbuf_append(&all, prepared->inputs.paths[i], strlen(prepared->inputs.paths[i]) + 1);
        if (file_read(arena, &silent, NULL, prepared->inputs.paths[i], LIMIT_ID_INPUT_BYTES,
                      &content))
            append_hash(&all, content);
        arena_reset(arena);
        diag_init_trial(&silent, arena, &prepared->session->diagnostics);
    }
    for (size_t i = 0; i < prepared->setting_count; i++) {
        append_hash(&all, text_of(prepared->settings[i].key));
        append_hash(&all, text_of(prepared->settings[i].value));
    }
    for (size_t i = 0; i < prepared->binding_count; i++)
        append_hash(&all, text_of(prepared->bindings[i].name));
    arena_destroy(arena);
    Hash128 fonts = fonts_digest(prepared->session);
    strbuf_append(&all, &fonts, sizeof fonts);
    Hash128 digest = hash_bytes_128(all.data, all.length);
    strbuf_release(&all);
    return digest;
}
