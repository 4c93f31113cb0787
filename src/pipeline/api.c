/* The public interface: a thin layer over sessions and jobs. */
#include "yitu.h"

#include <stdlib.h>

#include "pipeline/job.h"

struct YituSession {
    Session *session;
};

struct YituJob {
    Job *job;
    bool is_sorted;
    YituDiagnostic shown; /* what yitu_job_diagnostic handed out last */
};

const char *yitu_version(void)
{
    return YITU_VERSION;
}

YituSession *yitu_session_create(const YituSessionOptions *options)
{
    YituSessionOptions none = {0};
    if (!options)
        options = &none;
    YituSession *session = memory_alloc(sizeof *session);
    DiagLanguage language = options->language == YITU_CHINESE ? DIAG_CHINESE : DIAG_ENGLISH;
    session->session = session_create(options->font_folder, language);
    return session;
}

void yitu_session_destroy(YituSession *session)
{
    if (!session)
        return;
    session_destroy(session->session);
    memory_free(session);
}

bool yitu_session_limit(YituSession *session, const char *pair)
{
    LimitId id;
    return limits_take(&session->session->limits, text_of(pair), &id) == LIMIT_OK;
}

YituJob *yitu_job_create(YituSession *session, const char *layout_path)
{
    YituJob *job = memory_alloc(sizeof *job);
    *job = (YituJob){.job = job_create(session->session, layout_path)};
    return job;
}

void yitu_job_destroy(YituJob *job)
{
    if (!job)
        return;
    job_destroy(job->job);
    memory_free(job);
}

void yitu_job_bind(YituJob *job, const char *name, const char *path)
{
    job_bind(job->job, name, path);
}

void yitu_job_set(YituJob *job, const char *key, const char *value)
{
    job_set(job->job, key, value);
}

bool yitu_job_run(YituJob *job)
{
    job->is_sorted = false;
    return job_run(job->job);
}

int yitu_job_page_count(const YituJob *job)
{
    return job->job->result.page_count;
}

bool yitu_job_page_size(const YituJob *job, int page, double *width, double *height)
{
    if (page < 1 || page > job->job->result.page_count)
        return false;
    *width = job->job->page_setup.width;
    *height = job->job->result.pages[page - 1].height;
    return true;
}

static JobOutput to_output(const YituRenderOptions *options, const char *path)
{
    YituRenderOptions none = {0};
    if (!options)
        options = &none;
    return (JobOutput){
        .path = path,
        .format = options->format,
        .page = options->page,
        .dpi = options->dpi,
        .color_space = options->color_space == YITU_CMYK ? COLOR_SPACE_CMYK : COLOR_SPACE_RGB,
    };
}

bool yitu_job_render(YituJob *job, const YituRenderOptions *options, void **bytes, size_t *size)
{
    StrBuf buffer = {0};
    JobOutput output = to_output(options, "-");
    job->is_sorted = false;
    *bytes = NULL;
    *size = 0;
    if (!job_render(job->job, &output, &buffer)) {
        strbuf_release(&buffer);
        return false;
    }
    *bytes = buffer.data;
    *size = buffer.length;
    return true;
}

void yitu_free(void *bytes)
{
    memory_free(bytes);
}

bool yitu_job_write(YituJob *job, const char *path, const YituRenderOptions *options)
{
    JobOutput output = to_output(options, path);
    job->is_sorted = false;
    return job_write(job->job, &output);
}

const YituDiagnostic *yitu_job_diagnostic(YituJob *job, int index)
{
    const DiagSink *sink = &job->job->diagnostics;
    if (!job->is_sorted) {
        job_finish_diagnostics(job->job);
        job->is_sorted = true;
    }
    if (index < 0 || (size_t)index >= sink->count)
        return NULL;
    const Diagnostic *item = &sink->items[index];
    job->shown = (YituDiagnostic){
        .severity = item->severity == DIAG_ERROR     ? YITU_ERROR
                    : item->severity == DIAG_WARNING ? YITU_WARNING
                                                     : YITU_NOTE,
        .code = diag_code_name(item->code),
        .message = item->message,
        .hint = item->hint,
        .pointer = item->pointer,
    };
    if (item->origin.source) {
        job->shown.file = item->origin.source->name;
        source_locate(item->origin.source, item->origin.offset, &job->shown.line,
                      &job->shown.column);
    }
    return &job->shown;
}
