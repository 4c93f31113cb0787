/* Computed numbers as JSON literals: see number_text.h. */
#include "json/number_text.h"

#include <assert.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>

#include "base/number.h"
#include "base/strbuf.h"

#define MOST_DIGITS       17   /* enough for every double: IEEE 754-2008, 5.12.2 */
#define MOST_ZEROS        5    /* after the point; an exponent is shorter beyond */
#define MOST_WHOLE_DIGITS 21   /* as JavaScript has it: ECMA-262, Number::toString */
#define EXACT_INTEGERS    1e15 /* number_format writes these without loss */

/* A decimal number: digits times ten to the exponent. */
typedef struct Decimal {
    uint64_t digits;
    int exponent;
} Decimal;

static bool reads_back(Decimal decimal, double number)
{
    StrBuf text = {0};
    strbuf_print(&text, "%llue%d", (unsigned long long)decimal.digits, decimal.exponent);
    double value = 0;
    bool equal = number_parse((Text){text.data, text.length}, &value) && value == number;
    strbuf_release(&text);
    return equal;
}

/* `number` to `count` digits. Scaling rounds, so the neighbours are tried as well. */
static bool find_decimal(double number, int count, Decimal *decimal)
{
    int exponent = (int)floor(log10(number)) - count + 1;
    /* In two steps, since ten to the power of 323 + 17 would leave the range of a 64-bit double. */
    long double scaled = (long double)number;
    scaled = exponent < -300 ? scaled * 1e300L * powl(10, -exponent - 300)
                             : scaled * powl(10, -exponent);
    uint64_t digits = (uint64_t)llroundl(scaled);
    for (uint64_t step = 0; step < 3; step++) {
        *decimal = (Decimal){digits + (step == 1) - (step == 2 && digits), exponent};
        if (reads_back(*decimal, number))
            return true;
    }
    return false;
}

static Decimal shortest_decimal(double number)
{
    Decimal decimal = {0, 0};
    for (int count = 1; count <= MOST_DIGITS; count++) {
        if (find_decimal(number, count, &decimal))
            break;
    }
    return decimal;
}

/* 0.00125, 12.5, 15e20, 15e-10: plain where that is short. */
static void write_decimal(StrBuf *out, Decimal decimal)
{
    static const char zeros[] = "00000000000000000000000";
    char digits[24];
    int count = snprintf(digits, sizeof digits, "%llu", (unsigned long long)decimal.digits);
    int whole = count + decimal.exponent; /* digits before the point */
    if (decimal.exponent >= 0 && whole <= MOST_WHOLE_DIGITS)
        strbuf_print(out, "%s%.*s", digits, decimal.exponent, zeros);
    else if (decimal.exponent > 0 || whole < -MOST_ZEROS)
        strbuf_print(out, "%se%d", digits, decimal.exponent);
    else if (whole > 0)
        strbuf_print(out, "%.*s.%s", whole, digits, digits + whole);
    else
        strbuf_print(out, "0.%.*s%s", -whole, zeros, digits);
}

Text json_number_text(Arena *arena, double number)
{
    assert(isfinite(number));
    char plain[NUMBER_TEXT_SIZE];
    if (fabs(number) < EXACT_INTEGERS && number == floor(number)) {
        size_t length = number_format(plain, number, 0);
        return (Text){arena_copy(arena, plain, length), length};
    }
    StrBuf text = {0};
    if (number < 0)
        strbuf_char(&text, '-');
    write_decimal(&text, shortest_decimal(fabs(number)));
    Text result = {strbuf_copy(&text, arena), text.length};
    strbuf_release(&text);
    return result;
}
