/* What a worker does with a record, and how it is asked. See batch.h. */
#include <math.h>
#include <sys/time.h>

#include "app/batch.h"
#include "pipeline/combine.h"

/* At the start of a request; then the output's path with a NUL, then the record's bytes. */
typedef struct RequestHead {
    size_t index;
    size_t path_length; /* with the NUL */
} RequestHead;

bool batch_request(Batch *batch, const BatchRecord *record, StrBuf *request)
{
    bool is_combined = batch->options->is_combined;
    size_t index = is_combined ? (size_t)(record - batch->records) : record->index;
    RequestHead head = {index, strlen(record->output) + 1};
    strbuf_clear(request);
    strbuf_append(request, &head, sizeof head);
    strbuf_append(request, record->output, head.path_length);
    return is_combined ||
           record_file_read(&batch->file, &batch->job->diagnostics, record->index, request);
}

static JobOutput output_of(const Batch *batch, const char *path)
{
    JobOutput output = batch->options->output;
    output.path = path;
    output.is_unsynced = !batch->options->sync;
    return output;
}

static bool render_record(Batch *batch, size_t index, const char *path, Text bytes,
                          JobWritten *written)
{
    Job *job = batch->job;
    const JsonValue *record =
        record_parse(&batch->file, job->arena, &job->diagnostics, index, bytes);
    const JobOutput output = output_of(batch, path);
    return job_run_record_to(job, record, &output, written);
}

/* What a worker has found out so far. */
typedef struct Findings {
    BatchAnswer answer;
    StrBuf json, words;
    size_t last_json; /* where the messages of the record before begin */
} Findings;

void batch_print_words(StrBuf *words, const DiagSink *diagnostics)
{
    for (size_t i = 0; i < diagnostics->count; i++) {
        DiagSink one = *diagnostics;
        one.items = &diagnostics->items[i];
        one.count = 1;
        diag_print_text(words, &one, DIAG_PLAIN);
        strbuf_append(words, "", 1);
    }
}

/* Messages that are the same as those of the record before are said once: they are the layout's. */
static void add_messages(Findings *findings, Job *job, bool is_failed)
{
    StrBuf json = {0};
    job_finish_diagnostics(job);
    diag_print_json(&json, &job->diagnostics);
    const StrBuf *all = &findings->json;
    size_t last = all->length - findings->last_json;
    bool is_same = json.length && json.length == last &&
                   memcmp(json.data, all->data + findings->last_json, last) == 0;
    findings->answer.warnings += (int32_t)job->diagnostics.warning_count;
    findings->answer.system_failed |= job->diagnostics.system_failed;
    if (json.length && !is_same) {
        findings->last_json = all->length;
        strbuf_append(&findings->json, json.data, json.length);
        if (is_failed)
            batch_print_words(&findings->words, &job->diagnostics);
    }
    strbuf_release(&json);
}

/* After so many seconds this process is ended by BATCH_TIME_SIGNAL; 0: it is not. */
static void set_timer(double seconds)
{
    const struct itimerval timer = {
        .it_value = {.tv_sec = (time_t)seconds,
                     .tv_usec = (suseconds_t)((seconds - floor(seconds)) * 1e6)}};
    setitimer(ITIMER_REAL, &timer, NULL);
}

/* Runs one record of several. False: it has failed, reported. */
static bool run_member(Batch *batch, size_t index, StrBuf *bytes)
{
    Job *job = batch->job;
    set_timer(batch->options->time_limit_seconds);
    job_begin_record(job);
    strbuf_clear(bytes);
    if (!record_file_read(&batch->file, &job->diagnostics, index, bytes))
        return false;
    return job_run_record(job, record_parse(&batch->file, job->arena, &job->diagnostics, index,
                                            (Text){bytes->data, bytes->length}));
}

/* All records are looked at, so that one run shows every fault; after the first there is no file.
 */
static void respond_combined(Batch *batch, const BatchRecord *record, Findings *findings)
{
    Job *job = batch->job;
    const JobOutput output = output_of(batch, record->output);
    Combine *combine = combine_create(job, &output);
    StrBuf bytes = {0};
    JobWritten written = {0};
    bool is_good = true;
    for (size_t i = 0; i < record->member_count; i++) {
        bool is_run = run_member(batch, record->members[i], &bytes);
        is_good = is_run && is_good && combine_add(combine);
        add_messages(findings, job, !is_good);
        if (!is_good && (batch->options->fail_fast || job->diagnostics.system_failed))
            break;
    }
    set_timer(0);
    if (is_good) {
        job_begin_record(job);
        is_good = combine_finish(combine, &written);
        add_messages(findings, job, !is_good);
    }
    combine_destroy(combine);
    strbuf_release(&bytes);
    findings->answer.is_done = is_good;
    findings->answer.digest = written.digest;
    findings->answer.bytes = written.bytes;
    findings->answer.pages = written.pages;
}

static void respond_single(Batch *batch, size_t index, const char *path, Text bytes,
                           Findings *findings)
{
    Job *job = batch->job;
    JobWritten written = {0};
    job_begin_record(job);
    bool is_done = render_record(batch, index, path, bytes, &written);
    is_done = is_done && job->diagnostics.error_count == 0;
    add_messages(findings, job, !is_done);
    findings->answer.digest = written.digest;
    findings->answer.bytes = written.bytes;
    findings->answer.pages = job->result.page_count;
    findings->answer.is_done = is_done;
}

void batch_respond(void *context, Text request, StrBuf *answer)
{
    Batch *batch = context;
    RequestHead head;
    memcpy(&head, request.data, sizeof head);
    const char *path = request.data + sizeof head;
    Text bytes = {path + head.path_length, request.length - sizeof head - head.path_length};
    double started = timing_now();
    Findings findings = {0};
    if (batch->options->is_combined)
        respond_combined(batch, &batch->records[head.index], &findings);
    else
        respond_single(batch, head.index, path, bytes, &findings);
    findings.answer.json_length = (uint32_t)findings.json.length;
    findings.answer.milliseconds = timing_now() - started;
    strbuf_append(answer, &findings.answer, sizeof findings.answer);
    if (findings.json.length)
        strbuf_append(answer, findings.json.data, findings.json.length);
    if (findings.words.length)
        strbuf_append(answer, findings.words.data, findings.words.length);
    strbuf_release(&findings.json);
    strbuf_release(&findings.words);
}
