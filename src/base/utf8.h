/* UTF-8: decoding, encoding and validation (Unicode 15, table 3-7: well-formed byte sequences). */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

#define UTF8_INVALID 0xFFFFFFFFu

/* Decodes the code point at `bytes` (at most `length` bytes, at least 1). Sets `*size` to the bytes
 * it takes (1 for an invalid byte). Returns the code point, or UTF8_INVALID for bytes that Unicode
 * does not allow: overlong forms, surrogates, above U+10FFFF, cut sequences. */
uint32_t utf8_decode(const char *bytes, size_t length, size_t *size);

/* Writes a code point as 1 to 4 bytes and returns how many. */
size_t utf8_encode(uint32_t code_point, char bytes[4]);

/* Offset of the first ill-formed byte, or `text.length` when all is well. */
size_t utf8_find_invalid(Text text);

/* Number of code points in well-formed text. */
size_t utf8_count(Text text);

/* Whether the code point stands in well-formed text. */
bool utf8_has(Text text, uint32_t code_point);

#endif
