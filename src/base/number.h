/* Numbers as text, the same under every locale (strtod and printf follow the host program's). */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attributes.h"
#include "base/text.h"

/* Enough for any value that number_format writes, with its NUL. */
#define NUMBER_TEXT_SIZE 40

/* Writes `value` in fixed notation, rounded half away from zero to `decimals` (0..9) digits,
 * without trailing zeros, exponent or "-0". Returns the length. Values beyond 1e15 in size lose
 * their fraction; NaN and infinities are written as 0, and a value beyond 1e18 as 1e18. */
size_t number_format(char text[NUMBER_TEXT_SIZE], double value, int decimals);

/* Reads a number that fills the whole of `text`: [+-] digits [. digits] [e [+-] digits]. False for
 * anything else and for values that are not finite. */
bool number_parse(Text text, double *value) WARN_UNUSED;

/* Reads the longest number at the start of `text`, without an exponent (so that "1em" is 1 and a
 * unit). Returns its length in bytes, 0 where there is none. */
size_t number_parse_prefix(Text text, double *value);

#endif
