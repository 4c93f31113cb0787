/* Stress: a layout against all records of a file: does every text fit its box, is every label
 * drawn? */
#ifndef PIPELINE_STRESS_H
#define PIPELINE_STRESS_H

#include "pipeline/job.h"
#include "pipeline/record_extremes.h"

typedef enum StressKind {
    STRESS_ERROR,    /* the record cannot be rendered as it should be */
    STRESS_OVERSET,  /* text higher or wider than its box */
    STRESS_OVERFLOW, /* content larger than its box or page */
    STRESS_DROPPED,  /* labels of a chart left out or cut */
    STRESS_OTHER,    /* further warnings */
    STRESS_KIND_COUNT
} StressKind;

/* What a message is about. */
StressKind stress_kind(const Diagnostic *diagnostic);

/* "overset": its name in JSON. */
const char *stress_kind_name(StressKind kind);

typedef struct StressOptions {
    bool is_json;          /* JSON Lines instead of words */
    bool extremes_only;    /* the records that hold an extreme value of some field */
    DiagLanguage language; /* of the report */
} StressOptions;

typedef struct StressResult {
    size_t record_count;              /* that were tried, composed ones included */
    size_t counts[STRESS_KIND_COUNT]; /* of records with at least one message of the kind */
} StressResult;

/* Runs `job` (made by job_create_for_records) for each record, then for one made of the longest and
 * one made of the shortest value of every field, and appends what was found to `report`, record by
 * record, and a summary. */
void stress_run(Job *job, const RecordFile *file, const StressOptions *options, StrBuf *report,
                StressResult *result);

#endif
