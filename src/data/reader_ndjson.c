/* Newline-delimited JSON: one value in each line, together a list. Every line is parsed by itself,
 * so that a fault in one does not hide the others; its places are then moved to where the line
 * stands. */
#include "data/data.h"
#include "data/encoding.h"

static void move_origin(Origin *origin, const SourceText *line, const SourceText *whole,
                        uint32_t offset)
{
    if (origin->source != line)
        return;
    origin->source = whole;
    origin->offset += offset;
}

/* Bounded by LIMIT_JSON_DEPTH. */
static void move_value(JsonValue *value, const SourceText *line, const SourceText *whole,
                       uint32_t offset)
{
    move_origin(&value->origin, line, whole, offset);
    move_origin(&value->key_origin, line, whole, offset);
    for (uint32_t i = 0; i < value->count; i++)
        move_value(value->items[i], line, whole, offset);
}

static bool is_blank(Text line)
{
    for (size_t i = 0; i < line.length; i++) {
        if (!memchr(" \t\r", line.data[i], 3))
            return false;
    }
    return true;
}

/* Parses one line and appends it. False: reported. */
static bool read_line(Arena *arena, DiagSink *diagnostics, const SourceText *source, Text line,
                      JsonValue *rows)
{
    uint32_t offset = (uint32_t)(line.data - source->text.data);
    const SourceText *part = source_create(arena, source->name, line);
    size_t before = diagnostics->count;
    JsonValue *value = json_parse(arena, diagnostics, part);
    for (size_t i = before; i < diagnostics->count; i++)
        move_origin(&diagnostics->items[i].origin, part, source, offset);
    if (!value)
        return false;
    move_value(value, part, source, offset);
    json_append(arena, rows, value);
    return true;
}

static JsonValue *read(Arena *arena, DiagSink *diagnostics, const SourceText *given,
                       const JsonValue *options)
{
    const SourceText *source =
        encoding_to_utf8(arena, diagnostics, given, json_find(options, "encoding"));
    if (!source)
        return NULL;
    Origin origin = {source, 0, (uint32_t)source->text.length, NULL};
    JsonValue *rows = json_new(arena, JSON_ARRAY, &origin);
    const char *at = source->text.data;
    const char *end = at + source->text.length;
    bool good = true;
    while (at < end) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        Text line = {at, (size_t)((newline ? newline : end) - at)};
        if (!is_blank(line))
            good = read_line(arena, diagnostics, source, line, rows) && good;
        at = newline ? newline + 1 : end;
    }
    return good ? rows : NULL;
}

const Reader reader_ndjson = {
    .extension = "ndjson",
    .help = "one JSON value in each line",
    .help_zh = "每行一个 JSON 值",
    .read = read,
};
