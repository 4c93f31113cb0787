/* Limits of a job: those of base/limits.h, but for those that it raises or lowers. A DiagSink
 * carries them to every stage. */
#ifndef BASE_LIMIT_H
#define BASE_LIMIT_H

#include <stdbool.h>

#include "base/attributes.h"
#include "base/limits.h"
#include "base/text.h"

#define BYTES_PER_MIB 1048576.0

typedef enum LimitId {
#define LIMIT(name, unit, where, words, words_zh, most, reason, reason_zh) LIMIT_ID_##name,
#include "base/limit_list.inc"
#undef LIMIT
    LIMIT_ID_COUNT
} LimitId;

typedef struct LimitRow {
    const char *name;               /* "PAGES" */
    const char *unit, *where;       /* "bytes", ""; the part of the program: "preflight" */
    const char *words, *words_zh;   /* what is counted */
    double value, most;             /* the default, and what it may be raised to */
    const char *reason, *reason_zh; /* why it is fixed; NULL: a job may choose it */
} LimitRow;

/* All zero: every limit has its default. */
typedef struct Limits {
    double values[LIMIT_ID_COUNT]; /* whole numbers from 1; 0: the default */
} Limits;

const LimitRow *limit_row(LimitId id);

/* The limit that holds. `limits` may be NULL: the default. */
double limit_value(const Limits *limits, LimitId id);

typedef enum LimitFault {
    LIMIT_OK,
    LIMIT_UNKNOWN, /* there is no such limit */
    LIMIT_FIXED,   /* a job may not change it */
    LIMIT_RANGE    /* not a whole number from 1 to its most */
} LimitFault;

/* Takes NAME=VALUE ("PAGES=5000"). `*id` is the limit that was named, but for LIMIT_UNKNOWN. */
LimitFault limits_take(Limits *limits, Text pair, LimitId *id) WARN_UNUSED;

#endif
