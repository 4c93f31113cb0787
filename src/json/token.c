/* Tokens: RFC 8259, section 2, and comments. A mark that stands for another one is reported and
 * then read as what it stands for, so that one slip gives one message. */
#include "json/scanner.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

typedef struct MarkRow {
    uint32_t code_point;
    char ascii;
} MarkRow;

/* What Chinese input methods give for the marks of JSON. */
static const MarkRow mark_table[] = {
    {0x201C, '"'}, {0x201D, '"'}, {0x2018, '"'}, {0x2019, '"'}, {0xFF02, '"'}, {0xFF07, '"'},
    {0x300C, '"'}, {0x300D, '"'}, {0x300E, '"'}, {0x300F, '"'}, {0xFF0C, ','}, {0x3001, ','},
    {0xFE50, ','}, {0xFF1B, ','}, {0xFF1A, ':'}, {0xFE55, ':'}, {0xFF5B, '{'}, {0xFF5D, '}'},
    {0xFF3B, '['}, {0xFF3D, ']'}, {0x3010, '['}, {0x3011, ']'}, {0x3014, '['}, {0x3015, ']'},
};

char scanner_ascii_mark(uint32_t code_point)
{
    for (size_t i = 0; i < COUNT_OF(mark_table); i++) {
        if (mark_table[i].code_point == code_point)
            return mark_table[i].ascii;
    }
    return '\0';
}

/* Spaces and invisible characters that RFC 8259 does not allow between tokens. */
static bool is_foreign_space(uint32_t code_point)
{
    return code_point == 0xA0 || (code_point >= 0x2000 && code_point <= 0x200F) ||
           (code_point >= 0x2028 && code_point <= 0x202F) || code_point == 0x205F ||
           code_point == 0x2060 || code_point == 0x3000 || code_point == 0xFEFF ||
           code_point == 0x85;
}

static bool is_control(char byte)
{
    return (unsigned char)byte < 0x20 || byte == 0x7F;
}

static void blank(Scanner *scanner, size_t start, size_t end)
{
    memset(scanner->plain + start, ' ', end - start);
    scanner->at = end;
}

static void skip_line_comment(Scanner *scanner)
{
    const char *start = scanner->bytes + scanner->at;
    const char *end = memchr(start, '\n', scanner->length - scanner->at);
    blank(scanner, scanner->at, end ? (size_t)(end - scanner->bytes) : scanner->length);
}

static void skip_block_comment(Scanner *scanner)
{
    size_t start = scanner->at;
    size_t at = start + 2;
    while (at < scanner->length && !scanner_has(scanner, at, "*/"))
        at++;
    if (at >= scanner->length)
        scanner_report(scanner, E_JSON_COMMENT_OPEN, start, start + 2, DIAG_NO_ARGS);
    blank(scanner, start, at >= scanner->length ? scanner->length : at + 2);
}

/* "# text" is a comment of other languages, "#c00" a colour without its quotes. */
static bool is_hash_comment(const Scanner *scanner)
{
    if (scanner->bytes[scanner->at] != '#')
        return false;
    size_t next = scanner->at + 1;
    return next >= scanner->length || strchr(" #!-=\t\r\n", scanner->bytes[next]);
}

/* Whether `byte` can only be the first of a token, or stand inside a word. */
static bool is_plain_start(char byte)
{
    return byte == '"' || byte == '{' || byte == '}' || byte == '[' || byte == ']' || byte == ',' ||
           byte == ':';
}

static bool is_plain_inside(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z') || byte == '.' || byte == '-';
}

/* Skips one character that is no part of a token. False: a token starts here. */
static bool skip_one(Scanner *scanner)
{
    size_t at = scanner->at;
    char byte = scanner->bytes[at];
    if (is_plain_start(byte) || is_plain_inside(byte))
        return false;
    if (byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t') {
        scanner->at++;
    } else if (scanner_has(scanner, at, "//")) {
        skip_line_comment(scanner);
    } else if (scanner_has(scanner, at, "/*")) {
        skip_block_comment(scanner);
    } else if (is_hash_comment(scanner)) {
        scanner_report(scanner, E_JSON_HASH_COMMENT, at, at + 1, DIAG_NO_ARGS);
        skip_line_comment(scanner);
    } else if (is_control(byte)) {
        scanner_report(scanner, E_JSON_CONTROL, at, at + 1,
                       DIAG_ARGS(scanner_code_point_name(scanner, (unsigned char)byte)));
        scanner->at++;
    } else {
        size_t size;
        uint32_t code_point = scanner_code_point(scanner, at, &size);
        if (!is_foreign_space(code_point))
            return false;
        scanner_report(scanner, E_JSON_SPACE, at, at + size,
                       DIAG_ARGS(scanner_code_point_name(scanner, code_point)));
        scanner->at += size;
    }
    return true;
}

static TokenKind mark_kind(char mark)
{
    switch (mark) {
    case '{':
        return TOKEN_OPEN_OBJECT;
    case '}':
        return TOKEN_CLOSE_OBJECT;
    case '[':
        return TOKEN_OPEN_ARRAY;
    case ']':
        return TOKEN_CLOSE_ARRAY;
    case ',':
        return TOKEN_COMMA;
    case ':':
        return TOKEN_COLON;
    default:
        return TOKEN_END;
    }
}

/* A string in other quotes ends at any of them on its line, or where the line ends. */
static Token read_foreign_string(Scanner *scanner, size_t opening_size, bool is_full_width)
{
    size_t start = scanner->at;
    size_t at = start + opening_size;
    while (at < scanner->length && scanner->bytes[at] != '\n') {
        size_t size;
        uint32_t code_point = scanner_code_point(scanner, at, &size);
        bool closes = is_full_width ? code_point == '"' || scanner_ascii_mark(code_point) == '"'
                                    : code_point == (unsigned char)scanner->bytes[start];
        at += size;
        if (closes)
            break;
    }
    return (Token){TOKEN_STRING, start, at};
}

static Token read_single_quoted(Scanner *scanner)
{
    Token token = read_foreign_string(scanner, 1, false);
    scanner_report(scanner, E_JSON_SINGLE_QUOTES, token.start, token.end,
                   DIAG_ARGS(scanner_excerpt(scanner, token.start, token.start + 1)));
    return token;
}

/* A full-width mark, `size` bytes, that stands for `ascii`. */
static Token read_full_width(Scanner *scanner, size_t size, char ascii)
{
    size_t start = scanner->at;
    char wanted[2] = {ascii, '\0'};
    scanner_report(scanner, E_JSON_FULL_WIDTH, start, start + size,
                   DIAG_ARGS(scanner_excerpt(scanner, start, start + size), wanted));
    if (ascii == '"')
        return read_foreign_string(scanner, size, true);
    return (Token){mark_kind(ascii), start, start + size};
}

static Token read_wrong_mark(Scanner *scanner, const char *wrong, char wanted)
{
    size_t start = scanner->at;
    char text[2] = {wanted, '\0'};
    scanner_report(scanner, E_JSON_WRONG_MARK, start, start + 1, DIAG_ARGS(wrong, text));
    return (Token){mark_kind(wanted), start, start + 1};
}

static bool ends_bare(const Scanner *scanner, size_t at, size_t *size)
{
    char byte = scanner->bytes[at];
    *size = 1;
    if (is_plain_inside(byte))
        return false;
    uint32_t code_point = scanner_code_point(scanner, at, size);
    return is_control(byte) || strchr(" ,:;={}[]\"", byte) || scanner_has(scanner, at, "//") ||
           scanner_has(scanner, at, "/*") || is_foreign_space(code_point) ||
           scanner_ascii_mark(code_point);
}

/* Everything up to the next mark, space or comment: a literal, a number or a mistake. */
static Token read_bare(Scanner *scanner)
{
    size_t start = scanner->at;
    size_t at = start;
    size_t size;
    while (at < scanner->length && !ends_bare(scanner, at, &size))
        at += size;
    Token token = {TOKEN_WORD, start, at};
    Text text = {scanner->bytes + start, at - start};
    if (text_equals(text, "true") || text_equals(text, "false") || text_equals(text, "null"))
        token.kind = TOKEN_LITERAL;
    size_t digit = strchr("+-.", text.data[0]) != NULL;
    digit += digit < text.length && text.data[0] != '.' && text.data[digit] == '.';
    if (digit < text.length && text.data[digit] >= '0' && text.data[digit] <= '9')
        token.kind = TOKEN_NUMBER;
    return token;
}

static Token read_token(Scanner *scanner)
{
    char byte = scanner->bytes[scanner->at];
    TokenKind kind = mark_kind(byte);
    if (kind != TOKEN_END)
        return (Token){kind, scanner->at, scanner->at + 1};
    if (byte == '"')
        return scanner_read_string(scanner);
    if (byte == '\'' || byte == '`')
        return read_single_quoted(scanner);
    if (byte == ';')
        return read_wrong_mark(scanner, ";", ',');
    if (byte == '=')
        return read_wrong_mark(scanner, "=", ':');
    size_t size;
    char ascii = scanner_ascii_mark(scanner_code_point(scanner, scanner->at, &size));
    if (ascii)
        return read_full_width(scanner, size, ascii);
    return read_bare(scanner);
}

Token scanner_next(Scanner *scanner)
{
    if (scanner->at == 0 && scanner_has(scanner, 0, BYTE_ORDER_MARK))
        blank(scanner, 0, strlen(BYTE_ORDER_MARK));
    while (!scanner->stopped && scanner->at < scanner->length && skip_one(scanner))
        continue;
    if (scanner->stopped || scanner->at >= scanner->length)
        return (Token){TOKEN_END, scanner->length, scanner->length};
    Token token = read_token(scanner);
    scanner->at = token.end;
    return token;
}
