/* The spans of a block joined into one text, cut at the limits, and the way back from a byte of it
 * to its span and its place in a file. Internal to text/. */
#ifndef TEXT_TEXT_MAP_H
#define TEXT_TEXT_MAP_H

#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "text/text.h"

/* Bytes from `byte` on come from `span`, beginning at its byte `span_byte`. */
typedef struct TextSegment {
    uint32_t byte, span_byte;
    int span;
} TextSegment;

typedef struct TextMap {
    Text text;
    const TextSpan *spans;
    const TextSegment *segments; /* rising; segment_count of them */
    size_t segment_count;
} TextMap;

/* Joins the spans. A paragraph longer than the limit PARAGRAPH_CHARS and marks on one letter beyond
 * COMBINING_MARKS are reported once each and cut. Ill-formed bytes, which the readers keep
 * out, are left out. The map lives in `arena`, NUL after its text; of the spans it keeps a
 * copy that borrows styles, insertions and sources, but not the texts. */
const TextMap *text_map_create(Arena *arena, DiagSink *diagnostics, const TextSpan *spans,
                               int span_count);

/* The segment that holds `byte`. */
const TextSegment *text_map_segment(const TextMap *map, uint32_t byte);

/* The place of `length` bytes: exact where the span stands in its file without escapes, else the
 * span's own place. */
Origin text_map_origin(const TextMap *map, uint32_t byte, uint32_t length);

#endif
