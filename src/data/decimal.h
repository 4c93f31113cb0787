/* Decimal: a number as the digits that were stated, so that rounding follows the decimal text and
 * not its nearest binary double (2.675 rounds to 2.68), and moving the point (万, 亿, %) is exact.
 */
#ifndef DATA_DECIMAL_H
#define DATA_DECIMAL_H

#include <stdbool.h>

#include "base/strbuf.h"
#include "json/json.h"

#define DECIMAL_DIGITS 64 /* kept of a number; a double has 17 */

typedef enum RoundMode { ROUND_HALF_AWAY, ROUND_HALF_EVEN } RoundMode;

typedef struct Decimal {
    bool is_negative;
    int count;  /* digits in use; the first is not '0'; 0: the number is zero */
    int point;  /* the value is 0.d1 d2 d3 ... times ten to this power */
    int stated; /* digits after the point as the number was written: 1 for 5.0 */
    char digits[DECIMAL_DIGITS];
} Decimal;

/* How digits are grouped. */
typedef struct DecimalGrouping {
    const char *separator; /* NULL: none */
    int smallest;          /* whole parts of fewer digits are left alone */
    bool groups_fraction;
} DecimalGrouping;

/* Reads a number literal (RFC 8259, a leading + allowed). False: it is none. */
bool decimal_read(Text text, Decimal *decimal) WARN_UNUSED;

/* The decimal of 15 significant digits nearest to a finite double: 0.1 + 0.2 gives 0.3. */
Decimal decimal_from_double(double value);

/* The number of a JSON_NUMBER: its literal when it has one, else the double. */
Decimal decimal_of(const JsonValue *number);

/* The double nearest to the decimal; infinite beyond the range. */
double decimal_number(const Decimal *decimal);

/* Rounds to `places` digits after the point and sets `stated` to them. */
void decimal_round(Decimal *decimal, int places, RoundMode mode);

/* Multiplies by ten to the power of `power`, exactly. */
void decimal_shift(Decimal *decimal, int power);

/* Digits after the point that the value needs. */
int decimal_places(const Decimal *decimal);

/* -1, 0 or 1. Exact. */
int decimal_compare(const Decimal *left, const Decimal *right);

bool decimal_is_zero(const Decimal *decimal);
bool decimal_is_integer(const Decimal *decimal);

/* Appends the number in fixed notation with `stated` digits after the point, or more where the
 * value needs them; "-" before negative ones, never before zero. `grouping` may be NULL. */
void decimal_write(StrBuf *out, const Decimal *decimal, const DecimalGrouping *grouping);

/* Appends a number as it is printed without a format: the literal of the data as it was written, or
 * a computed number with at most 10 significant digits after the point. */
void decimal_print(StrBuf *out, const JsonValue *number);

#endif
