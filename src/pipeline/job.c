/* Job: the stages; outputs are in output.c. */
#include "pipeline/job.h"

#include "art/art.h"
#include "base/asset.h"
#include "base/file.h"
#include "base/limits.h"
#include "data/data.h"
#include "element/element_table.h"
#include "layout/dump.h"
#include "layout/paint.h"
#include "pipeline/job_files.h"
#include "pipeline/theme_file.h"
#include "template/template.h"

#define LAYOUT_VERSION 1

static const char *const layout_members[] = {"version",    "meta", "page",    "data", "theme",
                                             "components", "body", "outputs", NULL};

Job *job_create(Session *session, const char *layout_path)
{
    Job *job = memory_alloc(sizeof *job);
    *job = (Job){.session = session, .arena = arena_create()};
    job->layout_path = arena_copy_string(job->arena, layout_path);
    diag_init(&job->diagnostics, job->arena, session->language);
    map_init(&job->values, job->arena);
    map_init(&job->images, job->arena);
    return job;
}

void job_destroy(Job *job)
{
    if (!job)
        return;
    arena_destroy(job->arena);
    memory_free(job);
}

void job_bind(Job *job, const char *name, const char *path)
{
    job->bindings = arena_grow(job->arena, job->bindings, job->binding_count,
                               &job->binding_capacity, sizeof *job->bindings);
    job->bindings[job->binding_count++] =
        (DataBinding){arena_copy_string(job->arena, name), arena_copy_string(job->arena, path)};
}

void job_set(Job *job, const char *key, const char *value)
{
    job->settings = arena_grow(job->arena, job->settings, job->setting_count,
                               &job->setting_capacity, sizeof *job->settings);
    job->settings[job->setting_count++] =
        (JobSetting){arena_copy_string(job->arena, key), arena_copy_string(job->arena, value)};
}

static void add_input(void *context, const char *path)
{
    Job *job = context;
    job->inputs = arena_grow(job->arena, job->inputs, job->input_count, &job->input_capacity,
                             sizeof *job->inputs);
    job->inputs[job->input_count++] = arena_copy_string(job->arena, path);
}

JsonValue *job_read_json(Job *job, const char *path, const Origin *origin)
{
    Text content;
    add_input(job, path);
    if (!file_read(job->arena, &job->diagnostics, origin, path, LIMIT_INPUT_BYTES, &content))
        return NULL;
    return json_parse(job->arena, &job->diagnostics, source_create(job->arena, path, content));
}

static void check_members(Job *job)
{
    static const Field no_fields[] = {{0}};
    FieldReader reader = {
        .arena = job->arena, .diagnostics = &job->diagnostics, .owner = "the layout"};
    if (job->session->language == DIAG_CHINESE)
        reader.owner = "版面文件";
    for (uint32_t i = 0; i < job->layout->count; i++) {
        bool known = text_equals(job->layout->items[i]->key, "$schema");
        for (int name = 0; layout_members[name]; name++)
            known |= text_equals(job->layout->items[i]->key, layout_members[name]);
        if (!known)
            field_report_unknown(&reader, no_fields, layout_members, job->layout->items[i]);
    }
    const JsonValue *version = json_find(job->layout, "version");
    if (version && (version->kind != JSON_NUMBER || version->number != LAYOUT_VERSION)) {
        StrBuf words = {0};
        json_write(&words, version);
        diag_report(&job->diagnostics, E_LAYOUT_VERSION, &version->origin,
                    DIAG_ARGS(strbuf_copy(&words, job->arena)));
        strbuf_release(&words);
    }
}

static bool job_load(Job *job)
{
    double started = timing_now();
    job->layout = job_read_json(job, job->layout_path, NULL);
    timing_add(&job->timings, "parse", started);
    if (!job->layout)
        return false;
    if (job->layout->kind != JSON_OBJECT) {
        diag_report(&job->diagnostics, E_LAYOUT_KIND, &job->layout->origin,
                    DIAG_ARGS(json_kind_name(job->layout->kind, job->session->language)));
        return false;
    }
    check_members(job);
    if (json_find(job->layout, "body"))
        return true;
    diag_report(&job->diagnostics, E_BODY_MISSING, &job->layout->origin, DIAG_NO_ARGS);
    return false;
}

/* "topic.name=..." makes or changes a member of the object "topic", which is copied first: a data
 * file's own value stays as it was read. */
static void apply_setting(Job *job, const JobSetting *setting)
{
    const char *name = arena_print(job->arena, "--set %s", setting->key);
    const SourceText *source = source_create(job->arena, name, text_of(setting->value));
    DiagSink silent;
    diag_init(&silent, job->arena, job->session->language);
    JsonValue *value = json_parse(job->arena, &silent, source);
    Origin origin = {source, 0, (uint32_t)source->text.length, NULL};
    if (!value)
        value = json_new_string(job->arena, source->text, &origin);
    const char *dot = strchr(setting->key, '.');
    if (!dot) {
        map_set(&job->values, text_of(setting->key), value);
        return;
    }
    Text root = {setting->key, (size_t)(dot - setting->key)};
    JsonValue *holder = json_new(job->arena, JSON_OBJECT, &origin);
    const JsonValue *old = map_find(&job->values, root);
    for (uint32_t i = 0; old && old->kind == JSON_OBJECT && i < old->count; i++) {
        if (!text_equals(old->items[i]->key, dot + 1))
            json_set(job->arena, holder, old->items[i]->key, &old->items[i]->key_origin,
                     json_shallow_copy(job->arena, old->items[i]));
    }
    json_set(job->arena, holder, text_of(dot + 1), &origin, value);
    map_set(&job->values, root, holder);
}

static void job_load_data(Job *job)
{
    double started = timing_now();
    DataOverride *overrides = arena_array(job->arena, job->binding_count, sizeof *overrides);
    for (size_t i = 0; i < job->binding_count; i++)
        overrides[i] = (DataOverride){job->bindings[i].name, job->bindings[i].path};
    DataLoader loader = {
        .arena = job->arena,
        .diagnostics = &job->diagnostics,
        .layout_path = job->layout_path,
        .overrides = overrides,
        .override_count = (int)job->binding_count,
        .opened = add_input,
        .opened_context = job,
    };
    const JsonValue *declarations = json_find(job->layout, "data");
    FormatSettings settings = {.language = job->language};
    data_load(&loader, declarations, &job->values);
    template_derive_data(job->arena, &job->diagnostics, &settings, declarations, &job->values);
    for (size_t i = 0; i < job->setting_count; i++)
        apply_setting(job, &job->settings[i]);
    timing_add(&job->timings, "parse", started);
}

static const JsonValue *expand_member(Job *job, const TemplateOptions *options, const char *name)
{
    JsonValue *value = json_find(job->layout, name);
    return value ? template_expand(job->arena, &job->diagnostics, options, value) : NULL;
}

static const char *document_language(const JsonValue *layout)
{
    const JsonValue *language = json_find(json_find(layout, "meta"), "lang");
    return language && language->kind == JSON_STRING ? language->text.data : "zh-CN";
}

static bool job_expand(Job *job)
{
    double started = timing_now();
    TemplateOptions options = {
        .values = &job->values,
        .components = json_find(job->layout, "components"),
        .settings = {.language = job->language},
        .compile_arena = job->arena,
    };
    job->meta = expand_member(job, &options, "meta");
    job->page = expand_member(job, &options, "page");
    job->theme_value = expand_member(job, &options, "theme");
    job->body = expand_member(job, &options, "body");
    timing_add(&job->timings, "expand", started);
    return job->body != NULL;
}

static const Image *load_image(void *context, const JsonValue *value)
{
    Job *job = context;
    static const Field source_row = {.name = "src", .type = &field_string};
    FieldReader reader = {.arena = job->arena, .diagnostics = &job->diagnostics};
    if (value->kind != JSON_STRING) {
        field_report_value(&reader, &source_row, value);
        return NULL;
    }
    const char *path =
        asset_path(job->arena, &job->diagnostics, &value->origin, job->layout_path, value->text);
    if (!path)
        return NULL;
    const Image *image = map_find(&job->images, text_of(path));
    if (image)
        return image;
    add_input(job, path);
    image = art_read(job->arena, &job->diagnostics, &value->origin, path, value->text.data);
    if (image)
        map_set(&job->images, text_of(path), (void *)image);
    return image;
}

static bool job_build(Job *job)
{
    double started = timing_now();
    theme_read(&job->theme, job->arena, &job->diagnostics, job->theme_value, theme_file_load, job);
    page_setup_read(&job->page_setup, &job->theme, &job->diagnostics, job->arena, job->page);
    Builder *builder = arena_alloc(job->arena, sizeof *builder);
    *builder = (Builder){
        .arena = job->arena,
        .diagnostics = &job->diagnostics,
        .theme = &job->theme,
        .fonts = job->session->fonts,
        .text = job->session->text,
        .types = element_table,
        .load_image = load_image,
        .load_context = job,
        .language = job->language,
    };
    job->root = builder_build(builder, job->body);
    job->node_count = builder->node_count;
    timing_add(&job->timings, "shape", started);
    return job->root != NULL;
}

static void job_layout(Job *job)
{
    double started = timing_now();
    job->result = layout_document(job->arena, &job->diagnostics, job->root, job->node_count,
                                  &job->page_setup);
    job->scenes = arena_array(job->arena, (size_t)job->result.page_count, sizeof *job->scenes);
    for (int i = 0; i < job->result.page_count; i++)
        job->scenes[i] = paint_page(job->arena, &job->page_setup, &job->result.pages[i]);
    timing_add(&job->timings, "layout", started);
}

static void adopt_session_diagnostics(Job *job)
{
    const DiagSink *from = &job->session->diagnostics;
    for (size_t i = 0; i < from->count; i++) {
        Diagnostic *copy = diag_report(&job->diagnostics, E_FONT_MANIFEST, &from->items[i].origin,
                                       DIAG_ARGS(from->items[i].message));
        if (copy)
            copy->hint = from->items[i].hint;
    }
}

bool job_run(Job *job)
{
    adopt_session_diagnostics(job);
    if (!job_load(job))
        return false;
    job->language = document_language(job->layout);
    job_load_data(job);
    if (!job_expand(job) || !job_build(job))
        return false;
    job_layout(job);
    return job->diagnostics.error_count == 0;
}

void job_dump_layout(Job *job, StrBuf *out)
{
    strbuf_string(out, "{\"pages\":[");
    for (int i = 0; i < job->result.page_count; i++) {
        strbuf_string(out, i ? ",\n" : "");
        layout_dump_page(out, job->arena, &job->page_setup, &job->result.pages[i]);
    }
    strbuf_string(out, "]}\n");
}

void job_finish_diagnostics(Job *job)
{
    diag_sort(&job->diagnostics);
    for (size_t i = 0; i < job->diagnostics.count; i++) {
        Diagnostic *item = &job->diagnostics.items[i];
        if (item->origin.source && !item->pointer)
            item->pointer = json_pointer_at(job->arena, item->origin.source, item->origin.offset);
    }
}
