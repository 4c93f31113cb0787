/* Worker records: the record file that a preview's layout is tried against, inside the render
 * worker: kept open from one rendering to the next, opened anew when it has changed. */
#ifndef APP_WORKER_RECORDS_H
#define APP_WORKER_RECORDS_H

#include <sys/stat.h>

#include "pipeline/job.h"
#include "pipeline/record_extremes.h"

typedef enum RecordChoiceKind {
    CHOICE_ROW,     /* a record of the file */
    CHOICE_LONGEST, /* one of the longest value of every field */
    CHOICE_SHORTEST
} RecordChoiceKind;

typedef struct RecordChoice {
    uint32_t kind;   /* RecordChoiceKind */
    uint32_t number; /* of CHOICE_ROW, from 0; beyond the last: the last */
} RecordChoice;

typedef struct WorkerRecords {
    const char *path, *encoding; /* path NULL: the layout has no records */
    Arena *arena;
    RecordFile file;
    bool is_open, has_extremes;
    struct stat identity;
    RecordExtremes extremes;
    const JsonValue *shown; /* the record of the latest job, in its arena; NULL: none */
} WorkerRecords;

void worker_records_init(WorkerRecords *records, const char *path, const char *encoding);
void worker_records_release(WorkerRecords *records);

/* Runs the job for the choice, which is brought within the file. False: errors were reported. */
bool worker_records_run(WorkerRecords *records, Job *job, RecordChoice *choice);

/* Appends {"file", "count", "kind", "record", "fields": [{"pointer", "value", "longest": {"record",
 * "value"}, ...}]}, records counting from 1; null where there are none. */
void worker_records_describe(WorkerRecords *records, const RecordChoice *choice, StrBuf *out);

#endif
