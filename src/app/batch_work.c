/* What a worker does with a record, and how it is asked. See batch.h. */
#include "app/batch.h"

/* At the start of a request; then the output's path with a NUL, then the record's bytes. */
typedef struct RequestHead {
    size_t index;
    size_t path_length; /* with the NUL */
} RequestHead;

bool batch_request(Batch *batch, const BatchRecord *record, StrBuf *request)
{
    RequestHead head = {record->index, strlen(record->output) + 1};
    strbuf_clear(request);
    strbuf_append(request, &head, sizeof head);
    strbuf_append(request, record->output, head.path_length);
    return record_file_read(&batch->file, &batch->job->diagnostics, record->index, request);
}

static bool render_record(Batch *batch, size_t index, const char *path, Text bytes,
                          JobWritten *written)
{
    Job *job = batch->job;
    const JsonValue *record =
        record_parse(&batch->file, job->arena, &job->diagnostics, index, bytes);
    JobOutput output = batch->options->output;
    output.path = path;
    output.is_unsynced = !batch->options->sync;
    return job_run_record(job, record) && job_write_measured(job, &output, written);
}

void batch_respond(void *context, Text request, StrBuf *answer)
{
    Batch *batch = context;
    Job *job = batch->job;
    RequestHead head;
    memcpy(&head, request.data, sizeof head);
    const char *path = request.data + sizeof head;
    Text bytes = {path + head.path_length, request.length - sizeof head - head.path_length};
    double started = timing_now();
    JobWritten written = {0};
    job_begin_record(job);
    bool is_done = render_record(batch, head.index, path, bytes, &written);
    job_finish_diagnostics(job);
    BatchAnswer result = {
        .digest = written.digest,
        .bytes = written.bytes,
        .pages = job->result.page_count,
        .warnings = (int32_t)job->diagnostics.warning_count,
        .is_done = is_done && job->diagnostics.error_count == 0,
        .system_failed = job->diagnostics.system_failed,
    };
    StrBuf json = {0};
    diag_print_json(&json, &job->diagnostics);
    result.json_length = (uint32_t)json.length;
    result.milliseconds = timing_now() - started;
    strbuf_append(answer, &result, sizeof result);
    if (json.length)
        strbuf_append(answer, json.data, json.length);
    strbuf_release(&json);
    if (!result.is_done)
        diag_print_text(answer, &job->diagnostics, DIAG_PLAIN);
}
