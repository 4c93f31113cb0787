/* Inline markup of texts:
 *
 *   **bold**            strong
 *   [words]{.class}     a span in a named style; several classes and properties may follow:
 *   [31.62]{.big color=$red fontSize=36pt fontFamily="Source Han Serif"}
 *   ^{2}  _{2}          superscript, subscript
 *   \* \[ \^ \_ \\      the character itself
 *   U+000A ends a paragraph, U+2028 a line
 *
 * What a template filled in is taken literally (unless it went through the filter `markup`). */
#ifndef DOC_MARKUP_H
#define DOC_MARKUP_H

#include "json/json.h"

typedef enum MarkupKind { MARKUP_STRONG, MARKUP_SUPER, MARKUP_SUB, MARKUP_SPAN } MarkupKind;

/* One nested stretch of style. */
typedef struct MarkupStyle {
    const struct MarkupStyle *parent; /* NULL: directly in the element */
    MarkupKind kind;
    const JsonValue *classes;      /* SPAN: a string of class names, or NULL */
    const JsonValue *declarations; /* SPAN: an object of properties, or NULL */
} MarkupStyle;

/* A piece of text in one style, from consecutive bytes of the source string. */
typedef struct MarkupPiece {
    Text text;
    uint32_t start;                 /* byte in the decoded source string */
    const MarkupStyle *style;       /* NULL: the element's own */
    const JsonInsertion *insertion; /* the template that filled it in, NULL: typed */
} MarkupPiece;

typedef struct MarkupText {
    MarkupPiece *pieces;
    int count;
} MarkupText;

/* Reads the markup of a string value. Faults (unclosed markup, unreadable properties) are reported
 * at their place: what a mark that never closes opened runs to the end of what it stands in, a span
 * without its "}" is text. */
MarkupText markup_read(Arena *arena, DiagSink *diagnostics, const JsonValue *value);

#endif
