/* Usage: which values of a JSON tree were carried over, so that the others can be named. */
#ifndef CONVERT_USAGE_H
#define CONVERT_USAGE_H

#include "base/map.h"
#include "json/json.h"

typedef struct Usage {
    Arena *arena;
    DiagSink *diagnostics;
    Map marks;
} Usage;

void usage_init(Usage *usage, Arena *arena, DiagSink *diagnostics);

/* Notes that the value, with all that is in it, is carried over. NULL is let pass. */
void usage_mark(Usage *usage, const JsonValue *value);

/* The member `key` of `object`, entered: what is in it counts by itself. NULL: there is none. */
const JsonValue *usage_enter(Usage *usage, const JsonValue *object, const char *key);
void usage_enter_value(Usage *usage, const JsonValue *value);

/* The member if it is of this kind, marked; else NULL and the member stays unmarked. */
const JsonValue *usage_take(Usage *usage, const JsonValue *object, const char *key, JsonKind kind);

/* Whether the member is true (or, for usage_is_false, false); marked where it is. */
bool usage_is_true(Usage *usage, const JsonValue *object, const char *key);
bool usage_is_false(Usage *usage, const JsonValue *object, const char *key);

/* Whether the member is the string `text`; marked where it is. */
bool usage_is_text(Usage *usage, const JsonValue *object, const char *key, const char *text);

/* RFC 6901 pointer of the value within its tree, in the arena. */
const char *usage_path(const Usage *usage, const JsonValue *value);

/* Names every value of the tree that is not carried over: functions as warnings, others as notes,
 * an object of which nothing was taken as one. */
void usage_report(Usage *usage, const JsonValue *root);

#endif
