/* StrBuf: a byte buffer that grows. Lives on the heap, so it can hold whole output files and be
 * handed over; the owner releases it. */
#ifndef BASE_STRBUF_H
#define BASE_STRBUF_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/text.h"

typedef struct StrBuf {
    char *data; /* NULL while nothing was written; always followed by a NUL once it is not */
    size_t length, capacity;
} StrBuf;

void strbuf_release(StrBuf *buffer);

/* Empties the buffer and keeps its memory. */
void strbuf_clear(StrBuf *buffer);

/* Makes room for `extra` more bytes and returns where they go; the caller adds to `length`. */
char *strbuf_reserve(StrBuf *buffer, size_t extra);

void strbuf_append(StrBuf *buffer, const void *bytes, size_t length);
void strbuf_string(StrBuf *buffer, const char *string);
void strbuf_text(StrBuf *buffer, Text text);
void strbuf_char(StrBuf *buffer, char byte);

/* Appends like printf; not for floating point (see arena_print). */
void strbuf_print(StrBuf *buffer, const char *format, ...) PRINTF_LIKE(2, 3);

/* Appends `value` in fixed notation with at most `decimals` (0..9) digits after the point, without
 * trailing zeros, exponent or "-0"; the same bytes under every locale. NaN and infinities, which
 * callers keep out, become 0. */
void strbuf_number(StrBuf *buffer, double value, int decimals);

/* Appends one code point as UTF-8. */
void strbuf_code_point(StrBuf *buffer, uint32_t code_point);

/* Appends `text` as a JSON string with its quotes. */
void strbuf_json(StrBuf *buffer, Text text);

/* Appends `text` as content or as an attribute's value in double quotes of XML, without the
 * characters that XML 1.0 (2.2) cannot hold, and what is no UTF-8. */
void strbuf_xml(StrBuf *buffer, Text text);

/* Copies the content into the arena, NUL-terminated. */
char *strbuf_copy(const StrBuf *buffer, Arena *arena);

#endif
