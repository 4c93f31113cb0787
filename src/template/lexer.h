/* Tokens of the expression language. Inside template/ only; the grammar is in docs/expressions.md.
 */
#ifndef TEMPLATE_LEXER_H
#define TEMPLATE_LEXER_H

#include "json/json.h"

typedef enum TokenKind {
    TOKEN_END,
    TOKEN_NUMBER,
    TOKEN_STRING,
    TOKEN_NAME,
    TOKEN_TRUE,
    TOKEN_FALSE,
    TOKEN_NULL,
    TOKEN_PLUS,
    TOKEN_MINUS,
    TOKEN_TIMES,
    TOKEN_DIVIDE,
    TOKEN_REMAINDER,
    TOKEN_JOIN,
    TOKEN_EQUAL,
    TOKEN_NOT_EQUAL,
    TOKEN_LESS,
    TOKEN_LESS_EQUAL,
    TOKEN_GREATER,
    TOKEN_GREATER_EQUAL,
    TOKEN_AND,
    TOKEN_OR,
    TOKEN_NOT,      /* ! */
    TOKEN_NOT_WORD, /* not */
    TOKEN_QUESTION,
    TOKEN_COLON,
    TOKEN_BAR,
    TOKEN_DOT,
    TOKEN_COMMA,
    TOKEN_OPEN,
    TOKEN_CLOSE,
    TOKEN_OPEN_BRACKET,
    TOKEN_CLOSE_BRACKET
} TokenKind;

typedef struct Token {
    TokenKind kind;
    uint32_t start, end; /* bytes of the host string */
} Token;

typedef struct Lexer {
    Arena *arena;
    DiagSink *diagnostics;
    const JsonValue *host; /* the string that holds the expression */
    const Origin *because; /* added to the place of messages; may be NULL */
    size_t at, end;        /* what is left of the expression, in bytes of the host string */
} Lexer;

/* Takes the next token. False: a character or text that cannot be; reported. */
bool lexer_next(Lexer *lexer, Token *token) WARN_UNUSED;

/* The text of a string token without its quotes, escapes resolved. False: reported. */
bool lexer_string(const Lexer *lexer, Token token, Text *text) WARN_UNUSED;

/* The place of the bytes [start, end) of a string that holds an expression, which stands in its
 * source either in quotes (a layout) or bare (the command line). */
Origin lexer_place(const JsonValue *host, size_t start, size_t end);

/* The same for the lexer's host, with the lexer's reason. */
Origin lexer_origin(const Lexer *lexer, size_t start, size_t end);

/* True for text that can be a name in an expression, and is no word of the language. */
bool lexer_is_name(Text text);

#endif
