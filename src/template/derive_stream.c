/* A large table, part by part: see derivation.h. Of every part only what the options keep is copied
 * out of it: groups, the rows that a filter lets pass, or the best rows so far. */
#include "base/limits.h"
#include "data/message.h"
#include "template/derivation.h"
#include "template/stream_group.h"

#define SPARE_ROWS 1024 /* kept beyond "limit" before the best are chosen anew */

typedef struct StreamRows {
    DataStream *stream;
    Arena *arena;        /* of what stays */
    Arena *part, *kept;  /* of the present part; of the rows kept so far */
    JsonValue *rows;     /* kept */
    StreamGroup *groups; /* NULL: there is no "group" */
    size_t cell_count;
    uint64_t limit; /* of rows; UINT32_MAX: none */
} StreamRows;

static bool report_many(Derivation *derivation)
{
    const JsonValue *options = derivation->options;
    const JsonValue *option = json_find(options, "limit");
    if (!option)
        option = json_find(options, "filter");
    DiagSink *sink = derivation->diagnostics;
    diag_report_limit(
        sink, E_LIMIT, &option->origin, LIMIT_ID_KEPT_CELLS,
        DIAG_ARGS(message_words(sink, "cells kept of a large table", "大表格保留的单元格"),
                  diag_limit_text(sink, LIMIT_ID_KEPT_CELLS)));
    return false;
}

/* Copies the kept rows into a fresh arena, which leaves behind those that were dropped. */
static void move_rows(StreamRows *reading)
{
    Arena *fresh = arena_create();
    JsonValue *rows = json_new(fresh, JSON_ARRAY, NULL);
    reading->cell_count = 0;
    for (uint32_t i = 0; i < reading->rows->count; i++) {
        const JsonValue *row = reading->rows->items[i];
        json_append(fresh, rows, data_stream_keep(reading->stream, fresh, row, row));
        reading->cell_count += row->count;
    }
    arena_destroy(reading->kept);
    reading->kept = fresh;
    reading->rows = rows;
}

/* Sorts the kept rows and drops all but the first "limit" of them. */
static bool choose_best(StreamRows *reading, Derivation *derivation)
{
    const JsonValue *sort = json_find(derivation->options, "sort");
    if (sort && !derivation_sort(derivation, sort, reading->rows))
        return false;
    if (reading->rows->count > reading->limit)
        reading->rows->count = (uint32_t)reading->limit;
    move_rows(reading);
    return true;
}

static bool keep_rows(StreamRows *reading, Derivation *derivation, const JsonValue *rows)
{
    size_t most = diag_limit(derivation->diagnostics, LIMIT_ID_KEPT_CELLS);
    bool is_sorted = json_find(derivation->options, "sort") != NULL;
    for (uint32_t i = 0; i < rows->count; i++) {
        if (!is_sorted && reading->rows->count >= reading->limit)
            return true;
        const JsonValue *row = rows->items[i];
        json_append(reading->kept, reading->rows,
                    data_stream_keep(reading->stream, reading->kept, row, row));
        reading->cell_count += row->count;
    }
    bool is_full =
        reading->rows->count >= reading->limit + SPARE_ROWS || reading->cell_count > most;
    if (reading->limit < UINT32_MAX && is_full && !choose_best(reading, derivation))
        return false;
    return reading->cell_count <= most || report_many(derivation);
}

static bool take_part(StreamRows *reading, Derivation *derivation, JsonValue *rows)
{
    uint32_t count = rows->count;
    rows = derivation_choose(derivation, rows);
    if (!rows)
        return false;
    bool is_good = reading->groups ? stream_group_take(reading->groups, derivation, reading->stream,
                                                       reading->arena, rows)
                                   : keep_rows(reading, derivation, rows);
    derivation->row_base += count;
    return is_good;
}

static bool take_parts(StreamRows *reading, Derivation *derivation)
{
    for (;;) {
        arena_reset(reading->part);
        JsonValue *rows;
        size_t before = derivation->diagnostics->count;
        if (!data_stream_next(reading->stream, reading->part, &rows))
            return false;
        if (!rows)
            return true;
        bool is_good = take_part(reading, derivation, rows);
        data_stream_keep_diagnostics(reading->stream, before);
        if (!is_good)
            return false;
    }
}

static bool start(StreamRows *reading, Derivation *derivation)
{
    const JsonValue *group = json_find(derivation->options, "group");
    const JsonValue *limit = json_find(derivation->options, "limit");
    JsonValue none = {.kind = JSON_ARRAY};
    if (limit && !derivation_limit(derivation, limit, &none))
        return false;
    double most = (double)diag_limit(derivation->diagnostics, LIMIT_ID_KEPT_CELLS);
    bool is_limited = limit && !group && limit->number < most;
    reading->limit = is_limited ? (uint32_t)limit->number : UINT32_MAX;
    if (!group)
        return true;
    reading->groups = stream_group_create(derivation, group);
    return reading->groups != NULL;
}

/* What was kept, in the arena of the source. */
static JsonValue *finish(StreamRows *reading, Derivation *derivation)
{
    if (reading->groups)
        return stream_group_finish(reading->groups, derivation);
    JsonValue *rows = json_new(reading->arena, JSON_ARRAY, reading->stream->origin);
    for (uint32_t i = 0; i < reading->rows->count; i++) {
        const JsonValue *row = reading->rows->items[i];
        json_append(reading->arena, rows,
                    data_stream_keep(reading->stream, reading->arena, row, row));
    }
    return rows;
}

JsonValue *derivation_stream(Derivation *derivation, DataStream *stream)
{
    StreamRows reading = {.stream = stream, .arena = derivation->arena};
    if (!start(&reading, derivation))
        return NULL;
    reading.part = arena_create();
    reading.kept = arena_create();
    reading.rows = json_new(reading.kept, JSON_ARRAY, NULL);
    derivation->arena = reading.part;
    bool is_good = take_parts(&reading, derivation);
    derivation->arena = reading.arena;
    stream->part = NULL;
    JsonValue *rows = is_good ? finish(&reading, derivation) : NULL;
    arena_destroy(reading.part);
    arena_destroy(reading.kept);
    return rows ? derivation_arrange(derivation, rows) : NULL;
}
