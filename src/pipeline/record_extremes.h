/* Extremes: of each field of a record file the records with the longest and the shortest value, the
 * largest and the smallest number; and records made of them, so that a layout can be tried against
 * its worst cases. Used by the preview's data panel and by yitu stress. */
#ifndef PIPELINE_RECORD_EXTREMES_H
#define PIPELINE_RECORD_EXTREMES_H

#include "base/map.h"
#include "pipeline/record_file.h"

typedef enum ExtremeKind {
    EXTREME_SHORTEST,
    EXTREME_LONGEST,
    EXTREME_SMALLEST, /* of numbers, NUMERIC text in CSV included */
    EXTREME_LARGEST,
    EXTREME_COUNT
} ExtremeKind;

typedef struct Extreme {
    bool is_found;
    size_t record;     /* from 0 */
    double measure;    /* half-em columns of a text or number as written, items of a list; or the
                          number itself */
    const char *value; /* as it stands in the record, a JSON text, cut after a few characters */
} Extreme;

typedef struct FieldExtremes {
    const char *pointer; /* RFC 6901, within the record: "/topic/name" */
    Extreme extremes[EXTREME_COUNT];
} FieldExtremes;

typedef struct RecordExtremes {
    FieldExtremes *fields; /* count of them, in order of first mention */
    size_t count, capacity;
    size_t record_count; /* how many were looked at */
    Map by_pointer;      /* pointer -> index + 1 */
} RecordExtremes;

/* Looks through the first `limit` records (0: all). Objects are entered; lists count as one value;
 * null, a missing value, as none.
 * A record that cannot be read is passed over: whoever renders it reports it. Fields beyond
 * LIMIT_RECORD_FIELDS are left out. All lives in `arena`. */
void record_extremes_find(RecordExtremes *extremes, Arena *arena, const RecordFile *file,
                          size_t limit);

/* A record of the extreme values of every field at once; the first record gives what no field
 * names. NULL: reported. */
JsonValue *record_extremes_compose(const RecordExtremes *extremes, Arena *arena,
                                   DiagSink *diagnostics, const RecordFile *file, ExtremeKind kind);

#endif
