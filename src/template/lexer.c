/* Tokens of the expression language: see lexer.h. Full-width marks are the commonest slip in
 * Chinese texts, so they are refused with the mark that is meant. */
#include "template/lexer.h"

#include "base/utf8.h"
#include "data/message.h"

typedef struct Word {
    const char *text;
    TokenKind kind;
} Word;

static const Word words[] = {
    {"true", TOKEN_TRUE}, {"false", TOKEN_FALSE}, {"null", TOKEN_NULL},
    {"and", TOKEN_AND},   {"or", TOKEN_OR},       {"not", TOKEN_NOT_WORD},
};

/* Longer marks stand before their beginnings. */
static const Word marks[] = {
    {"==", TOKEN_EQUAL},       {"!=", TOKEN_NOT_EQUAL},
    {"<=", TOKEN_LESS_EQUAL},  {">=", TOKEN_GREATER_EQUAL},
    {"&&", TOKEN_AND},         {"||", TOKEN_OR},
    {"+", TOKEN_PLUS},         {"-", TOKEN_MINUS},
    {"*", TOKEN_TIMES},        {"/", TOKEN_DIVIDE},
    {"%", TOKEN_REMAINDER},    {"~", TOKEN_JOIN},
    {"<", TOKEN_LESS},         {">", TOKEN_GREATER},
    {"!", TOKEN_NOT},          {"?", TOKEN_QUESTION},
    {":", TOKEN_COLON},        {"|", TOKEN_BAR},
    {".", TOKEN_DOT},          {",", TOKEN_COMMA},
    {"(", TOKEN_OPEN},         {")", TOKEN_CLOSE},
    {"[", TOKEN_OPEN_BRACKET}, {"]", TOKEN_CLOSE_BRACKET},
};

/* What a wrong character probably stands for. */
typedef struct Slip {
    uint32_t code_point;
    const char *meant;
} Slip;

static const Slip slips[] = {
    {0xFF08, "("}, {0xFF09, ")"}, {0xFF0C, ","},  {0xFF0E, "."},  {0xFF1A, ":"},  {0xFF1F, "?"},
    {0xFF01, "!"}, {0xFF1D, "="}, {0xFF1E, ">"},  {0xFF1C, "<"},  {0xFF5C, "|"},  {0xFF0B, "+"},
    {0xFF0D, "-"}, {0x2014, "-"}, {0x2212, "-"},  {0x00D7, "*"},  {0x00F7, "/"},  {0xFF0F, "/"},
    {0xFF0A, "*"}, {0xFF05, "%"}, {0x2018, "'"},  {0x2019, "'"},  {0x201C, "\""}, {0x201D, "\""},
    {0x3010, "["}, {0x3011, "]"}, {0x2265, ">="}, {0x2264, "<="}, {0x2260, "!="}, {'=', "=="},
    {'&', "&&"},   {0x3001, ","}, {0xFF5E, "~"},  {0x3002, "."},
};

Origin lexer_place(const JsonValue *host, size_t start, size_t end)
{
    Origin origin = host->origin;
    if (!origin.source || host->text.data != origin.source->text.data + origin.offset)
        return json_string_origin(host, start, end);
    origin.offset += (uint32_t)start;
    origin.length = (uint32_t)(end - start);
    return origin;
}

Origin lexer_origin(const Lexer *lexer, size_t start, size_t end)
{
    Origin origin = lexer_place(lexer->host, start, end);
    if (lexer->because)
        origin.because = lexer->because;
    return origin;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Letters of names: ASCII letters, _ and what lies outside ASCII, but for punctuation and spaces:
 * General Punctuation, CJK Symbols (但 々 〇 are letters), Halfwidth and Fullwidth Forms. */
static bool is_letter(uint32_t code)
{
    if (code < 0x80)
        return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') || code == '_';
    if (code == UTF8_INVALID || code < 0xC0 || code == 0xD7 || code == 0xF7 || code == 0xFEFF)
        return false;
    bool symbol = (code >= 0x2000 && code < 0x2C00) || (code >= 0x3000 && code < 0x3040) ||
                  (code >= 0xFE10 && code < 0xFE70) || (code >= 0xFF00 && code < 0xFFF0);
    return !symbol || code == 0x3005 || code == 0x3007;
}

/* The bytes of the name at `at`, 0: there is none. */
static size_t name_length(const char *at, const char *end)
{
    const char *start = at;
    while (at < end) {
        size_t size;
        uint32_t code = utf8_decode(at, (size_t)(end - at), &size);
        bool later_digit = at > start && code < 0x80 && is_digit(*at);
        if (!is_letter(code) && !later_digit)
            break;
        at += size;
    }
    return (size_t)(at - start);
}

static const Word *find_word(Text text)
{
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        if (text_equals(text, words[i].text))
            return &words[i];
    }
    return NULL;
}

bool lexer_is_name(Text text)
{
    return text.length && name_length(text.data, text.data + text.length) == text.length &&
           !find_word(text);
}

/* digits [. digits] [e [+-] digits], at most. */
static size_t number_length(const char *at, const char *end)
{
    const char *start = at;
    while (at < end && is_digit(*at))
        at++;
    if (at + 1 < end && *at == '.' && is_digit(at[1])) {
        at++;
        while (at < end && is_digit(*at))
            at++;
    }
    if (at < end && (*at == 'e' || *at == 'E')) {
        const char *digits = at + 1;
        digits += digits < end && (*digits == '+' || *digits == '-');
        if (digits < end && is_digit(*digits)) {
            at = digits;
            while (at < end && is_digit(*at))
                at++;
        }
    }
    return (size_t)(at - start);
}

static bool take_number(Lexer *lexer, Token *token)
{
    const char *text = lexer->host->text.data;
    size_t length = number_length(text + lexer->at, text + lexer->end);
    size_t tail = name_length(text + lexer->at + length, text + lexer->end);
    token->kind = TOKEN_NUMBER;
    lexer->at += length + tail;
    token->end = (uint32_t)lexer->at;
    if (!tail)
        return true;
    Origin origin = lexer_origin(lexer, token->start, token->end);
    Text wrong = {text + token->start, length + tail};
    Diagnostic *diagnostic = diag_report(lexer->diagnostics, E_EXPRESSION_NUMBER, &origin,
                                         DIAG_ARGS(message_quote(lexer->arena, wrong)));
    diag_hint(lexer->diagnostics, diagnostic,
              "A field whose name starts with a digit is written a['2023'].",
              "以数字开头的字段名写作 a['2023']。", DIAG_NO_ARGS);
    return false;
}

static bool take_string(Lexer *lexer, Token *token)
{
    const char *text = lexer->host->text.data;
    char quote = text[lexer->at++];
    token->kind = TOKEN_STRING;
    while (lexer->at < lexer->end && text[lexer->at] != quote)
        lexer->at += text[lexer->at] == '\\' && lexer->at + 1 < lexer->end ? 2 : 1;
    if (lexer->at >= lexer->end) {
        Origin origin = lexer_origin(lexer, token->start, lexer->end);
        diag_report(lexer->diagnostics, E_EXPRESSION_STRING, &origin, DIAG_NO_ARGS);
        return false;
    }
    token->end = (uint32_t)++lexer->at;
    return true;
}

static bool take_name(Lexer *lexer, Token *token, size_t length)
{
    Text text = {lexer->host->text.data + lexer->at, length};
    const Word *word = find_word(text);
    token->kind = word ? word->kind : TOKEN_NAME;
    lexer->at += length;
    token->end = (uint32_t)lexer->at;
    return true;
}

static bool refuse_character(Lexer *lexer)
{
    const char *at = lexer->host->text.data + lexer->at;
    size_t size;
    uint32_t code = utf8_decode(at, lexer->end - lexer->at, &size);
    Origin origin = lexer_origin(lexer, lexer->at, lexer->at + size);
    Diagnostic *diagnostic = diag_report(lexer->diagnostics, E_EXPRESSION_CHARACTER, &origin,
                                         DIAG_ARGS(message_quote(lexer->arena, (Text){at, size})));
    for (size_t i = 0; i < COUNT_OF(slips); i++) {
        if (slips[i].code_point == code)
            diag_hint(lexer->diagnostics, diagnostic, "Write “{1}” instead.", "请改写为“{1}”。",
                      DIAG_ARGS(slips[i].meant));
    }
    if (code == '{' || code == '}')
        diag_hint(lexer->diagnostics, diagnostic, "Here the expression stands without {{ }}.",
                  "此处的表达式不加 {{ }}。", DIAG_NO_ARGS);
    return false;
}

static bool take_mark(Lexer *lexer, Token *token)
{
    const char *at = lexer->host->text.data + lexer->at;
    for (size_t i = 0; i < COUNT_OF(marks); i++) {
        size_t length = strlen(marks[i].text);
        if (lexer->end - lexer->at < length || memcmp(at, marks[i].text, length) != 0)
            continue;
        token->kind = marks[i].kind;
        lexer->at += length;
        token->end = (uint32_t)lexer->at;
        return true;
    }
    return refuse_character(lexer);
}

bool lexer_next(Lexer *lexer, Token *token)
{
    const char *text = lexer->host->text.data;
    while (lexer->at < lexer->end && memchr(" \t\r\n", text[lexer->at], 4))
        lexer->at++;
    *token = (Token){TOKEN_END, (uint32_t)lexer->at, (uint32_t)lexer->at};
    if (lexer->at >= lexer->end)
        return true;
    char byte = text[lexer->at];
    if (is_digit(byte))
        return take_number(lexer, token);
    if (byte == '\'' || byte == '"')
        return take_string(lexer, token);
    size_t length = name_length(text + lexer->at, text + lexer->end);
    if (length)
        return take_name(lexer, token, length);
    return take_mark(lexer, token);
}

/* The character that \`letter` stands for, '\0': none. */
static char escaped(char letter)
{
    switch (letter) {
    case 'n':
        return '\n';
    case '\\':
    case '\'':
    case '"':
        return letter;
    default:
        return '\0';
    }
}

bool lexer_string(const Lexer *lexer, Token token, Text *text)
{
    const char *from = lexer->host->text.data + token.start + 1;
    size_t length = token.end - token.start - 2;
    *text = (Text){from, length};
    if (!memchr(from, '\\', length))
        return true;
    char *copy = arena_alloc(lexer->arena, length + 1);
    size_t used = 0;
    for (size_t i = 0; i < length; i++) {
        char byte = from[i];
        if (byte == '\\') {
            byte = escaped(from[++i]);
            if (!byte) {
                Origin origin = lexer_origin(lexer, token.start + i, token.start + i + 2);
                diag_report(lexer->diagnostics, E_EXPRESSION_ESCAPE, &origin,
                            DIAG_ARGS(message_quote(lexer->arena, (Text){from + i - 1, 2})));
                return false;
            }
        }
        copy[used++] = byte;
    }
    *text = (Text){copy, used};
    return true;
}
