/* Diagnostics: what is wrong, where, and what to do about it.
 *
 * One sink per job. The rule of the whole project: a function that returns false (or NULL where
 * that means failure) has already reported exactly one error; callers just return. Where a default
 * is safe, report and go on, so that one run shows every mistake.
 *
 * Every message stands in a catalogue (diag_codes.h), English and Chinese in one row. Messages take
 * text arguments {1} {2} ...; numbers are made into text by the caller, so no locale creeps in. */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/limit.h"
#include "base/source.h"
#include "base/strbuf.h"

typedef enum DiagSeverity { DIAG_ERROR, DIAG_WARNING, DIAG_NOTE } DiagSeverity;

typedef enum DiagLanguage { DIAG_ENGLISH, DIAG_CHINESE } DiagLanguage;

/* Whose fault it is; decides the exit status (1: the user's files, 3: the system). */
typedef enum DiagFault { DIAG_FAULT_INPUT, DIAG_FAULT_SYSTEM } DiagFault;

typedef enum DiagCode {
#define DIAG(name, number, severity, english, chinese) name,
#include "base/diag_codes.h"
#undef DIAG
    DIAG_CODE_COUNT
} DiagCode;

/* Where on paper a finding is. */
typedef struct DiagPlace {
    int page;                   /* from 1 */
    double x, y, width, height; /* mm, from the trim's top left corner */
    const char *rule;           /* source of the rule: "GWG 2015, 15"; NULL: none */
    /* Inks of the place by plate, per cent; ink_count of them. */
    const char *const *ink_names;
    const double *ink_amounts;
    int ink_count;
} DiagPlace;

typedef struct Diagnostic {
    DiagCode code;
    DiagSeverity severity;
    Origin origin;          /* origin.source NULL: no place */
    const char *message;    /* in the sink's language, a full sentence without a final newline */
    const char *hint;       /* what to do, or NULL */
    const char *pointer;    /* RFC 6901, filled in by pipeline/ before printing; NULL: none */
    uint32_t node_id;       /* the element at fault, 0: none known */
    const DiagPlace *place; /* of preflight findings; NULL: none */
} Diagnostic;

typedef struct DiagSink {
    Arena *arena;
    DiagLanguage language;
    const Limits *limits; /* of the job whose sink this is; NULL: the defaults */
    Diagnostic *items;    /* in the order they came; diag_sort() orders them by place */
    size_t count, capacity;
    size_t error_count, warning_count;
    size_t dropped;     /* beyond the limit DIAGNOSTICS */
    bool system_failed; /* an error whose fault is DIAG_FAULT_SYSTEM was reported */
} DiagSink;

/* Starts an empty sink whose texts live in `arena`. */
void diag_init(DiagSink *sink, Arena *arena, DiagLanguage language);

/* The same with the language and the limits of `parent`: for a trial whose messages are not shown.
 */
void diag_init_trial(DiagSink *sink, Arena *arena, const DiagSink *parent);

/* Reports `code` at `origin` (NULL: no place). `arguments` ends with NULL and fills {1}, {2} ... of
 * the message. The same code at the same place with the same words is kept once. Returns the
 * diagnostic, so that a hint can be added, or NULL when it was a repetition or beyond the limit. */
Diagnostic *diag_report(DiagSink *sink, DiagCode code, const Origin *origin,
                        const char *const arguments[]);

#define DIAG_ARGS(...) ((const char *const[]){__VA_ARGS__, NULL})
#define DIAG_NO_ARGS   ((const char *const[]){NULL})

/* Adds a sentence that tells what to do. `english` and `chinese` take {1} ... as messages do.
 * `diagnostic` may be NULL (then nothing happens). */
void diag_hint(DiagSink *sink, Diagnostic *diagnostic, const char *english, const char *chinese,
               const char *const arguments[]);

/* The limit that holds for the job of `sink`, which may be NULL: the default. */
size_t diag_limit(const DiagSink *sink, LimitId id);

/* The same as text for a message, in the sink's arena. */
const char *diag_limit_text(const DiagSink *sink, LimitId id);

/* A limit of bytes in MiB, for a message. */
const char *diag_limit_mib(const DiagSink *sink, LimitId id);

/* Adds to `diagnostic` (NULL: nothing happens) which limit was passed, its value, and how to raise
 * it or why it cannot be raised; a hint that it has comes first. */
void diag_hint_limit(DiagSink *sink, Diagnostic *diagnostic, LimitId id);

/* diag_report and diag_hint_limit at once. */
void diag_report_limit(DiagSink *sink, DiagCode code, const Origin *origin, LimitId id,
                       const char *const arguments[]);

/* "E0203", "W0412". */
const char *diag_code_name(DiagCode code);

/* Sorts by file (in order of first mention), then place, then code. Stable. */
void diag_sort(DiagSink *sink);

typedef enum DiagStyle { DIAG_PLAIN, DIAG_COLOURED } DiagStyle;

/* Appends all diagnostics for people: file:line:column, message, the source line with a caret,
 * pointer, hint and the chain of reasons. */
void diag_print_text(StrBuf *out, const DiagSink *sink, DiagStyle style);

/* Appends all diagnostics as JSON lines, one object each: severity, code, message, file, line,
 * column, end_line, end_column, pointer, hint, because[]; where there is a place also page, box,
 * inks and rule. */
void diag_print_json(StrBuf *out, const DiagSink *sink);

#endif
