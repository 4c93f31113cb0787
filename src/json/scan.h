/* The strict check of a JSON text before cJSON decodes it, and where everything stands in it.
 * Inside json/ only. */
#ifndef JSON_SCAN_H
#define JSON_SCAN_H

#include "json/json.h"

#define JSON_NO_PARENT UINT32_MAX

/* Where one value stands, with its quotes or brackets, and the key it belongs to. */
typedef struct JsonPlace {
    uint32_t offset, length;
    uint32_t key_offset, key_length; /* with the quotes; length 0: not a member of an object */
    uint32_t parent;                 /* index into places[], JSON_NO_PARENT at the root */
    uint32_t index;                  /* among the members or items of its parent */
    uint32_t count;                  /* its own members or items */
    JsonKind kind;
} JsonPlace;

typedef struct JsonScan {
    JsonPlace *places; /* count of them, in document order; [0] is the root */
    size_t count;
    char *
        plain; /* the text as RFC 8259 wants it, equally long and with a NUL after it: byte order
                * mark, comments and trailing commas blanked, every number replaced by 0 (cJSON
                * follows the locale and stops at 63 digits; the literal is read from the source) */
} JsonScan;

/* Checks the text of `source`. Reports to `diagnostics` (NULL: silently, up to the first mistake).
 * False: the text is not allowed, and `*scan` is not to be used. All memory is from `arena`.
 * Source: RFC 8259, sections 2 to 8; RFC 7493 (I-JSON), 2.1 and 2.3. */
bool json_scan(Arena *arena, DiagSink *diagnostics, const SourceText *source,
               JsonScan *scan) WARN_UNUSED;

#endif
