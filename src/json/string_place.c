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
    return !value->insertion_count || index <= value->insertions[0].start;
}

uint32_t json_string_offset(const JsonValue *value, size_t index)
{
    if (!is_in_source(value) || !is_literal(value, index))
        return value->origin.offset;
    const char *bytes = value->origin.source->text.data;
    size_t at = value->origin.offset + 1;
    size_t end = value->origin.offset + value->origin.length - 1; /* the closing quote */
    size_t decoded = 0;
    while (at < end) {
        uint32_t code_point;
        char utf8[4];
        size_t taken = json_escape_decode(bytes + at, end - at, &code_point);
        decoded += code_point == UTF8_INVALID ? taken : utf8_encode(code_point, utf8);
        if (decoded > index)
            break;
        at += taken;
    }
    return (uint32_t)at;
}

Origin json_string_origin(const JsonValue *value, size_t start, size_t end)
{
    if (!is_in_source(value) || !is_literal(value, end))
        return value->origin;
    Origin origin = value->origin;
    origin.offset = json_string_offset(value, start);
    origin.length = json_string_offset(value, end) - origin.offset;
    return origin;
}
