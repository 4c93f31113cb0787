/* Decimal: reading, rounding and writing; see decimal.h. The exact digits of a double come from
 * multiplying its mantissa in a small big integer, so no locale and no C library rounding is in it.
 */
#include "data/decimal.h"

#include <math.h>
#include <stdint.h>

#include "base/number.h"

#define SIGNIFICANT_DIGITS 15      /* every decimal of 15 digits survives a double */
#define COMPUTED_PLACES    10      /* significant digits after the point of a computed number */
#define POINT_LIMIT        1000000 /* exponents beyond are cut: no double reaches them */
#define STATED_LIMIT       400     /* digits after the point; 5e-324 is the smallest double */
#define LIMB_BASE          1000000000u
#define LIMB_COUNT         90 /* 2^-1074 has 767 digits */

static void trim(Decimal *decimal)
{
    while (decimal->count && decimal->digits[decimal->count - 1] == '0')
        decimal->count--;
    if (!decimal->count) {
        decimal->point = 0;
        decimal->is_negative = false;
    }
}

/* Reads the exponent after e or E; false: there is none. */
static bool read_exponent(Text text, size_t at, int *exponent)
{
    bool negative = false;
    if (at < text.length && (text.data[at] == '+' || text.data[at] == '-'))
        negative = text.data[at++] == '-';
    if (at >= text.length)
        return false;
    int value = 0;
    for (; at < text.length; at++) {
        if (text.data[at] < '0' || text.data[at] > '9')
            return false;
        if (value < POINT_LIMIT)
            value = value * 10 + (text.data[at] - '0');
    }
    *exponent = negative ? -value : value;
    return true;
}

static void add_digit(Decimal *decimal, char digit, bool after_point)
{
    if (decimal->count == 0 && digit == '0') {
        decimal->point -= after_point;
        return;
    }
    if (decimal->count < DECIMAL_DIGITS)
        decimal->digits[decimal->count++] = digit;
    decimal->point += !after_point;
}

bool decimal_read(Text text, Decimal *decimal)
{
    *decimal = (Decimal){0};
    size_t at = 0;
    if (text.length && (text.data[0] == '-' || text.data[0] == '+'))
        decimal->is_negative = text.data[at++] == '-';
    bool after_point = false;
    int digit_count = 0;
    int exponent = 0;
    for (; at < text.length; at++) {
        char byte = text.data[at];
        if (byte >= '0' && byte <= '9') {
            add_digit(decimal, byte, after_point);
            decimal->stated += after_point;
            digit_count++;
        } else if (byte == '.' && !after_point) {
            after_point = true;
        } else if ((byte == 'e' || byte == 'E') && read_exponent(text, at + 1, &exponent)) {
            break;
        } else {
            return false;
        }
    }
    decimal->point += exponent;
    decimal->stated = decimal->stated > exponent ? decimal->stated - exponent : 0;
    trim(decimal);
    return digit_count > 0;
}

/* limbs = limbs * factor, little end first. */
static int multiply_limbs(uint32_t *limbs, int count, uint32_t factor)
{
    uint64_t carry = 0;
    for (int i = 0; i < count; i++) {
        uint64_t product = (uint64_t)limbs[i] * factor + carry;
        limbs[i] = (uint32_t)(product % LIMB_BASE);
        carry = product / LIMB_BASE;
    }
    for (; carry && count < LIMB_COUNT; carry /= LIMB_BASE)
        limbs[count++] = (uint32_t)(carry % LIMB_BASE);
    return count;
}

static int multiply_power(uint32_t *limbs, int count, uint32_t base, int exponent, int chunk)
{
    uint32_t whole = 1;
    for (int i = 0; i < chunk; i++)
        whole *= base;
    for (; exponent >= chunk; exponent -= chunk)
        count = multiply_limbs(limbs, count, whole);
    for (; exponent > 0; exponent--)
        count = multiply_limbs(limbs, count, base);
    return count;
}

static void read_limbs(Decimal *decimal, const uint32_t *limbs, int count)
{
    for (int i = count - 1; i >= 0; i--) {
        uint32_t limb = limbs[i];
        for (uint32_t unit = LIMB_BASE / 10; unit; unit /= 10) {
            add_digit(decimal, (char)('0' + limb / unit), false);
            limb %= unit;
        }
    }
}

/* Rounds so that `keep` digits stay; carries may add one in front. */
static void round_digits(Decimal *decimal, int keep, RoundMode mode)
{
    if (keep >= decimal->count)
        return;
    if (keep < 0) {
        decimal->count = 0;
        trim(decimal);
        return;
    }
    bool up = decimal->digits[keep] >= '5';
    bool tie = decimal->digits[keep] == '5' && keep == decimal->count - 1;
    if (tie && mode == ROUND_HALF_EVEN)
        up = keep > 0 && (decimal->digits[keep - 1] - '0') % 2 == 1;
    decimal->count = keep;
    int at = keep - 1;
    for (; up && at >= 0 && decimal->digits[at] == '9'; at--)
        decimal->digits[at] = '0';
    if (up && at >= 0) {
        decimal->digits[at]++;
    } else if (up) {
        decimal->digits[0] = '1';
        decimal->count = 1;
        decimal->point++;
    }
    trim(decimal);
}

static Decimal from_integer(double value)
{
    Decimal decimal = {.is_negative = value < 0};
    uint64_t rest = (uint64_t)fabs(value);
    char reversed[20];
    int count = 0;
    for (; rest; rest /= 10)
        reversed[count++] = (char)('0' + rest % 10);
    for (int i = count - 1; i >= 0; i--)
        add_digit(&decimal, reversed[i], false);
    trim(&decimal);
    return decimal;
}

Decimal decimal_from_double(double value)
{
    if (fabs(value) < 1e15 && value == trunc(value))
        return from_integer(value);
    Decimal decimal = {.is_negative = value < 0};
    int exponent;
    uint64_t mantissa = (uint64_t)ldexp(frexp(fabs(value), &exponent), 53);
    exponent -= 53;
    uint32_t limbs[LIMB_COUNT] = {(uint32_t)(mantissa % LIMB_BASE),
                                  (uint32_t)(mantissa / LIMB_BASE)};
    int count = 2;
    /* m / 2^k is m * 5^k / 10^k. */
    if (exponent >= 0)
        count = multiply_power(limbs, count, 2, exponent, 29);
    else
        count = multiply_power(limbs, count, 5, -exponent, 13);
    read_limbs(&decimal, limbs, count);
    if (exponent < 0)
        decimal.point += exponent;
    round_digits(&decimal, SIGNIFICANT_DIGITS, ROUND_HALF_AWAY);
    decimal.stated = decimal_places(&decimal);
    return decimal;
}

Decimal decimal_of(const JsonValue *number)
{
    Decimal decimal;
    if (!number->text.length || !decimal_read(number->text, &decimal))
        return decimal_from_double(number->number);
    if (decimal.stated > STATED_LIMIT || (number->number == 0 && decimal.count))
        return decimal_from_double(number->number); /* 1e-400 is no double, so it counts as zero */
    return decimal;
}

double decimal_number(const Decimal *decimal)
{
    StrBuf text = {0};
    strbuf_print(&text, "%s%.*se%d", decimal->is_negative ? "-" : "",
                 decimal->count ? decimal->count : 1, decimal->count ? decimal->digits : "0",
                 decimal->point - decimal->count);
    double value = 0;
    bool good = number_parse((Text){text.data, text.length}, &value);
    strbuf_release(&text);
    return good ? value : INFINITY;
}

void decimal_round(Decimal *decimal, int places, RoundMode mode)
{
    round_digits(decimal, decimal->point + places, mode);
    decimal->stated = places;
}

void decimal_shift(Decimal *decimal, int power)
{
    if (decimal->count)
        decimal->point += power;
    decimal->stated = decimal->stated > power ? decimal->stated - power : 0;
}

int decimal_places(const Decimal *decimal)
{
    int places = decimal->count - decimal->point;
    return decimal->count && places > 0 ? places : 0;
}

bool decimal_is_zero(const Decimal *decimal)
{
    return decimal->count == 0;
}

bool decimal_is_integer(const Decimal *decimal)
{
    return decimal_places(decimal) == 0;
}

static int compare_sizes(const Decimal *left, const Decimal *right)
{
    if (left->point != right->point)
        return left->point < right->point ? -1 : 1;
    int shared = left->count < right->count ? left->count : right->count;
    int order = memcmp(left->digits, right->digits, (size_t)shared);
    if (order)
        return order < 0 ? -1 : 1;
    return (left->count > right->count) - (left->count < right->count);
}

int decimal_compare(const Decimal *left, const Decimal *right)
{
    int left_sign = left->count ? (left->is_negative ? -1 : 1) : 0;
    int right_sign = right->count ? (right->is_negative ? -1 : 1) : 0;
    if (left_sign != right_sign)
        return left_sign < right_sign ? -1 : 1;
    return left_sign ? left_sign * compare_sizes(left, right) : 0;
}

/* The digit `position` places right of the point (negative: left of it, -1 is the units digit). */
static char digit_at(const Decimal *decimal, int position)
{
    int index = decimal->point + position;
    return index >= 0 && index < decimal->count ? decimal->digits[index] : '0';
}

void decimal_write(StrBuf *out, const Decimal *decimal, const DecimalGrouping *grouping)
{
    int whole = decimal->count && decimal->point > 0 ? decimal->point : 1;
    int places = decimal_places(decimal);
    places = places > decimal->stated ? places : decimal->stated;
    const DecimalGrouping *used = grouping && grouping->separator ? grouping : NULL;
    if (decimal->is_negative && decimal->count)
        strbuf_char(out, '-');
    for (int i = whole; i > 0; i--) {
        strbuf_char(out, digit_at(decimal, -i));
        if (used && whole >= used->smallest && i > 1 && i % 3 == 1)
            strbuf_string(out, used->separator);
    }
    if (places)
        strbuf_char(out, '.');
    for (int i = 0; i < places; i++) {
        if (used && used->groups_fraction && i && i % 3 == 0)
            strbuf_string(out, used->separator);
        strbuf_char(out, digit_at(decimal, i));
    }
}

void decimal_print(StrBuf *out, const JsonValue *number)
{
    if (number->text.length) {
        strbuf_text(out, number->text);
        return;
    }
    Decimal decimal = decimal_from_double(number->number);
    int leading_zeros = decimal.count && decimal.point < 0 ? -decimal.point : 0;
    if (decimal_places(&decimal) > COMPUTED_PLACES + leading_zeros)
        round_digits(&decimal, decimal.point + COMPUTED_PLACES + leading_zeros, ROUND_HALF_AWAY);
    decimal.stated = 0;
    decimal_write(out, &decimal, NULL);
}
