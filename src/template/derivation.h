/* What the files that derive a source share: derive.c, join.c, group.c. Inside template/ only. */
#ifndef TEMPLATE_DERIVATION_H
#define TEMPLATE_DERIVATION_H

#include "template/expander.h"

typedef struct Derivation {
    Arena *arena;
    DiagSink *diagnostics;
    const FormatSettings *settings;
    const Map *values; /* the sources that are ready */
    const JsonValue *options;
    Budget budget;
    Scope outer; /* names the whole list: rows */
} Derivation;

/* An empty list in the place of `like`, with room for `capacity` rows. */
JsonValue *derivation_new_list(Arena *arena, const JsonValue *like, uint32_t capacity);

/* Adds a column to `rows` (a list of objects that may be changed) for each member of `formulas`.
 * False: reported. */
bool derivation_compute(Derivation *derivation, const JsonValue *formulas,
                        JsonValue *rows) WARN_UNUSED;

/* Puts into every row the row of another source that has the same key, as an object; null where it
 * has none. `option` is {"with": "targets", "on": "id", "as": "target"} or a list of such. False:
 * reported. */
bool derivation_join(Derivation *derivation, const JsonValue *option, JsonValue *rows) WARN_UNUSED;

/* One row for each different value of a column: the value, "rows", "count", and what is computed.
 * `option` is the column or {"by": column, "compute": {...}}. NULL: reported. */
JsonValue *derivation_group(Derivation *derivation, const JsonValue *option, JsonValue *rows);

#endif
