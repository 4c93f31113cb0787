/* Numbers: RFC 8259, section 6: [-] int [. digits] [e|E [+|-] digits]. */
#include "json/scanner.h"

#include "base/number.h"

static size_t skip_digits(Text text, size_t at)
{
    while (at < text.length && text.data[at] >= '0' && text.data[at] <= '9')
        at++;
    return at;
}

static bool has(Text text, size_t at, const char *set)
{
    return at < text.length && strchr(set, text.data[at]) && text.data[at];
}

/* The mistake in the form of the number, or DIAG_CODE_COUNT. */
static DiagCode check_form(Text text)
{
    if (has(text, 0, "+"))
        return E_JSON_NUMBER_PLUS;
    size_t whole = has(text, 0, "-");
    size_t at = skip_digits(text, whole);
    bool point_first = at == whole && has(text, at, ".");
    bool zero_first = at > whole + 1 && text.data[whole] == '0';
    if (at == whole && !point_first)
        return E_JSON_NUMBER_FORM;
    bool point_last = false;
    if (has(text, at, ".")) {
        size_t fraction = at + 1;
        at = skip_digits(text, fraction);
        point_last = at == fraction;
    }
    bool exponent_empty = false;
    if (has(text, at, "eE")) {
        size_t digits = at + 1 + has(text, at + 1, "+-");
        at = skip_digits(text, digits);
        exponent_empty = at == digits;
    }
    if (at != text.length)
        return E_JSON_NUMBER_FORM;
    return point_first || point_last ? E_JSON_NUMBER_POINT
           : exponent_empty          ? E_JSON_NUMBER_EXPONENT
           : zero_first              ? E_JSON_NUMBER_ZERO
                                     : DIAG_CODE_COUNT;
}

static bool has_nonzero_digit(Text text)
{
    for (size_t i = 0; i < text.length && !has(text, i, "eE"); i++) {
        if (text.data[i] >= '1' && text.data[i] <= '9')
            return true;
    }
    return false;
}

/* Threat J2: neither infinity nor a silent zero may come out of a number. */
static DiagCode check_range(Text text)
{
    double value = 0;
    if (!number_parse(text, &value))
        return E_JSON_NUMBER_LARGE;
    return value == 0 && has_nonzero_digit(text) ? E_JSON_NUMBER_SMALL : DIAG_CODE_COUNT;
}

void scanner_check_number(Scanner *scanner, Token token)
{
    Text text = {scanner->bytes + token.start, token.end - token.start};
    DiagCode code = check_form(text);
    if (code == DIAG_CODE_COUNT)
        code = check_range(text);
    if (code == DIAG_CODE_COUNT)
        return;
    scanner_report(scanner, code, token.start, token.end,
                   DIAG_ARGS(scanner_excerpt(scanner, token.start, token.end)));
}
