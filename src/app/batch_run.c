/* Running a batch: handing out records and taking in what became of them. See batch.h. */
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/batch.h"
#include "app/isolation.h"
#include "app/worker_pool.h"
#include "base/file.h"
#include "base/system_error.h"

#define WAIT_MS 200

/* One run of the loop. */
typedef struct BatchRun {
    Batch *batch;
    WorkerPool *pool;
    size_t next;     /* the first record that was not looked at */
    uint32_t *again; /* again_count records that are to be sent once more */
    size_t again_count, again_capacity;
    StrBuf request;
    char folder[4096]; /* that was made last */
    bool is_aborted;   /* a second interruption: nobody is waited for */
} BatchRun;

void batch_stop(Batch *batch, const char *english, const char *chinese)
{
    if (!batch->stopped)
        batch->stopped = batch_is_chinese(batch) ? chinese : english;
}

/* Makes the folders that the name of an output asks for; the write says what is wrong with them. */
static void make_folders(BatchRun *run, const char *output)
{
    const char *slash = strrchr(output, '/');
    size_t length = slash ? (size_t)(slash - output) : 0;
    if (!length || length >= sizeof run->folder)
        return;
    if (strncmp(run->folder, output, length) == 0 && !run->folder[length])
        return;
    memcpy(run->folder, output, length);
    run->folder[length] = '\0';
    for (size_t i = 1; i <= length; i++) {
        char byte = run->folder[i];
        if (byte != '/' && byte != '\0')
            continue;
        run->folder[i] = '\0';
        (void)mkdir(run->folder, 0777);
        run->folder[i] = byte;
    }
}

static void end_record(Batch *batch, BatchRecord *record, BatchStatus status,
                       const BatchAnswer *answer, Text json)
{
    record->status = status;
    batch->counts[status]++;
    if (status == BATCH_DONE)
        record->messages = batch_messages_add(&batch->messages, json, &record->message_count);
    if (!batch_report_add(batch, record, answer, json))
        batch_stop(batch, "the report cannot be written", "报告无法写入");
    if (status != BATCH_DONE && batch->options->fail_fast)
        batch_stop(batch, "a record failed (--fail-fast)", "有记录失败（--fail-fast）");
}

static void send_again(BatchRun *run, uint32_t ticket)
{
    if (run->again_count == run->again_capacity) {
        run->again_capacity = run->again_capacity ? run->again_capacity * 2 : 16;
        run->again = memory_resize(run->again, run->again_capacity * sizeof *run->again);
    }
    run->again[run->again_count++] = ticket;
}

static void take_answer(BatchRun *run, const PoolEvent *event)
{
    Batch *batch = run->batch;
    BatchRecord *record = &batch->records[event->ticket];
    BatchAnswer answer;
    memcpy(&answer, event->answer.data, sizeof answer);
    Text json = {event->answer.data + sizeof answer, answer.json_length};
    size_t before = sizeof answer + answer.json_length;
    Text words = {event->answer.data + before, event->answer.length - before};
    batch->bytes_written += answer.bytes;
    if (answer.is_done) {
        end_record(batch, record, BATCH_DONE, &answer, json);
        return;
    }
    record->status = BATCH_FAILED;
    batch_print_failure(batch, record, words);
    if (!answer.system_failed) {
        end_record(batch, record, BATCH_FAILED, &answer, json);
        return;
    }
    /* A full disk is no fault of this record, and the next would meet it as well. */
    record->status = BATCH_PENDING;
    batch_stop(batch, "the system failed, see above", "系统出错，见上");
}

static void take_death(BatchRun *run, const PoolEvent *event)
{
    Batch *batch = run->batch;
    BatchRecord *record = &batch->records[event->ticket];
    file_forget_write(record->output, (long)event->pid);
    if (record->attempts <= batch->options->retries) {
        send_again(run, event->ticket);
        return;
    }
    bool is_late = event->kind == POOL_TIMED_OUT || event->signal == BATCH_TIME_SIGNAL;
    BatchStatus status = is_late ? BATCH_TIMED_OUT : BATCH_CRASHED;
    BatchAnswer answer = {0};
    Text nothing = {"", 0};
    record->status = status;
    batch_print_failure(batch, record, nothing);
    end_record(batch, record, status, &answer, nothing);
}

static void take_event(BatchRun *run, const PoolEvent *event)
{
    switch (event->kind) {
    case POOL_ANSWER:
        take_answer(run, event);
        break;
    case POOL_DIED:
    case POOL_TIMED_OUT:
        take_death(run, event);
        break;
    case POOL_RETURNED:
        run->batch->records[event->ticket].attempts--;
        send_again(run, event->ticket);
        break;
    case POOL_INTERRUPTED:
        run->is_aborted = run->batch->stopped != NULL;
        batch_stop(run->batch, "it was interrupted", "收到中断信号");
        break;
    case POOL_NOTHING:
        break;
    }
}

/* The next record to send, or NULL. */
static BatchRecord *find_next(BatchRun *run)
{
    Batch *batch = run->batch;
    if (run->again_count)
        return &batch->records[run->again[run->again_count - 1]];
    while (run->next < batch->record_count && batch->records[run->next].status != BATCH_PENDING)
        run->next++;
    return run->next < batch->record_count ? &batch->records[run->next] : NULL;
}

static void leave_next(BatchRun *run)
{
    if (run->again_count)
        run->again_count--;
    else
        run->next++;
}

/* Sends one record; false: there is none, or nobody to take it. */
static bool send_next(BatchRun *run)
{
    Batch *batch = run->batch;
    BatchRecord *record = batch->stopped ? NULL : find_next(run);
    if (!record)
        return false;
    size_t length = batch->file.places[record->index].length + strlen(record->output) + 64;
    if (!worker_pool_has_room(run->pool, length))
        return false;
    leave_next(run);
    job_begin_record(batch->job);
    if (!batch_request(batch, record, &run->request)) {
        StrBuf words = {0};
        batch_print_words(&words, &batch->job->diagnostics);
        record->status = BATCH_FAILED;
        batch_print_failure(batch, record, (Text){words.data, words.length});
        end_record(batch, record, BATCH_FAILED, &(BatchAnswer){0}, (Text){"", 0});
        strbuf_release(&words);
        return true;
    }
    make_folders(run, record->output);
    record->attempts++;
    uint32_t ticket = (uint32_t)(record - batch->records);
    if (!worker_pool_send(run->pool, ticket, (Text){run->request.data, run->request.length}))
        batch_stop(batch, "no worker process could be started", "无法启动渲染进程");
    return true;
}

/* The folder that all outputs are below: of the pattern, what stands before the first value. */
static const char *output_folder(const Batch *batch)
{
    const char *pattern = batch->options->output.path;
    const char *value = strstr(pattern, "{{");
    size_t length = value ? (size_t)(value - pattern) : strlen(pattern);
    while (length > 0 && pattern[length - 1] != '/')
        length--;
    return length ? arena_copy(batch->arena, pattern, length) : ".";
}

/* In the worker, once its folder is there. */
static void confine(void *context)
{
    if (isolation_enter(output_folder(context)))
        return;
    perror("yitu: isolation");
    _exit(EXIT_SYSTEM);
}

static WorkerPool *create_pool(Batch *batch)
{
    const BatchOptions *options = batch->options;
    PoolOptions pool = {
        .worker_count = options->worker_count,
        /* It is for one record: of several, the worker looks after each. */
        .time_limit_seconds = options->is_combined ? 0 : options->time_limit_seconds,
        .open_files = options->open_files,
        .memory_limit_bytes = (size_t)options->memory_limit_mib << 20,
        .respond = batch_respond,
        .start = options->is_open ? NULL : confine,
        .context = batch,
    };
    return worker_pool_create(&pool);
}

void batch_run(Batch *batch)
{
    BatchRun run = {.batch = batch, .pool = create_pool(batch)};
    if (!run.pool) {
        batch_stop(batch, system_error_words(batch->arena, errno, DIAG_ENGLISH),
                   system_error_words(batch->arena, errno, DIAG_CHINESE));
        return;
    }
    for (;;) {
        while (send_next(&run))
            continue;
        if (run.is_aborted || !worker_pool_pending(run.pool))
            break;
        PoolEvent event = worker_pool_wait(run.pool, WAIT_MS);
        take_event(&run, &event);
        batch_progress(batch, false);
    }
    batch_progress(batch, true);
    worker_pool_destroy(run.pool);
    memory_free(run.again);
    strbuf_release(&run.request);
}
