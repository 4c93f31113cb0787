/* From bytes of a decoded string to bytes of its file: see json.h. */
#include "json/json.h"

#include "base/utf8.h"
#include "json/escape.h"

/* True when the string stands in its source in double quotes, as in a JSON file. */
static bool is_in_source(const JsonValue *value)
{
    const SourceText *source = value->origin.source;
    return source && value->kind == JSON_STRING && value->origin.length >= 2 &&
           value->origin.offset < source->text.length &&
           source->text.length - value->origin.offset >= value->origin.length &&
           source->text.data[value->origin.offset] == '"';
}

/* Bytes from the first insertion on do not stand in the source as they are. */
static bool is_literal(const JsonValue *value, size_t index)
{
    if (value->typed)
        return false; /* the template was longer or shorter than what it made */
    return !value->insertion_count || index <= value->insertions[0].start;
}

/* A place in a JSON string: `index` decoded bytes, which end at byte `offset` of the file. */
typedef struct Reach {
    size_t index, offset, steps;
} Reach;

/* Goes on to decoded byte `index`: to the beginning of the character that holds it. */
static void go_on(Text text, size_t index, Reach *reach)
{
    while (reach->offset < text.length) {
        uint32_t code_point;
        char utf8[4];
        size_t taken =
            json_escape_decode(text.data + reach->offset, text.length - reach->offset, &code_point);
        size_t decoded = code_point == UTF8_INVALID ? taken : utf8_encode(code_point, utf8);
        if (reach->index + decoded > index)
            break;
        reach->index += decoded;
        reach->offset += taken;
        reach->steps++;
    }
}

/* The byte of a file where `count` decoded bytes after byte `at` of a JSON string end. */
static size_t skip_decoded(Text text, size_t at, size_t count)
{
    Reach reach = {0, at, 0};
    go_on(text, count, &reach);
    return reach.offset;
}

/* The typed stretch that holds byte `index` of a string that a template made, or NULL. */
static const JsonStretch *find_stretch(const JsonValue *value, size_t index)
{
    int low = 0;
    int high = value->typed ? value->typed->count : 0;
    while (low < high) {
        int middle = low + (high - low) / 2;
        const JsonStretch *stretch = &value->typed->stretches[middle];
        if (index < stretch->start)
            high = middle;
        else if (index >= stretch->end)
            low = middle + 1;
        else
            return stretch;
    }
    return NULL;
}

/* Bounded: each host is older than the string that was made from it. */
static uint32_t offset_in_file(const JsonValue *value, size_t index, JsonStringCursor *cursor)
{
    if (!is_in_source(value) || !is_literal(value, index))
        return value->origin.offset;
    /* Every escape is longer than what it stands for, so equal lengths have none between them. */
    if (value->insertion_count == 0 && value->text.length + 2 == value->origin.length)
        return value->origin.offset + 1 + (uint32_t)index;
    Text text = value->origin.source->text;
    size_t end = value->origin.offset + value->origin.length - 1; /* the closing quote */
    text.length = end;
    if (cursor->host != value || cursor->index > index)
        *cursor = (JsonStringCursor){value, 0, value->origin.offset + 1, cursor->steps};
    Reach reach = {cursor->index, cursor->offset, cursor->steps};
    go_on(text, index, &reach);
    *cursor = (JsonStringCursor){value, reach.index, (uint32_t)reach.offset, reach.steps};
    return cursor->offset;
}

/* Follows typed stretches to the string in a file. */
static const JsonValue *find_host(const JsonValue *value, size_t *index)
{
    const JsonStretch *stretch;
    while ((stretch = find_stretch(value, *index))) {
        *index = *index - stretch->start + stretch->host_start;
        value = stretch->host;
    }
    return value;
}

uint32_t json_string_offset(const JsonValue *value, size_t index)
{
    const JsonValue *host = find_host(value, &index);
    JsonStringCursor cursor = {0};
    return offset_in_file(host, index, &cursor);
}

/* The bytes [start, end) as they stand in one typed stretch; `*value` is its host then. */
static void narrow(const JsonValue **value, size_t *start, size_t *end)
{
    const JsonStretch *stretch;
    while ((stretch = find_stretch(*value, *start)) && *end <= stretch->end) {
        *start = *start - stretch->start + stretch->host_start;
        *end = *end - stretch->start + stretch->host_start;
        *value = stretch->host;
    }
}

Origin json_string_origin_at(JsonStringCursor *cursor, const JsonValue *value, size_t start,
                             size_t end)
{
    const Origin *because = value->origin.because;
    narrow(&value, &start, &end);
    if (!is_in_source(value) || !is_literal(value, end))
        return value->origin;
    Origin origin = value->origin;
    origin.because = because;
    origin.offset = offset_in_file(value, start, cursor);
    /* What follows may begin within what this ends with: the cursor stays at the beginning. */
    JsonStringCursor ahead = *cursor;
    origin.length = offset_in_file(value, end, &ahead) - origin.offset;
    cursor->steps = ahead.steps;
    return origin;
}

Origin json_string_origin(const JsonValue *value, size_t start, size_t end)
{
    JsonStringCursor cursor = {0};
    return json_string_origin_at(&cursor, value, start, end);
}

Origin json_origin_within(const Origin *stretch, size_t start, size_t end)
{
    Origin origin = *stretch;
    if (!origin.source || origin.length > origin.source->text.length - origin.offset)
        return origin;
    Text text = {origin.source->text.data, origin.offset + origin.length};
    size_t from = skip_decoded(text, origin.offset, start);
    origin.offset = (uint32_t)from;
    origin.length = (uint32_t)(skip_decoded(text, from, end - start) - from);
    return origin;
}
