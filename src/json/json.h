/* JSON values that remember where they stand.
 *
 * cJSON decodes the text; json/parse.c checks it strictly (RFC 8259, with comments and trailing
 * commas allowed) and ties every key and value to its place. The same tree type carries data rows
 * and the results of template expansion, so one set of functions serves them all. */
#ifndef JSON_JSON_H
#define JSON_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/diag.h"
#include "base/source.h"
#include "base/text.h"

typedef enum JsonKind {
    JSON_NULL,
    JSON_BOOLEAN,
    JSON_NUMBER,
    JSON_STRING,
    JSON_ARRAY,
    JSON_OBJECT
} JsonKind;

/* A stretch of a string that a template filled in: what the audit lists, and what the markup reader
 * takes literally. Sorted by start, never overlapping. */
typedef struct JsonInsertion {
    uint32_t start, end;    /* bytes of the decoded string */
    const char *expression; /* "item.value | yi(2)" */
    const struct JsonValue
        *value;                   /* the value before formatting, with its origin (the data cell) */
    bool is_markup;               /* passed through the filter "markup": may contain markup */
    const struct JsonValue *host; /* the layout's string that holds the expression, NULL: unknown */
    uint32_t host_start, host_end; /* bytes of the expression in it */
} JsonInsertion;

/* A stretch of an expanded string that was typed in a layout, and where: bytes from `host_start` on
 * of the decoded string `host`. Sorted by start, never overlapping. */
typedef struct JsonStretch {
    uint32_t start, end; /* bytes of the expanded string */
    const struct JsonValue *host;
    uint32_t host_start;
} JsonStretch;

typedef struct JsonTyped {
    const JsonStretch *stretches; /* count of them */
    int count;
} JsonTyped;

typedef struct JsonValue {
    JsonKind kind;
    bool boolean;
    uint32_t count;           /* members of an object, items of an array */
    double number;            /* finite */
    Text text;                /* STRING: decoded, NUL after it; NUMBER: the literal as written */
    Text key;                 /* of a member of an object, decoded, NUL after it; else empty */
    Origin key_origin;        /* where the key stands */
    struct JsonValue **items; /* `count` members or items, in the order of the file; grown only by
                               * json_append and json_set, which rely on the room behind them */
    struct JsonValue *parent; /* NULL at the root */
    Origin origin;            /* where the value stands */
    const JsonInsertion *insertions; /* STRING: insertion_count of them; NULL: none */
    int insertion_count;
    const JsonTyped *typed; /* STRING made by a template: what was typed; NULL: as in its file */
    void *compiled; /* the template compiled from this string, owned by template/; NULL: not yet */
} JsonValue;

/* Parses `source`. Reports every grammar error that can be told apart (at least the first), with
 * its place, and returns NULL then. Strict RFC 8259, plus // and block comments and trailing
 * commas; refuses ill-formed UTF-8, duplicate keys, U+0000, lone surrogates, numbers that are not
 * finite and depth beyond LIMIT_JSON_DEPTH. The tree lives in `arena` and borrows `source`. */
JsonValue *json_parse(Arena *arena, DiagSink *diagnostics, const SourceText *source) WARN_UNUSED;

/* The member named `key`, or NULL (also when `object` is NULL or no object). Case matters. */
JsonValue *json_find(const JsonValue *object, const char *key);
JsonValue *json_find_text(const JsonValue *object, Text key);

/* New values in the arena; `origin` may be NULL (made by the program). Strings are borrowed. */
JsonValue *json_new(Arena *arena, JsonKind kind, const Origin *origin);
JsonValue *json_new_string(Arena *arena, Text text, const Origin *origin);

/* A string that prints `value`, which an element formatted itself: one insertion, as if a template
 * had filled it in with `expression` ("change | yoy"); where one did fill in the value, its
 * expression stands before the bar. */
JsonValue *json_new_shown(Arena *arena, Text text, const JsonValue *value, const char *expression);
JsonValue *json_new_number(Arena *arena, double number, const Origin *origin);
JsonValue *json_new_boolean(Arena *arena, bool boolean, const Origin *origin);

/* Adds `item` to an array, or `value` to an object under `key`; a member of that name is replaced
 * and keeps its position. */
void json_append(Arena *arena, JsonValue *array, JsonValue *item);
void json_set(Arena *arena, JsonValue *object, Text key, const Origin *key_origin,
              JsonValue *value);

/* A copy of the value without its members: same kind, scalar, origin and key. */
JsonValue *json_shallow_copy(Arena *arena, const JsonValue *value);

/* The RFC 6901 pointer of the value that stands at `offset` of the source (the innermost value or
 * key that covers it), found by reading the text again; "" is the root. NULL for text that is no
 * JSON. In the arena. */
char *json_pointer_at(Arena *arena, const SourceText *source, size_t offset);

/* Appends "/" and the decoded key as a step of an RFC 6901 pointer. */
void json_pointer_append(StrBuf *pointer, Text key);

/* The value at an RFC 6901 pointer, or NULL. */
JsonValue *json_at_pointer(JsonValue *root, const char *pointer);

/* Byte offset in the source of byte `index` of the decoded string `value`, taking escapes into
 * account and through the template that made the string. For values not from a file, and for bytes
 * that were filled in: the value's own offset. */
uint32_t json_string_offset(const JsonValue *value, size_t index);

/* An origin for the bytes [start, end) of the decoded string. */
Origin json_string_origin(const JsonValue *value, size_t start, size_t end);

/* Where the last question about a string ended; begin with zero bytes. */
typedef struct JsonStringCursor {
    const JsonValue *host; /* the string in the file */
    size_t index;          /* decoded bytes of it up to byte `offset` of the file */
    uint32_t offset;
    size_t steps; /* characters passed so far, in all */
} JsonStringCursor;

/* The same for one who asks for stretch after stretch of a string: what lies before the beginning
 * of the last one is not read again. Asking for an earlier one is right too, but slow. */
Origin json_string_origin_at(JsonStringCursor *cursor, const JsonValue *value, size_t start,
                             size_t end);

/* An origin for the decoded bytes [start, end) of a stretch of a JSON string that stands at
 * `stretch` in its file. */
Origin json_origin_within(const Origin *stretch, size_t start, size_t end);

/* "null", "a boolean", "a number", ... in the sink's language, for messages. */
const char *json_kind_name(JsonKind kind, DiagLanguage language);

/* Appends the value as compact JSON; numbers as they were written. */
void json_write(StrBuf *out, const JsonValue *value);

#endif
