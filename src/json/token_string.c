/* Strings in double quotes: RFC 8259, section 7; code points as RFC 7493 (I-JSON), 2.1 asks. */
#include "json/scanner.h"

#define LEFT_QUOTE          "\xE2\x80\x9C" /* “ */
#define RIGHT_QUOTE         "\xE2\x80\x9D" /* ” */
#define QUOTE_BYTES         3
#define CLOSING_QUOTE_REACH 2000 /* bytes looked ahead for the end of a text over several lines */

static bool is_line_end(char byte)
{
    return byte == '\n' || byte == '\r';
}

static size_t find_line_end(const Scanner *scanner, size_t at)
{
    while (at < scanner->length && !is_line_end(scanner->bytes[at]))
        at++;
    return at;
}

static size_t skip_blanks(const Scanner *scanner, size_t at)
{
    while (at < scanner->length && (scanner->bytes[at] == ' ' || scanner->bytes[at] == '\t'))
        at++;
    return at;
}

/* True when a string may have ended at `at`: the line ends, or a mark follows (also a full-width
 * one, which is a mistake of its own). */
static bool may_follow_string(const Scanner *scanner, size_t at)
{
    at = skip_blanks(scanner, at);
    if (at >= scanner->length || strchr(",:]}/\r\n", scanner->bytes[at]))
        return true;
    size_t size;
    return scanner_ascii_mark(scanner_code_point(scanner, at, &size)) != 0;
}

/* The hexadecimal number of a \u escape whose backslash stands at `at`, or -1. */
static int read_hex(const Scanner *scanner, size_t at)
{
    if (scanner->length - at < 6)
        return -1;
    int value = 0;
    for (size_t i = at + 2; i < at + 6; i++) {
        char byte = scanner->bytes[i];
        int digit = byte >= '0' && byte <= '9'   ? byte - '0'
                    : byte >= 'a' && byte <= 'f' ? byte - 'a' + 10
                    : byte >= 'A' && byte <= 'F' ? byte - 'A' + 10
                                                 : -1;
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

static bool is_noncharacter(uint32_t code_point)
{
    return (code_point & 0xFFFE) == 0xFFFE || (code_point >= 0xFDD0 && code_point <= 0xFDEF);
}

static void check_noncharacter(Scanner *scanner, uint32_t code_point, size_t start, size_t end)
{
    if (is_noncharacter(code_point))
        scanner_report(scanner, E_JSON_NONCHARACTER, start, end,
                       DIAG_ARGS(scanner_code_point_name(scanner, code_point)));
}

/* Checks a \u escape, or both of a surrogate pair; returns where it ends. */
static size_t read_unicode_escape(Scanner *scanner, size_t at)
{
    int first = read_hex(scanner, at);
    if (first < 0) {
        size_t end = at + 2;
        while (end < at + 6 && end < scanner->length && scanner->bytes[end] != '"' &&
               (unsigned char)scanner->bytes[end] > ' ' &&
               (unsigned char)scanner->bytes[end] < 0x7F)
            end++;
        scanner_report(scanner, E_JSON_UNICODE_ESCAPE, at, end,
                       DIAG_ARGS(scanner_excerpt(scanner, at, end)));
        return end;
    }
    size_t end = at + 6;
    if (first == 0)
        scanner_report(scanner, E_JSON_NUL, at, end, DIAG_NO_ARGS);
    uint32_t code_point = (uint32_t)first;
    if (first >= 0xD800 && first <= 0xDFFF) {
        int second = scanner_has(scanner, end, "\\u") ? read_hex(scanner, end) : -1;
        if (first >= 0xDC00 || second < 0xDC00 || second > 0xDFFF) {
            scanner_report(scanner, E_JSON_SURROGATE, at, end,
                           DIAG_ARGS(scanner_excerpt(scanner, at, end)));
            return end;
        }
        code_point = 0x10000 + ((uint32_t)first - 0xD800) * 0x400 + ((uint32_t)second - 0xDC00);
        end += 6;
    }
    check_noncharacter(scanner, code_point, at, end);
    return end;
}

static size_t read_escape(Scanner *scanner, size_t at)
{
    char letter = at + 1 < scanner->length ? scanner->bytes[at + 1] : '\0';
    if (letter == 'u')
        return read_unicode_escape(scanner, at);
    if (letter && strchr("\"\\/bfnrt", letter))
        return at + 2;
    size_t size = 0;
    if (letter && !is_line_end(letter))
        scanner_code_point(scanner, at + 1, &size);
    size_t end = at + 1 + size;
    scanner_report(scanner, E_JSON_ESCAPE, at, end, DIAG_ARGS(scanner_excerpt(scanner, at, end)));
    return end;
}

static size_t read_control(Scanner *scanner, size_t at)
{
    unsigned char byte = (unsigned char)scanner->bytes[at];
    const char *escape = byte == '\t' ? "\\t" : byte == '\b' ? "\\b" : byte == '\f' ? "\\f" : NULL;
    if (!escape)
        escape = scanner->diagnostics ? arena_print(scanner->arena, "\\u%04x", byte) : "";
    if (byte == 0)
        scanner_report(scanner, E_JSON_NUL, at, at + 1, DIAG_NO_ARGS);
    else
        scanner_report(scanner, E_JSON_STRING_CONTROL, at, at + 1,
                       DIAG_ARGS(scanner_code_point_name(scanner, byte), escape));
    return at + 1;
}

/* A line ends inside a string. Either the text goes on in the next lines, or its closing quote was
 * forgotten. It goes on when the next quote is one that can close it. */
static bool goes_on_after_line(const Scanner *scanner, size_t at)
{
    size_t limit =
        scanner->length - at < CLOSING_QUOTE_REACH ? scanner->length : at + CLOSING_QUOTE_REACH;
    while (at < limit && scanner->bytes[at] != '"')
        at++;
    if (at >= limit)
        return false;
    at = skip_blanks(scanner, at + 1);
    return at >= scanner->length || strchr(",]}\r\n", scanner->bytes[at]);
}

/* The first ” in [start, end) that no “ has opened and after which a string may end, or NO_OFFSET:
 * it was typed for the closing double quote. */
static size_t find_full_width_close(const Scanner *scanner, size_t start, size_t end)
{
    int open = 0;
    for (size_t at = start; at + QUOTE_BYTES <= end; at++) {
        if (scanner_has(scanner, at, LEFT_QUOTE))
            open++;
        if (!scanner_has(scanner, at, RIGHT_QUOTE))
            continue;
        if (open == 0 && may_follow_string(scanner, at + QUOTE_BYTES))
            return at;
        open -= open > 0;
    }
    return NO_OFFSET;
}

static Token close_at_full_width(Scanner *scanner, size_t start, size_t quote)
{
    scanner_report(scanner, E_JSON_FULL_WIDTH, quote, quote + QUOTE_BYTES,
                   DIAG_ARGS(RIGHT_QUOTE, "\""));
    return (Token){TOKEN_STRING, start, quote + QUOTE_BYTES};
}

/* The string has no end on its line. What follows is read as if it had ended before the marks that
 * stand last on the line, so that they need not be reported as missing. */
static Token close_unclosed(Scanner *scanner, size_t start, size_t line_end)
{
    size_t quote = find_full_width_close(scanner, start + 1, line_end);
    if (quote != NO_OFFSET)
        return close_at_full_width(scanner, start, quote);
    size_t end = line_end;
    while (end > start + 1 && strchr(",}] \t", scanner->bytes[end - 1]))
        end--;
    const char *colon = memchr(scanner->bytes + start, ':', line_end - start);
    if (scanner->expect == EXPECT_KEY && colon)
        end = (size_t)(colon - scanner->bytes);
    scanner_report(scanner, E_JSON_STRING_OPEN, start, end, DIAG_NO_ARGS);
    return (Token){TOKEN_STRING, start, end};
}

/* The string ended at a quote after which no string can end, as in "key”: "value": perhaps it ended
 * at the ” before. */
static Token close_closed(Scanner *scanner, size_t start, size_t end)
{
    if (!may_follow_string(scanner, end)) {
        size_t quote = find_full_width_close(scanner, start + 1, end);
        if (quote != NO_OFFSET)
            return close_at_full_width(scanner, start, quote);
    }
    return (Token){TOKEN_STRING, start, end};
}

/* Reads one character, escape or line end of a string. */
static size_t read_part(Scanner *scanner, size_t at)
{
    unsigned char byte = (unsigned char)scanner->bytes[at];
    if (byte == '\\')
        return read_escape(scanner, at);
    if (byte < 0x20)
        return read_control(scanner, at);
    if (byte < 0xEF) /* no noncharacter starts with a smaller byte */
        return at + 1;
    size_t size;
    uint32_t code_point = scanner_code_point(scanner, at, &size);
    check_noncharacter(scanner, code_point, at, at + size);
    return at + size;
}

/* Neither an escape nor a control character nor the start of a noncharacter. */
static bool is_plain(char byte)
{
    unsigned char value = (unsigned char)byte;
    return value >= 0x20 && value < 0xEF && value != '\\';
}

Token scanner_read_string(Scanner *scanner)
{
    size_t start = scanner->at;
    size_t at = start + 1;
    bool line_break_seen = false;
    while (at < scanner->length && scanner->bytes[at] != '"') {
        if (is_plain(scanner->bytes[at])) {
            at++;
            continue;
        }
        if (!is_line_end(scanner->bytes[at])) {
            at = read_part(scanner, at);
            continue;
        }
        if (!line_break_seen && !goes_on_after_line(scanner, at))
            return close_unclosed(scanner, start, at);
        if (!line_break_seen)
            scanner_report(scanner, E_JSON_STRING_LINE_BREAK, start, at, DIAG_NO_ARGS);
        line_break_seen = true;
        at++;
    }
    if (at >= scanner->length)
        return close_unclosed(scanner, start, find_line_end(scanner, start));
    return close_closed(scanner, start, at + 1);
}
