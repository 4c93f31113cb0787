/* A batch: many records, one layout. The parent plans, hands out and keeps the report; workers
 * render. Shared by the files of the command. */
#ifndef APP_BATCH_H
#define APP_BATCH_H

#include <signal.h>

#include "app/batch_messages.h"
#include "app/job_arguments.h"
#include "base/hash.h"
#include "pipeline/output_name.h"
#include "pipeline/record_file.h"

typedef struct BatchOptions {
    JobArguments job;
    const char *records, *encoding; /* encoding NULL: UTF-8 */
    JobOutput output;               /* path: the pattern */
    const char *report;             /* NULL: none */
    int worker_count;
    int retries;
    double time_limit_seconds;
    int memory_limit_mib;
    int open_files;         /* at a time, in a worker */
    int shard, shard_count; /* shard from 0 */
    bool is_combined;       /* many records in one file */
    const char *group_by;   /* one file for each value of this; NULL: one for all */
    bool resume, fail_fast, quiet;
    bool is_open; /* --no-isolation */
    bool sync;    /* wait for the disk after each output, not only at the end */
} BatchOptions;

typedef enum BatchStatus {
    BATCH_PENDING,
    BATCH_DONE,
    BATCH_KEPT,   /* done by an earlier run: --resume */
    BATCH_FAILED, /* an error in the record or what it needs */
    BATCH_CRASHED,
    BATCH_TIMED_OUT
} BatchStatus;

#define BATCH_STATUS_COUNT (BATCH_TIMED_OUT + 1)

/* An output that this run is to render: of a record, or of several that are combined. */
typedef struct BatchRecord {
    size_t index;      /* in the file, from 0; of the first of several */
    uint32_t *members; /* indices of those that are combined, member_count of them; else NULL */
    size_t member_count, member_capacity;
    const char *output; /* NULL: it has no name and failed */
    Hash128 source;     /* of all that its bytes depend on */
    BatchStatus status;
    int attempts;
    const char *line; /* of the report; NULL: none yet. It ends before its messages, if any: */
    BatchMessage **messages; /* message_count of them, of an output that is done */
    size_t message_count;
} BatchRecord;

typedef struct Batch {
    const BatchOptions *options;
    Invocation *invocation;
    Session *session;
    Arena *arena;
    BatchMessages messages; /* of the outputs */
    DiagSink diagnostics;   /* of what concerns no single record */
    PreparedLayout prepared;
    RecordFile file;
    OutputName name, group; /* `group` makes what --group-by puts together by */
    Job *job;               /* the parent's: for names; a worker's: for its records */
    BatchRecord *records;   /* record_count of them */
    size_t record_count;
    size_t counts[BATCH_STATUS_COUNT];
    uint64_t bytes_written;
    double started; /* seconds of the monotonic clock */
    int journal;    /* descriptor; -1: none */
    const char *journal_path;
    const char *stopped; /* why the batch stopped before its end; NULL: it did not */
    size_t shown;        /* failed records that were printed */
    bool is_terminal;
    double progress_seconds; /* when the bar was drawn last */
    size_t progress_part;    /* tenths that were said */
} Batch;

static inline bool batch_is_chinese(const Batch *batch)
{
    return batch->invocation->language == DIAG_CHINESE;
}

/* ---- batch_plan.c ---- */

/* Names the records of the shard and finds those whose output is there already. False: reported in
 * batch->diagnostics. */
bool batch_plan(Batch *batch) WARN_UNUSED;

/* ---- batch_work.c ---- */

/* What a worker says of a record; behind it the diagnostics as JSON lines, then as words. */
typedef struct BatchAnswer {
    Hash128 digest; /* of the output */
    uint64_t bytes;
    double milliseconds; /* CPU */
    uint32_t json_length;
    int32_t pages, warnings;
    bool is_done, system_failed;
} BatchAnswer;

/* Where one record of a combined output is longer than its time, the worker ends itself by this. */
#define BATCH_TIME_SIGNAL SIGALRM

/* Puts a request together. False: reported in job->diagnostics. */
bool batch_request(Batch *batch, const BatchRecord *record, StrBuf *request) WARN_UNUSED;

/* Appends all diagnostics for people, a NUL behind each. */
void batch_print_words(StrBuf *words, const DiagSink *diagnostics);

/* A PoolRespond; the context is the Batch. */
void batch_respond(void *context, Text request, StrBuf *answer);

/* ---- batch_run.c ---- */

/* Nothing more is sent to the workers; the first reason counts. */
void batch_stop(Batch *batch, const char *english, const char *chinese);

/* Renders what is pending. */
void batch_run(Batch *batch);

/* ---- batch_report.c ---- */

/* The line of a record that was rendered or failed; `messages` are JSON lines. Sets record->line
 * and appends it to the journal. False: the journal cannot be written, reported. */
bool batch_report_add(Batch *batch, BatchRecord *record, const BatchAnswer *answer,
                      Text messages) WARN_UNUSED;

/* Opens the journal: the lines as they come, beside the report, until that is whole. */
bool batch_report_begin(Batch *batch) WARN_UNUSED;

/* Writes the report in order of records and takes the journal away. */
bool batch_report_finish(Batch *batch) WARN_UNUSED;

/* Marks the records that the last report says are done, and whose outputs are still what it says.
 */
bool batch_report_resume(Batch *batch) WARN_UNUSED;

/* ---- batch_progress.c ---- */

/* A bar on a terminal, a line now and then elsewhere. `is_last` ends it. */
void batch_progress(Batch *batch, bool is_last);

/* Prints why a record failed: what batch_print_words made of it. The same message is printed once.
 */
void batch_print_failure(Batch *batch, const BatchRecord *record, Text words);

void batch_print_summary(const Batch *batch);

/* Prints the messages that several outputs gave, each once. */
void batch_print_messages(const Batch *batch);

#endif
