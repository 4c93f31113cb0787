/* Reading the characters of a JSON string as it stands in its file. Inside json/ only. */
#ifndef JSON_ESCAPE_H
#define JSON_ESCAPE_H

#include <stddef.h>
#include <stdint.h>

/* Decodes the character or escape (a surrogate pair is one) at `bytes`, which the scanner has
 * accepted; `length` >= 1 bytes are there. Returns the bytes it takes.
 * Source: RFC 8259, section 7. */
size_t json_escape_decode(const char *bytes, size_t length, uint32_t *code_point);

#endif
