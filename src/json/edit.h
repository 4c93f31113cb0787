/* Edit: changes one value of a JSON text and leaves every other byte as it is, comments included.
 */
#ifndef JSON_EDIT_H
#define JSON_EDIT_H

#include "json/json.h"

/* Sets the value at `pointer` (RFC 6901) of `source` to `value`, which is a JSON text, and appends
 * the whole changed text to `out`. Only the bytes of that value change. A member that an object
 * lacks is added at its end, spaced as its neighbours are. False: reported (the source or the value
 * is no JSON, or nothing stands at the pointer), and `out` is unchanged. */
bool json_edit_set(Arena *arena, DiagSink *diagnostics, const SourceText *source,
                   const char *pointer, Text value, StrBuf *out) WARN_UNUSED;

#endif
