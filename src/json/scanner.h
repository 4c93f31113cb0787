/* What the parts of the scanner share: scan.c (grammar), token.c (tokens), token_string.c,
 * token_number.c and encoding.c. Inside json/ only. */
#ifndef JSON_SCANNER_H
#define JSON_SCANNER_H

#include "base/limits.h"
#include "json/scan.h"

typedef enum TokenKind {
    TOKEN_END,
    TOKEN_OPEN_OBJECT,
    TOKEN_CLOSE_OBJECT,
    TOKEN_OPEN_ARRAY,
    TOKEN_CLOSE_ARRAY,
    TOKEN_COMMA,
    TOKEN_COLON,
    TOKEN_STRING,
    TOKEN_LITERAL, /* true, false, null */
    TOKEN_NUMBER,  /* starts as a number does; checked when it stands for a value */
    TOKEN_WORD     /* anything else without quotes */
} TokenKind;

typedef struct Token {
    TokenKind kind;
    size_t start, end; /* bytes in the source */
} Token;

typedef enum Expectation {
    EXPECT_VALUE,
    EXPECT_KEY,
    EXPECT_COLON,
    EXPECT_COMMA, /* or the closing bracket */
    EXPECT_END
} Expectation;

typedef struct Scanner {
    Arena *arena;
    DiagSink *diagnostics; /* NULL: silent */
    const SourceText *source;
    const char *bytes; /* length of them */
    size_t length;
    size_t at; /* where the next token is looked for */
    char *plain;
    int error_count;
    bool stopped; /* nothing further is read */

    Expectation expect;
    uint32_t open[LIMIT_JSON_DEPTH]; /* places of the open arrays and objects, outermost first */
    int depth;
    Token key;          /* of the member being read; empty: none */
    size_t comma;       /* offset of the comma just read, or NO_OFFSET */
    size_t value_end;   /* end of the value just read */
    bool brackets_lost; /* a bracket was wrong, so later ones prove nothing */
    JsonPlace *places;
    size_t place_count, place_capacity;
} Scanner;

#define NO_OFFSET SIZE_MAX

/* Reports a mistake at the bytes [start, end) and counts it; stops the scanner after the first when
 * silent, and after a screenful of them otherwise. */
void scanner_report(Scanner *scanner, DiagCode code, size_t start, size_t end,
                    const char *const arguments[]);

/* The same for a limit that is passed: its value is the argument, and the hint names it. */
void scanner_report_limit(Scanner *scanner, DiagCode code, size_t start, size_t end, LimitId id);

/* The source bytes [start, end), shortened for a message; "" when silent. */
const char *scanner_excerpt(const Scanner *scanner, size_t start, size_t end);

/* "U+000C"; "" when silent. */
const char *scanner_code_point_name(const Scanner *scanner, uint32_t code_point);

/* True when `string` stands at `offset`. */
bool scanner_has(const Scanner *scanner, size_t offset, const char *string);

/* The code point at `offset`, below `length`; `*size` is what it takes. */
uint32_t scanner_code_point(const Scanner *scanner, size_t offset, size_t *size);

/* Reports a text that is not UTF-8 or no text at all. False: stop. */
bool scanner_check_encoding(Scanner *scanner);

/* Skips white space and comments and reads a token. Marks that stand for another one (Chinese
 * punctuation, single quotes) are reported and then read as what they stand for. */
Token scanner_next(Scanner *scanner);

/* Reads the string whose opening double quote stands at `scanner->at`. */
Token scanner_read_string(Scanner *scanner);

/* The ASCII mark that a full-width one is mistaken for, or 0. */
char scanner_ascii_mark(uint32_t code_point);

/* Reports what is wrong with the number, if anything. */
void scanner_check_number(Scanner *scanner, Token token);

#endif
