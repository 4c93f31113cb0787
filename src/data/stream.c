/* Large tables in parts: see stream.h. The file is read twice: first to see which columns hold
 * numbers only, which a part alone cannot tell, then for its rows. */
#include "data/stream.h"

#include <assert.h>

#include "base/limits.h"
#include "data/columns.h"
#include "data/data.h"
#include "data/encoding.h"
#include "data/message.h"
#include "json/items.h"

#define PART_BYTES 131072

extern const Reader reader_csv;

DataStream *data_stream_open(Arena *arena, DiagSink *diagnostics, const Origin *origin,
                             const FileName *file, const JsonValue *options)
{
    DataStream *stream = arena_alloc(arena, sizeof *stream);
    *stream = (DataStream){.arena = arena,
                           .diagnostics = diagnostics,
                           .name = {arena_copy_string(arena, file->path), file->root, file->below},
                           .origin = origin,
                           .options = options};
    return file_open(diagnostics, origin, &stream->name, &stream->file) ? stream : NULL;
}

void data_stream_close(DataStream *stream)
{
    file_close(&stream->file);
    strbuf_release(&stream->line_ends);
}

JsonValue *data_stream_read_whole(DataStream *stream)
{
    Text content;
    if (!file_read_named(stream->arena, stream->diagnostics, stream->origin, &stream->name,
                         LIMIT_ID_INPUT_BYTES, &content))
        return NULL;
    JsonValue *rows =
        reader_csv.read(stream->arena, stream->diagnostics,
                        source_create(stream->arena, stream->name.path, content), stream->options);
    return rows && (!stream->schema || schema_check(stream->schema, rows)) ? rows : NULL;
}

/* ---- parts ---- */

/* The length of the whole rows in `text`, and their lines. At the end of the file: all of it. */
static size_t whole_rows(char separator, Text text, bool is_end, uint32_t *lines)
{
    CsvRows rows = {.separator = separator};
    size_t length = 0;
    uint32_t line = 0;
    *lines = 0;
    for (size_t i = 0; i < text.length; i++) {
        line += text.data[i] == '\n';
        if (!csv_rows_take(&rows, text.data[i]))
            continue;
        length = i + 1;
        *lines = line;
    }
    return is_end ? text.length : length;
}

static bool report_row(DataStream *stream)
{
    DiagSink *sink = stream->diagnostics;
    Origin origin = {source_create_part(stream->arena, stream->name.path, (Text){"", 0},
                                        stream->line, stream->offset),
                     0, 0, NULL};
    diag_report_limit(sink, E_LIMIT, &origin, LIMIT_ID_RECORD_BYTES,
                      DIAG_ARGS(message_words(sink, "bytes in one row", "一行的字节数"),
                                diag_limit_text(sink, LIMIT_ID_RECORD_BYTES)));
    return false;
}

static char separator_of(const DataStream *stream)
{
    const JsonValue *given = json_find(stream->options, "delimiter");
    return given && given->text.length ? given->text.data[0] : ',';
}

/* Reads the next part as it stands in the file; its text is empty at the end. False: reported. */
static bool read_part(DataStream *stream, Arena *arena, const SourceText **part)
{
    size_t most = diag_limit(stream->diagnostics, LIMIT_ID_RECORD_BYTES);
    for (size_t size = PART_BYTES; size <= most; size *= 2) {
        char *bytes = arena_alloc(arena, size);
        size_t count;
        uint32_t lines;
        if (!file_read_part(stream->diagnostics, &stream->file, stream->offset, bytes, size,
                            &count))
            return false;
        size_t length =
            whole_rows(separator_of(stream), (Text){bytes, count}, count < size, &lines);
        if (!length && count)
            continue; /* a row longer than this */
        *part = source_create_part(arena, stream->name.path, (Text){bytes, length}, stream->line,
                                   stream->offset);
        stream->offset += length;
        stream->line += lines;
        return true;
    }
    return report_row(stream);
}

/* Reads the next rows as texts. The first part holds the names, so it stays with the stream. */
static bool read_rows(DataStream *stream, Arena *scratch, JsonValue **rows)
{
    *rows = NULL;
    bool is_first = !stream->has_begun;
    stream->part = NULL;
    stream->line_ends.length = 0;
    Arena *arena = is_first ? stream->arena : scratch;
    const SourceText *part = NULL;
    if (!read_part(stream, arena, &part))
        return false;
    if (!part->text.length && !is_first)
        return true;
    stream->part = part;
    part =
        encoding_to_utf8(arena, stream->diagnostics, part, json_find(stream->options, "encoding"));
    if (!part)
        return false;
    stream->part = part;
    stream->has_begun = true;
    if (is_first &&
        !csv_table_begin(&stream->table, stream->arena, stream->diagnostics, part, stream->options))
        return false;
    stream->table.arena = scratch;
    if (!is_first)
        csv_table_continue(&stream->table, part);
    if (!csv_table_read(&stream->table))
        return false;
    *rows = stream->table.rows;
    columns_mark_missing(*rows, json_find(stream->options, "missing"));
    return true;
}

/* ---- types ---- */

/* The declared types, and "number" for the columns that look like it. */
static JsonValue *find_types(const DataStream *stream, const ColumnLook *looks)
{
    Arena *arena = stream->arena;
    JsonValue *types = json_new(arena, JSON_OBJECT, NULL);
    const JsonValue *declared = columns_types(stream->options);
    for (uint32_t i = 0; declared && i < declared->count; i++) {
        const JsonValue *type = declared->items[i];
        JsonValue *copy = json_shallow_copy(arena, type);
        copy->items = type->items;
        copy->count = type->count;
        json_set(arena, types, type->key, &type->key_origin, copy);
    }
    const JsonValue *names = stream->table.names;
    assert(looks || names->count == 0);
    for (uint32_t i = 0; i < names->count; i++) {
        if (looks[i] == LOOK_NUMBER && !json_find_text(declared, names->items[i]->text))
            json_set(arena, types, names->items[i]->text, NULL,
                     json_new_string(arena, text_of("number"), NULL));
    }
    return types;
}

static bool look_through(DataStream *stream, Arena *scratch)
{
    ColumnLook *looks = NULL;
    JsonValue *rows;
    for (;;) {
        arena_reset(scratch);
        if (!read_rows(stream, scratch, &rows))
            return false;
        if (!rows)
            break;
        if (!looks)
            looks = arena_array(stream->arena, stream->table.names->count, sizeof *looks);
        columns_look(rows, looks);
    }
    stream->types = find_types(stream, looks);
    stream->has_begun = false;
    stream->offset = 0;
    stream->line = 0;
    return true;
}

/* The rows by the schema; at the end, their number. */
static bool check_schema(DataStream *stream, const JsonValue *rows)
{
    if (!stream->schema)
        return true;
    if (!rows)
        return schema_check_count(stream->schema, stream->origin, stream->row_count);
    stream->row_count += rows->count;
    return schema_check_rows(stream->schema, rows);
}

bool data_stream_next(DataStream *stream, Arena *scratch, JsonValue **rows)
{
    size_t before = stream->diagnostics->count;
    bool is_good = (stream->types || look_through(stream, scratch)) &&
                   read_rows(stream, scratch, rows) &&
                   (!*rows || columns_convert(scratch, stream->diagnostics, *rows, stream->types,
                                              NULL, COLUMNS_AS_THEY_ARE)) &&
                   check_schema(stream, *rows);
    data_stream_keep_diagnostics(stream, before);
    return is_good;
}

/* ---- what stays ---- */

/* A source whose origins move to a copy. */
typedef struct Move {
    Arena *arena;
    const SourceText *from, *to;
    uint32_t base; /* where the copy begins */
} Move;

static Origin move_origin(const Move *move, Origin origin)
{
    if (origin.source == move->from) {
        origin.source = move->to;
        origin.offset -= move->base;
    }
    if (origin.because) {
        Origin *because = arena_alloc(move->arena, sizeof *because);
        *because = move_origin(move, *origin.because); /* as deep as the formulas of a source */
        origin.because = because;
    }
    return origin;
}

/* Recursion is bounded by LIMIT_JSON_DEPTH. */
static JsonValue *move_value(const Move *move, const JsonValue *value)
{
    JsonValue *copy = json_shallow_copy(move->arena, value);
    if (value->text.data)
        copy->text = (Text){arena_copy(move->arena, value->text.data, value->text.length),
                            value->text.length};
    copy->origin = move_origin(move, value->origin);
    copy->items = arena_array(move->arena, json_items_capacity(value->count), sizeof(JsonValue *));
    for (uint32_t i = 0; i < value->count; i++) {
        copy->items[i] = move_value(move, value->items[i]);
        copy->items[i]->parent = copy;
    }
    copy->count = value->count;
    return copy;
}

/* The line feeds of the present part before byte `offset`. */
static uint32_t lines_until(DataStream *stream, uint32_t offset)
{
    StrBuf *ends = &stream->line_ends;
    Text text = stream->part->text;
    bool is_new = ends->length == 0;
    for (uint32_t i = 0; is_new && i < text.length; i++) {
        if (text.data[i] == '\n')
            strbuf_append(ends, &i, sizeof i);
    }
    uint32_t low = 0;
    uint32_t high = (uint32_t)(ends->length / sizeof low);
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        uint32_t end;
        memcpy(&end, ends->data + middle * sizeof end, sizeof end);
        if (end < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

JsonValue *data_stream_keep(DataStream *stream, Arena *arena, const JsonValue *row,
                            const JsonValue *value)
{
    const SourceText *from = row->origin.source;
    uint32_t base = row->origin.offset;
    uint32_t lines = from->lines_before + (from == stream->part ? lines_until(stream, base) : 0);
    const char *text = arena_copy(arena, from->text.data + base, row->origin.length);
    Move move = {.arena = arena, .from = from, .base = base};
    move.to = source_create_part(arena, from->name, (Text){text, row->origin.length}, lines,
                                 from->bytes_before + base);
    return move_value(&move, value);
}

/* Parts and kept rows have the stream's path itself as their name. */
static const SourceText *keep_source(const DataStream *stream, const SourceText *source)
{
    if (!source || source->name != stream->name.path)
        return source;
    Text text = {arena_copy(stream->arena, source->text.data, source->text.length),
                 source->text.length};
    return source_create_part(stream->arena, source->name, text, source->lines_before,
                              source->bytes_before);
}

void data_stream_keep_diagnostics(const DataStream *stream, size_t first)
{
    const SourceText *last = NULL;
    Move move = {.arena = stream->arena};
    for (size_t i = first; i < stream->diagnostics->count; i++) {
        Origin *origin = &stream->diagnostics->items[i].origin;
        const Origin *place = origin;
        while (place->because && (!place->source || place->source->name != stream->name.path))
            place = place->because;
        if (place->source && place->source != last) {
            last = move.from = place->source;
            move.to = keep_source(stream, last);
        }
        *origin = move_origin(&move, *origin);
    }
}
