/* Records: the rows of a CSV, NDJSON or JSON file, found once and then read one by one, so that
 * memory does not grow with the file. Each is parsed by itself: a fault in one is its own. */
#ifndef PIPELINE_RECORD_FILE_H
#define PIPELINE_RECORD_FILE_H

#include <stdint.h>

#include "base/hash.h"
#include "json/json.h"

typedef enum RecordFormat { RECORDS_CSV, RECORDS_JSON, RECORDS_NDJSON } RecordFormat;

/* Where a record stands. */
typedef struct RecordPlace {
    uint64_t offset;
    uint32_t length; /* bytes */
    uint32_t line;   /* from 1 */
} RecordPlace;

typedef struct RecordFile {
    Arena *arena;
    const char *path;
    RecordFormat format;
    int descriptor;
    Text header;         /* of a CSV file, with its end of line; else empty */
    JsonValue *options;  /* {"encoding": ...} or NULL, for the reader */
    RecordPlace *places; /* count of them */
    size_t count, capacity;
} RecordFile;

/* Opens the file and finds its records. `encoding` is NULL for UTF-8. False: reported; release it
 * in any case. */
bool record_file_open(RecordFile *file, Arena *arena, DiagSink *diagnostics, const char *path,
                      const char *encoding) WARN_UNUSED;
void record_file_release(RecordFile *file);

/* Reports a record, or a row of names, that is longer than the job allows. */
void record_report_size(DiagSink *diagnostics);

/* Appends the bytes of record `index` (from 0). False: reported. */
bool record_file_read(const RecordFile *file, DiagSink *diagnostics, size_t index,
                      StrBuf *bytes) WARN_UNUSED;

/* Makes the object of a record from its bytes, which the tree borrows. NULL: reported. */
JsonValue *record_parse(const RecordFile *file, Arena *arena, DiagSink *diagnostics, size_t index,
                        Text bytes);

/* Both in one: the record `index`, all of it in `arena`. NULL: reported. */
JsonValue *record_load(const RecordFile *file, Arena *arena, DiagSink *diagnostics, size_t index);

#endif
