/* Pretty: writes a JSON text anew with one fixed form, comments kept. */
#ifndef JSON_PRETTY_H
#define JSON_PRETTY_H

#include "json/json.h"

/* Where a member of `object` stands among its siblings: lower ranks come first, equal ones keep
 * their order. */
typedef int (*JsonRank)(const JsonValue *object, Text key);

/* Appends the text of `source`, formatted: two spaces for each level, what fits into 100 columns
 * (Han characters count two) on one line, no trailing commas, the file's own kind of line ends.
 * Strings and numbers stay as they were written, comments stay with the value they stand before or
 * behind, a blank line between members stays one. `rank` may be NULL: members keep their order.
 * Formatting twice changes nothing more. False: reported, the source is no JSON. */
bool json_pretty(Arena *arena, DiagSink *diagnostics, const SourceText *source, JsonRank rank,
                 StrBuf *out) WARN_UNUSED;

#endif
