/* Job: the stages; outputs are in output.c. */
#include "pipeline/job.h"

#include "art/art.h"
#include "base/asset.h"
#include "doc/kind.h"
#include "element/element_table.h"
#include "layout/dump.h"
#include "layout/paint.h"
#include "pipeline/job_stage.h"
#include "pipeline/layout_files.h"
#include "pipeline/page_template.h"
#include "pipeline/report.h"

#define SPARE_BYTES ((size_t)16 << 20) /* a larger arena is not kept for the next job */

void job_start_diagnostics(Job *job)
{
    diag_init(&job->diagnostics, job->arena, job->session->language);
    job->diagnostics.limits = &job->session->limits;
}

/* What a job that is to be run has of its own: no record, no results. */
static void start_job(Job *job)
{
    job_start_diagnostics(job);
    map_init(&job->record_values, job->arena);
    map_init(&job->images, job->arena);
    job->inputs.arena = job->arena;
}

/* Page faults are a fifth of a small job: the memory of the last one is taken again. */
static Arena *take_arena(Session *session)
{
    Arena *spare = session->spare;
    session->spare = NULL;
    return spare ? spare : arena_create();
}

static void give_arena_back(Session *session, Arena *arena)
{
    arena_reset(arena);
    if (session->spare || arena_size(arena) > SPARE_BYTES) {
        arena_destroy(arena);
        return;
    }
    session->spare = arena;
}

Job *job_create(Session *session, const char *layout_path)
{
    Job *job = memory_alloc(sizeof *job);
    *job = (Job){.session = session, .arena = take_arena(session)};
    start_job(job);
    job->prepared = arena_alloc(job->arena, sizeof *job->prepared);
    prepared_layout_init(job->prepared, session, job->arena, &job->diagnostics, layout_path);
    return job;
}

Job *job_create_for_records(PreparedLayout *prepared)
{
    Job *job = memory_alloc(sizeof *job);
    *job = (Job){.session = prepared->session,
                 .arena = arena_create(),
                 .prepared = prepared,
                 .is_record = true};
    start_job(job);
    return job;
}

void job_destroy(Job *job)
{
    if (!job)
        return;
    give_arena_back(job->session, job->arena);
    memory_free(job);
}

void job_bind(Job *job, const char *name, const char *path)
{
    prepared_layout_bind(job->prepared, name, path);
}

void job_set(Job *job, const char *key, const char *value)
{
    prepared_layout_set(job->prepared, key, value);
}

const Map *job_values(const Job *job)
{
    return job->is_record ? &job->record_values : &job->prepared->values;
}

static const JsonValue *expand_member(Job *job, const TemplateOptions *options, const char *name)
{
    JsonValue *value = json_find(job->prepared->layout, name);
    return value ? template_expand(job->arena, &job->diagnostics, options, value) : NULL;
}

/* Of the members of "meta" only those that are written into outputs have a kind. */
static void check_meta(Job *job)
{
    static const char *const words[] = {"title", "author", "subject", "date", "lang"};
    if (!kind_expect(&job->diagnostics, "meta", job->meta, JSON_OBJECT))
        return;
    for (size_t i = 0; i < COUNT_OF(words); i++)
        kind_expect(&job->diagnostics, words[i], json_find(job->meta, words[i]), JSON_STRING);
    const JsonValue *keywords = json_find(job->meta, "keywords");
    if (!keywords || keywords->kind == JSON_STRING ||
        !kind_expect(&job->diagnostics, "keywords", keywords, JSON_ARRAY))
        return;
    for (uint32_t i = 0; i < keywords->count; i++)
        kind_expect(&job->diagnostics, "keywords", keywords->items[i], JSON_STRING);
}

TemplateOptions job_template_options(const Job *job, const Map *values)
{
    return (TemplateOptions){
        .values = values,
        .components = json_find(job->prepared->layout, "components"),
        .settings = prepared_layout_settings(job->prepared),
        .compile_arena = job->prepared->arena,
    };
}

/* All but the body. */
static void expand_frame(Job *job)
{
    double started = timing_now();
    TemplateOptions options = job_template_options(job, job_values(job));
    job->meta = expand_member(job, &options, "meta");
    job->page = page_template_expand(job->arena, &job->diagnostics, &options,
                                     json_find(job->prepared->layout, "page"));
    if (!job->prepared->has_theme)
        job->theme_value = expand_member(job, &options, "theme");
    check_meta(job);
    timing_add(&job->timings, "expand", started);
}

void job_report_no_body(Job *job)
{
    if (job->diagnostics.error_count == 0) /* its "if" was false */
        diag_report(&job->diagnostics, E_BODY_MISSING, &job->prepared->layout->origin,
                    DIAG_NO_ARGS);
}

bool job_expand_body(Job *job, const Map *values)
{
    double started = timing_now();
    TemplateOptions options = job_template_options(job, values);
    job->body = expand_member(job, &options, "body");
    timing_add(&job->timings, "expand", started);
    if (!job->body)
        job_report_no_body(job);
    return job->body != NULL;
}

/* True for a name that stands in the layout as it is: another record names the same picture. */
static bool is_layouts_own(const JsonValue *name)
{
    return name->insertions && name->insertion_count == 0;
}

/* A picture with a warning, or none, is read again for each record, which is to hear of it. */
static void keep_image(PreparedLayout *prepared, const char *path, const Image *image,
                       bool is_silent)
{
    Map *map = image && is_silent ? &prepared->images : &prepared->faulty_images;
    map_set(map, text_of(path), image ? (void *)image : prepared);
}

static const Image *read_image(Job *job, const JsonValue *value, const FileName *file)
{
    const char *path = file->path;
    PreparedLayout *prepared = job->prepared;
    bool is_shared = job->is_record && is_layouts_own(value) &&
                     !map_find(&prepared->faulty_images, text_of(path));
    Arena *arena = is_shared ? prepared->arena : job->arena;
    const char *kept_path = arena_copy_string(arena, path);
    input_list_add(is_shared ? &prepared->inputs : &job->inputs, kept_path);
    size_t before = job->diagnostics.count;
    const Image *image = art_read(arena, &job->diagnostics, &value->origin, file, value->text.data);
    if (is_shared)
        keep_image(prepared, kept_path, image, job->diagnostics.count == before);
    else if (image)
        map_set(&job->images, text_of(kept_path), (void *)image);
    return image;
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
    /* A path that is typed is relative to its file, one from the data to the layout. */
    bool is_typed = value->insertion_count == 0 && value->origin.source;
    const char *layout = job->prepared->layout_path;
    const AssetBase base = {layout, is_typed ? value->origin.source->name : layout};
    FileName file;
    if (!asset_find(job->arena, &job->diagnostics, &value->origin, &base, value->text, &file))
        return NULL;
    const Image *image = map_find(&job->images, text_of(file.path));
    if (!image)
        image = map_find(&job->prepared->images, text_of(file.path));
    return image ? image : read_image(job, value, &file);
}

LayoutFiles job_layout_files(Job *job)
{
    return (LayoutFiles){.arena = job->arena,
                         .diagnostics = &job->diagnostics,
                         .session = job->session,
                         .layout_path = job->prepared->layout_path,
                         .inputs = &job->inputs};
}

static void read_theme(Job *job)
{
    if (job->prepared->has_theme) {
        job->theme = job->prepared->theme;
        job->theme.arena = job->arena;
        job->theme.diagnostics = &job->diagnostics;
        return;
    }
    LayoutFiles files = job_layout_files(job);
    theme_read(&job->theme, job->arena, &job->diagnostics, job->theme_value, theme_file_load,
               &files);
}

void job_open_builder(Job *job)
{
    read_theme(job);
    page_masters_read(&job->masters, &job->theme, &job->diagnostics, job->arena, job->page);
    job->page_setup = job->masters.groups[0].pages[PAGE_NORMAL][PAGE_RIGHT].setup;
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
        .masters = job->masters.flows ? &job->masters : NULL,
        .entries = job->masters.flows ? &job->entries : NULL,
        .rounds_half_even = job->prepared->rounds_half_even,
    };
    job->builder = builder;
}

bool job_build(Job *job)
{
    double started = timing_now();
    job_open_builder(job);
    Builder *builder = job->builder;
    job->root = builder_build(builder, job->body);
    job->node_count = builder->node_count;
    timing_add(&job->timings, "shape", started);
    return job->root != NULL;
}

void job_paint(Job *job)
{
    double started = timing_now();
    job->scenes = arena_array(job->arena, (size_t)job->result.page_count, sizeof *job->scenes);
    for (int i = 0; i < job->result.page_count; i++)
        job->scenes[i] = paint_page(job->arena, &job->page_setup, &job->result.pages[i]);
    timing_add(&job->timings, "layout", started);
}

/* One page, or as many as the body's children ask for. */
static bool run_pages(Job *job)
{
    if (!job_expand_body(job, job_values(job)) || !job_build(job))
        return false;
    double started = timing_now();
    job->result = layout_document(job->arena, &job->diagnostics, job->root, job->node_count,
                                  &job->page_setup);
    timing_add(&job->timings, "layout", started);
    job_paint(job);
    return true;
}

static void begin_stages(Job *job)
{
    job->language = job->prepared->language;
    expand_frame(job);
}

static bool is_report(const Job *job)
{
    const JsonValue *flow = json_find(job->page, "flow");
    return flow && flow->kind == JSON_BOOLEAN && flow->boolean;
}

static bool run_rest(Job *job)
{
    bool is_run = is_report(job) ? report_run(job) : run_pages(job);
    return is_run && job->diagnostics.error_count == 0;
}

static bool run_stages(Job *job)
{
    begin_stages(job);
    return run_rest(job);
}

static bool run_to(Job *job, const JobOutput *output, JobWritten *written)
{
    begin_stages(job);
    if (is_report(job) && report_can_stream(job, output))
        return report_stream(job, output, written);
    return run_rest(job) && job_write_measured(job, output, written);
}

bool job_run_to(Job *job, const JobOutput *output, JobWritten *written)
{
    return prepared_layout_load(job->prepared, &job->timings) && run_to(job, output, written);
}

bool job_run_record_to(Job *job, const JsonValue *record, const JobOutput *output,
                       JobWritten *written)
{
    if (!record)
        return false;
    job_show_record(job, record);
    return run_to(job, output, written);
}

bool job_run(Job *job)
{
    return prepared_layout_load(job->prepared, &job->timings) && run_stages(job);
}

void job_begin_record(Job *job)
{
    PreparedLayout *prepared = job->prepared;
    Session *session = job->session;
    Arena *arena = job->arena;
    arena_reset(arena);
    *job = (Job){.session = session, .arena = arena, .prepared = prepared, .is_record = true};
    start_job(job);
}

/* What the layout names, then "record" and its members: a layout keeps its meaning whatever columns
 * a table of records has. */
void job_show_record(Job *job, const JsonValue *record)
{
    const Map *shared = &job->prepared->values;
    for (size_t i = 0; i < shared->count; i++)
        map_set(&job->record_values, shared->entries[i].key, shared->entries[i].value);
    if (!map_find(shared, text_of("record")))
        map_set(&job->record_values, text_of("record"), (void *)(uintptr_t)record);
    for (uint32_t i = 0; i < record->count; i++) {
        if (!map_find(&job->record_values, record->items[i]->key))
            map_set(&job->record_values, record->items[i]->key, record->items[i]);
    }
}

bool job_run_record(Job *job, const JsonValue *record)
{
    if (!record)
        return false;
    job_show_record(job, record);
    return run_stages(job);
}

bool job_run_as_record(Job *job, const JsonValue *record)
{
    job->is_record = true;
    return prepared_layout_load(job->prepared, &job->timings) && job_run_record(job, record);
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
