/* Format strings of tables and charts: "pct(1) | na('—')". A small reader of its own, because the
 * expression language lives above this folder; the words and their meaning are the same. */
#include <stdint.h>

#include "base/number.h"
#include "data/formatting.h"
#include "data/message.h"

#define LINKS_LIMIT     8 /* formats in one chain */
#define ARGUMENTS_LIMIT 4

typedef struct ChainLink {
    const Format *format;
    const JsonValue *arguments[ARGUMENTS_LIMIT];
    int argument_count;
} ChainLink;

struct FormatChain {
    const Origin *origin;
    ChainLink links[LINKS_LIMIT];
    int link_count;
};

typedef struct ChainReader {
    Arena *arena;
    DiagSink *diagnostics;
    const Origin *origin;
    Text text;
    size_t at;
} ChainReader;

static void skip_spaces(ChainReader *reader)
{
    while (reader->at < reader->text.length && reader->text.data[reader->at] == ' ')
        reader->at++;
}

static bool take(ChainReader *reader, char byte)
{
    skip_spaces(reader);
    if (reader->at >= reader->text.length || reader->text.data[reader->at] != byte)
        return false;
    reader->at++;
    return true;
}

static bool is_name_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' ||
           (byte >= '0' && byte <= '9') || (unsigned char)byte >= 0x80;
}

static Text take_name(ChainReader *reader)
{
    skip_spaces(reader);
    size_t start = reader->at;
    while (reader->at < reader->text.length && is_name_byte(reader->text.data[reader->at]))
        reader->at++;
    return (Text){reader->text.data + start, reader->at - start};
}

/* A number or a quoted text; NULL: neither. */
static JsonValue *take_argument(ChainReader *reader)
{
    skip_spaces(reader);
    Text rest = {reader->text.data + reader->at, reader->text.length - reader->at};
    char quote = rest.length ? rest.data[0] : '\0';
    if (quote == '\'' || quote == '"') {
        const char *end = memchr(rest.data + 1, quote, rest.length - 1);
        if (!end)
            return NULL;
        reader->at += (size_t)(end - rest.data) + 1;
        Text text = {rest.data + 1, (size_t)(end - rest.data) - 1};
        return json_new_string(reader->arena, text, reader->origin);
    }
    double number;
    size_t length = number_parse_prefix(rest, &number);
    if (!length)
        return NULL;
    reader->at += length;
    JsonValue *value = json_new(reader->arena, JSON_NUMBER, reader->origin);
    value->number = number;
    value->text = (Text){rest.data, length};
    return value;
}

static bool take_arguments(ChainReader *reader, ChainLink *link)
{
    if (!take(reader, '(') || take(reader, ')'))
        return true;
    do {
        JsonValue *argument = take_argument(reader);
        if (!argument || link->argument_count == ARGUMENTS_LIMIT)
            return false;
        link->arguments[link->argument_count++] = argument;
    } while (take(reader, ','));
    return take(reader, ')');
}

static bool refuse_string(ChainReader *reader)
{
    diag_report(reader->diagnostics, E_FORMAT_STRING, reader->origin,
                DIAG_ARGS(message_quote(reader->arena, reader->text), "yi(1) | na('—')"));
    return false;
}

static bool take_link(ChainReader *reader, ChainLink *link)
{
    Text name = take_name(reader);
    if (!name.length)
        return refuse_string(reader);
    link->format = format_find(name);
    if (!link->format) {
        Diagnostic *diagnostic = diag_report(reader->diagnostics, E_FILTER_UNKNOWN, reader->origin,
                                             DIAG_ARGS(message_quote(reader->arena, name)));
        message_suggest(reader->diagnostics, diagnostic, format_suggest(name));
        return false;
    }
    return take_arguments(reader, link) || refuse_string(reader);
}

/* "YYYY", "M月": a bare pattern of a date, as axes of charts have it. */
static bool is_date_pattern(Text text)
{
    static const char *const marks[] = {"YY", "MM", "DD", "M月", "D日"};
    for (size_t i = 0; i < COUNT_OF(marks); i++) {
        size_t length = strlen(marks[i]);
        for (size_t at = 0; at + length <= text.length; at++) {
            if (memcmp(text.data + at, marks[i], length) == 0)
                return !memchr(text.data, '(', text.length);
        }
    }
    return false;
}

static void add_date(FormatChain *chain, const ChainReader *reader)
{
    ChainLink *link = &chain->links[chain->link_count++];
    link->format = format_find(text_of("date"));
    link->arguments[link->argument_count++] =
        json_new_string(reader->arena, reader->text, reader->origin);
}

const FormatChain *format_compile(Arena *arena, DiagSink *diagnostics, Text text,
                                  const Origin *origin)
{
    FormatChain *chain = arena_alloc(arena, sizeof *chain);
    Origin *place = arena_alloc(arena, sizeof *place);
    if (origin)
        *place = *origin;
    chain->origin = place;
    ChainReader reader = {arena, diagnostics, place, text, 0};
    if (is_date_pattern(text)) {
        add_date(chain, &reader);
        return chain;
    }
    do {
        if (chain->link_count == LINKS_LIMIT) {
            refuse_string(&reader);
            return NULL;
        }
        if (!take_link(&reader, &chain->links[chain->link_count++]))
            return NULL;
    } while (take(&reader, '|'));
    skip_spaces(&reader);
    if (reader.at == text.length)
        return chain;
    refuse_string(&reader);
    return NULL;
}

/* Where the value stands is worth more to the reader than where the format does: both are told. */
static const Origin *call_origin(Arena *arena, const FormatChain *chain, const JsonValue *value)
{
    if (!value->origin.source)
        return chain->origin;
    Origin *origin = arena_alloc(arena, sizeof *origin);
    *origin = *chain->origin;
    origin->because = &value->origin;
    return origin;
}

const JsonValue *format_run(const FormatChain *chain, Arena *arena, DiagSink *diagnostics,
                            const FormatSettings *settings, const JsonValue *value)
{
    const Origin *origin = chain ? call_origin(arena, chain, value) : &value->origin;
    for (int i = 0; chain && i < chain->link_count; i++) {
        const ChainLink *link = &chain->links[i];
        FormatCall call = {arena,           diagnostics,         origin, settings, value,
                           link->arguments, link->argument_count};
        value = format_call(link->format, &call);
        if (!value)
            return NULL;
    }
    if (value->kind == JSON_STRING || value->kind == JSON_NULL)
        return value;
    StrBuf text = {0};
    if (format_append_plain(&text, value, settings)) {
        FormatCall call = {.arena = arena, .origin = origin};
        return format_result(&call, &text);
    }
    diag_report(diagnostics, E_VALUE_NOT_TEXT, origin,
                DIAG_ARGS(message_quote(arena, value->key), message_kind(diagnostics, value)));
    return NULL;
}
