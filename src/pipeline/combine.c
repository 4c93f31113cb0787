/* Combine: see combine.h. */
#include "pipeline/combine.h"

#include <string.h>

#include "pipeline/node_place.h"
#include "pipeline/output.h"
#include "pipeline/output_stream.h"

struct Combine {
    Job *job;
    const JobOutput *output;
    Arena *arena; /* of the document: outlives the records */
    DeviceOptions options;
    Device *device; /* NULL: not opened */
    OutputStream *stream;
    int page_count, part_count;
};

Combine *combine_create(Job *job, const JobOutput *output)
{
    Combine *combine = memory_alloc(sizeof *combine);
    *combine = (Combine){.job = job, .output = output, .arena = arena_create()};
    return combine;
}

/* "out/2026-山西.pdf" gives "2026-山西". */
static const char *stem_of(Arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    return arena_copy(arena, name, dot && dot > name ? (size_t)(dot - name) : strlen(name));
}

static const char *keep(Combine *combine, const char *string)
{
    return string ? arena_copy_string(combine->arena, string) : NULL;
}

/* The file's name is its title: a record's title stands for that record only. The rest is what the
 * layout says for the first record. */
static void keep_options(Combine *combine, const DeviceOptions *options)
{
    DocumentInfo *info = &combine->options.info;
    PressCondition *press = &combine->options.press;
    combine->options = *options;
    combine->options.timings = NULL;
    combine->options.page_labels = NULL; /* every record has its own, which go with it */
    combine->options.page_label_count = 0;
    combine->options.sink = output_stream_sink(combine->stream);
    info->title = stem_of(combine->arena, combine->output->path);
    info->author = keep(combine, info->author);
    info->subject = keep(combine, info->subject);
    info->keywords = keep(combine, info->keywords);
    info->creator = keep(combine, info->creator);
    info->language = keep(combine, info->language);
    info->source = NULL;
    info->date = keep(combine, info->date);
    if (press->profile.data)
        press->profile.data =
            arena_copy(combine->arena, press->profile.data, press->profile.length);
    press->profile_name = keep(combine, press->profile_name);
    press->identifier = keep(combine, press->identifier);
    press->info = keep(combine, press->info);
    press->registry = keep(combine, press->registry);
    press->origin = NULL; /* goes with the record */
}

static bool open_device(Combine *combine, const DeviceOptions *options)
{
    Job *job = combine->job;
    const DeviceType *type = output_find_device(job, combine->output);
    if (!type)
        return false;
    if (!type->begin_part) {
        diag_report(&job->diagnostics, E_COMBINE_FORMAT, NULL,
                    DIAG_ARGS(combine->output->path, type->name));
        return false;
    }
    combine->stream = output_stream_open(job, combine->output);
    if (!combine->stream)
        return false;
    keep_options(combine, options);
    combine->device = device_open(type, combine->arena, &job->diagnostics, &combine->options,
                                  output_stream_buffer(combine->stream));
    return combine->device != NULL;
}

static const char *part_title(Combine *combine)
{
    Job *job = combine->job;
    const JsonValue *title = json_find(job->meta, "title");
    if (title && title->kind == JSON_STRING && title->text.length)
        return title->text.data;
    return arena_print(job->arena, "%d", combine->part_count);
}

static bool draw_pages(Combine *combine, const Scene *const pages[], int count)
{
    size_t first_message = combine->job->diagnostics.count;
    combine->part_count++;
    device_begin_part(combine->device, part_title(combine));
    for (int i = 0; i < count; i++) {
        if (!device_draw(combine->device, pages[i], i + 1))
            break;
    }
    bool is_good = device_end_part(combine->device);
    node_locate_messages(combine->job, first_message);
    combine->page_count += count;
    return is_good;
}

bool combine_add(Combine *combine)
{
    Job *job = combine->job;
    DeviceOptions options = output_device_options(job, combine->output);
    const Scene *const *pages = (const Scene *const *)job->scenes;
    int count = job->result.page_count;
    if (!output_choose_product(job, combine->output, &options, &pages, count))
        return false;
    bool is_open = combine->device || open_device(combine, &options);
    return is_open && draw_pages(combine, pages, count);
}

bool combine_finish(Combine *combine, JobWritten *written)
{
    if (!combine->device)
        return false;
    bool is_good = device_close(combine->device);
    combine->device = NULL;
    OutputStream *stream = combine->stream;
    combine->stream = NULL;
    if (!is_good) {
        output_stream_abandon(stream);
        return false;
    }
    if (written)
        *written = (JobWritten){.pages = combine->page_count};
    return output_stream_finish(stream, written);
}

void combine_destroy(Combine *combine)
{
    if (combine->device)
        device_abandon(combine->device);
    output_stream_abandon(combine->stream);
    arena_destroy(combine->arena);
    memory_free(combine);
}
