/* What the files that derive a source share: derive.c, join.c, group.c. Inside template/ only. */
#ifndef TEMPLATE_DERIVATION_H
#define TEMPLATE_DERIVATION_H

#include "data/stream.h"
#include "template/expander.h"

#define STEPS_PER_ROW 200 /* a source may use more steps than a page, but only in proportion */

typedef struct Derivation {
    Arena *arena;
    DiagSink *diagnostics;
    const FormatSettings *settings;
    const Map *values; /* the sources that are ready */
    const JsonValue *options;
    Budget budget;
    Scope outer;             /* names the whole list: rows */
    uint32_t row_base;       /* rows of the table before those at hand */
    const KnownCalls *known; /* NULL: none */
} Derivation;

/* The state of an evaluation of `host` in row row_set->index of `rows`; `scope` and `row_set` live
 * with the caller. */
Evaluation derivation_evaluation(Derivation *derivation, const JsonValue *host,
                                 const JsonValue *rows, Scope *scope, RowSet *row_set);

/* Compiles an expression of an option. NULL: reported. */
const Expression *derivation_parse(Derivation *derivation, const JsonValue *host);

/* An empty list in the place of `like`, with room for `capacity` rows. */
JsonValue *derivation_new_list(Arena *arena, const JsonValue *like, uint32_t capacity);

/* Adds a column to `rows` (a list of objects that may be changed) for each member of `formulas`.
 * False: reported. */
bool derivation_compute(Derivation *derivation, const JsonValue *formulas,
                        JsonValue *rows) WARN_UNUSED;

/* The options join, compute and filter, on rows that may be changed. NULL: reported. */
JsonValue *derivation_choose(Derivation *derivation, JsonValue *rows);

/* The options sort, limit and key. NULL: reported. */
JsonValue *derivation_arrange(Derivation *derivation, JsonValue *rows);

/* sort and limit alone; false: reported. */
bool derivation_sort(Derivation *derivation, const JsonValue *option, JsonValue *rows) WARN_UNUSED;
bool derivation_limit(Derivation *derivation, const JsonValue *option, JsonValue *rows) WARN_UNUSED;

/* Puts into every row the row of another source that has the same key, as an object; null where it
 * has none. `option` is {"with": "targets", "on": "id", "as": "target"} or a list of such. False:
 * reported. */
bool derivation_join(Derivation *derivation, const JsonValue *option, JsonValue *rows) WARN_UNUSED;

/* One row for each different value of a column: the value, "rows", "count", and what is computed.
 * `option` is the column or {"by": column, "compute": {...}}. NULL: reported. */
JsonValue *derivation_group(Derivation *derivation, const JsonValue *option, JsonValue *rows);

/* Its parts: the column to group by, its cell in a row, and a member of a group's row. NULL:
 * reported. */
const JsonValue *group_column(Derivation *derivation, const JsonValue *option);
JsonValue *group_cell(Derivation *derivation, const JsonValue *by, const JsonValue *row);
void group_add_member(Derivation *derivation, JsonValue *row, const char *name, JsonValue *value);

/* Whether the options of a large table need all of its rows at once: because nothing makes it
 * smaller, or because a formula reads other rows. */
bool stream_needs_whole(Derivation *derivation, const DataStream *stream);

/* Reports what needs the whole of a table that is too large for that. */
void stream_report_whole(Derivation *derivation, const DataStream *stream);

/* The source of a large table, read in parts. NULL: reported. */
JsonValue *derivation_stream(Derivation *derivation, DataStream *stream);

#endif
