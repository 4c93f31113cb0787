/* Numbers as text: see number.h. */
#include "base/number.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double powers_of_ten[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

static size_t write_digits(char *out, uint64_t value)
{
    char reversed[20];
    size_t count = 0;
    do {
        reversed[count++] = (char)('0' + value % 10);
        value /= 10;
    } while (value);
    for (size_t i = 0; i < count; i++)
        out[i] = reversed[count - 1 - i];
    return count;
}

/* Splits |value| into whole and scaled fraction, rounded half away from zero. */
static void split(double value, int decimals, uint64_t *whole, uint64_t *fraction)
{
    double integral;
    double rest = modf(value, &integral);
    *whole = (uint64_t)integral;
    *fraction = (uint64_t)floor(rest * powers_of_ten[decimals] + 0.5);
    if (*fraction >= (uint64_t)powers_of_ten[decimals]) {
        *fraction = 0;
        (*whole)++;
    }
}

size_t number_format(char text[NUMBER_TEXT_SIZE], double value, int decimals)
{
    if (!isfinite(value))
        value = 0;
    double size = fmin(fabs(value), 1e18);
    uint64_t whole;
    uint64_t fraction;
    split(size, decimals, &whole, &fraction);
    char *out = text;
    if (value < 0 && (whole || fraction))
        *out++ = '-';
    out += write_digits(out, whole);
    if (fraction) {
        *out++ = '.';
        for (int i = decimals - 1; i >= 0; i--) {
            out[i] = (char)('0' + fraction % 10);
            fraction /= 10;
        }
        out += decimals;
        while (out[-1] == '0')
            out--;
    }
    *out = '\0';
    return (size_t)(out - text);
}

static size_t count_digits(Text text, size_t at)
{
    size_t start = at;
    while (at < text.length && text.data[at] >= '0' && text.data[at] <= '9')
        at++;
    return at - start;
}

/* Length of "[+-] digits [. digits]" at the start; a digit is needed somewhere. */
static size_t scan_fixed(Text text)
{
    size_t at = text.length && (text.data[0] == '+' || text.data[0] == '-');
    size_t whole = count_digits(text, at);
    at += whole;
    if (at < text.length && text.data[at] == '.') {
        size_t fraction = count_digits(text, at + 1);
        if (fraction)
            return at + 1 + fraction;
    }
    return whole ? at : 0;
}

static size_t scan_exponent(Text text, size_t at)
{
    if (at >= text.length || (text.data[at] != 'e' && text.data[at] != 'E'))
        return 0;
    size_t sign = at + 1 < text.length && (text.data[at + 1] == '+' || text.data[at + 1] == '-');
    size_t digits = count_digits(text, at + 1 + sign);
    return digits ? 1 + sign + digits : 0;
}

/* The exponent in [+-] digits, up to `end` (what follows belongs to somebody else, so strtol will
 * not do), cut to a range beyond which no double changes. */
static long read_exponent(const char *at, const char *end)
{
    bool is_negative = at < end && *at == '-';
    at += at < end && (*at == '-' || *at == '+');
    long exponent = 0;
    for (; at < end; at++)
        exponent = exponent < 100000000 ? exponent * 10 + (*at - '0') : exponent;
    return is_negative ? -exponent : exponent;
}

#define EXACT_DIGITS 15 /* below 2^53 */
#define EXACT_POWER  22 /* 10^22 is the last that a double holds exactly */

/* Two exact doubles and one operation give the nearest double, as strtod does. Source: Clinger, How
 * to Read Floating Point Numbers Accurately (1990), section 5. */
static double convert_exactly(const char *digits, size_t count, int exponent)
{
    uint64_t integer = 0;
    bool has_sign = count > 0 && (digits[0] == '-' || digits[0] == '+');
    for (size_t i = has_sign; i < count; i++)
        integer = integer * 10 + (uint64_t)(digits[i] - '0');
    double power = 1;
    for (int i = abs(exponent); i > 0; i--)
        power *= 10;
    double value = exponent < 0 ? (double)integer / power : (double)integer * power;
    return has_sign && digits[0] == '-' ? -value : value;
}

/* The decimal point of strtod follows the locale, so the digits are handed over without one: as an
 * integer with a decimal exponent, which every locale reads alike and which rounds correctly. */
static double convert(const char *digits, size_t length)
{
    char plain[512];
    size_t used = 0;
    long exponent = 0;
    bool after_point = false;
    bool is_zero = true; /* so far: zeros in front would use up the room for the digits */
    size_t i = 0;
    for (; i < length && digits[i] != 'e' && digits[i] != 'E'; i++) {
        is_zero &= digits[i] < '1' || digits[i] > '9';
        if (digits[i] == '.') {
            after_point = true;
        } else if (digits[i] == '0' && is_zero) {
            exponent -= after_point;
        } else if (used < sizeof plain - 32) {
            plain[used++] = digits[i];
            exponent -= after_point;
        } else {
            exponent += !after_point; /* beyond 480 digits none changes a double */
        }
    }
    if (i < length)
        exponent += read_exponent(digits + i + 1, digits + length);
    if (used <= EXACT_DIGITS && exponent >= -EXACT_POWER && exponent <= EXACT_POWER)
        return convert_exactly(plain, used, (int)exponent);
    snprintf(plain + used, sizeof plain - used, "%se%ld", is_zero ? "0" : "", exponent);
    return strtod(plain, NULL);
}

size_t number_parse_prefix(Text text, double *value)
{
    size_t length = scan_fixed(text);
    if (length)
        *value = convert(text.data, length);
    return length;
}

bool number_parse(Text text, double *value)
{
    size_t length = scan_fixed(text);
    if (!length)
        return false;
    length += scan_exponent(text, length);
    if (length != text.length)
        return false;
    *value = convert(text.data, length);
    return isfinite(*value);
}
