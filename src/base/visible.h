/* Showing the user's text in a terminal: nothing in it may move the cursor, reverse the direction
 * or break a line, and East Asian wide characters take two columns. */
#ifndef BASE_VISIBLE_H
#define BASE_VISIBLE_H

#include "base/strbuf.h"
#include "base/text.h"

/* The code point at `bytes` (at most `length`, at least 1) as it may be shown: U+FFFD for an
 * ill-formed byte, a control character or one that changes the direction of writing. `*size` is
 * what it takes. */
uint32_t visible_decode(const char *bytes, size_t length, size_t *size);

/* Columns of a terminal: 0 for combining marks, 2 for wide and full-width characters, 1 otherwise.
 * Source: Unicode 15, UAX #11, East_Asian_Width W and F; ambiguous characters count as narrow. */
int visible_columns(uint32_t code_point);

/* Appends `text` as it may be shown. */
void visible_append(StrBuf *out, Text text);

#endif
