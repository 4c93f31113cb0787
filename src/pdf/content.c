/* Content streams: see content.h. */
#include "pdf/content.h"

#include <string.h>

#include "base/number.h"
#include "base/strbuf.h"

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t' || byte == '\f' || !byte;
}

static bool is_delimiter(char byte)
{
    return byte && strchr("()<>[]{}/%", byte);
}

static bool is_regular(char byte)
{
    return !is_space(byte) && !is_delimiter(byte);
}

static int hex_digit(char byte)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    if (byte >= 'a' && byte <= 'f')
        return byte - 'a' + 10;
    return byte >= 'A' && byte <= 'F' ? byte - 'A' + 10 : -1;
}

Content content_start(Arena *arena, Text bytes)
{
    return (Content){.arena = arena, .at = bytes.data, .end = bytes.data + bytes.length};
}

static void skip_space(Content *content)
{
    while (content->at < content->end) {
        if (*content->at == '%') {
            while (content->at < content->end && *content->at != '\n' && *content->at != '\r')
                content->at++;
        } else if (is_space(*content->at)) {
            content->at++;
        } else {
            return;
        }
    }
}

static void push(Content *content, Operand operand)
{
    if (content->in_array) {
        content->elements = arena_grow(content->arena, content->elements, content->element_count,
                                       &content->element_capacity, sizeof operand);
        content->elements[content->element_count++] = operand;
    } else if (content->count < OPERAND_LIMIT) {
        content->operands[content->count++] = operand;
    }
}

static void push_text(Content *content, OperandKind kind, StrBuf *text)
{
    push(content,
         (Operand){.kind = kind, .text = {strbuf_copy(text, content->arena), text->length}});
    strbuf_release(text);
}

static void read_name(Content *content)
{
    StrBuf name = {0};
    content->at++;
    for (; content->at < content->end && is_regular(*content->at); content->at++) {
        bool is_code = *content->at == '#' && content->end - content->at > 2 &&
                       hex_digit(content->at[1]) >= 0 && hex_digit(content->at[2]) >= 0;
        strbuf_char(&name, is_code
                               ? (char)(hex_digit(content->at[1]) * 16 + hex_digit(content->at[2]))
                               : *content->at);
        content->at += is_code ? 2 : 0;
    }
    push_text(content, OPERAND_NAME, &name);
}

static void read_escape(Content *content, StrBuf *text)
{
    static const char letters[] = "nrtbf";
    static const char bytes[] = "\n\r\t\b\f";
    char byte = *content->at;
    const char *letter = byte ? strchr(letters, byte) : NULL;
    if (byte >= '0' && byte <= '7') {
        int code = 0;
        for (int i = 0;
             i < 3 && content->at < content->end && *content->at >= '0' && *content->at <= '7'; i++)
            code = code * 8 + *content->at++ - '0';
        strbuf_char(text, (char)code);
        return;
    }
    content->at++;
    if (byte == '\r' && content->at < content->end && *content->at == '\n')
        content->at++;
    else if (byte != '\n' && byte != '\r')
        strbuf_char(text, letter ? bytes[letter - letters] : byte);
}

static void read_string(Content *content)
{
    StrBuf text = {0};
    int depth = 1;
    for (content->at++; content->at < content->end && depth > 0;) {
        char byte = *content->at++;
        if (byte == '\\' && content->at < content->end) {
            read_escape(content, &text);
            continue;
        }
        depth += byte == '(' ? 1 : byte == ')' ? -1 : 0;
        if (depth > 0)
            strbuf_char(&text, byte);
    }
    push_text(content, OPERAND_STRING, &text);
}

static void read_hex(Content *content)
{
    StrBuf text = {0};
    int digits = 0;
    int byte = 0;
    for (content->at++; content->at < content->end && *content->at != '>'; content->at++) {
        int digit = hex_digit(*content->at);
        if (digit < 0)
            continue;
        byte = byte * 16 + digit;
        if (++digits % 2)
            continue;
        strbuf_char(&text, (char)byte);
        byte = 0;
    }
    if (digits % 2)
        strbuf_char(&text, (char)(byte * 16));
    content->at += content->at < content->end;
    push_text(content, OPERAND_STRING, &text);
}

/* A dictionary among the operands (of BDC) says nothing about ink. */
static void skip_dictionary(Content *content)
{
    int depth = 0;
    for (; content->at + 1 < content->end; content->at++) {
        bool opens = content->at[0] == '<' && content->at[1] == '<';
        bool closes = content->at[0] == '>' && content->at[1] == '>';
        content->at += opens || closes;
        depth += opens ? 1 : closes ? -1 : 0;
        if (depth == 0)
            break;
    }
    content->at += content->at < content->end;
    push(content, (Operand){.kind = OPERAND_OTHER});
}

/* True: the word is an operator. */
static bool read_word(Content *content)
{
    const char *start = content->at;
    while (content->at < content->end && is_regular(*content->at))
        content->at++;
    size_t length = (size_t)(content->at - start);
    Text word = {start + (*start == '+'), length - (*start == '+')};
    double number;
    char padded[32];
    bool is_numeric = strchr("+-.0123456789", *start) != NULL && length < sizeof padded - 2;
    if (is_numeric) {
        /* PDF writes ".5", "-.5" and "5.", which JSON does not. */
        StrBuf plain = {0};
        bool is_negative = word.length && *word.data == '-';
        Text digits = {word.data + is_negative, word.length - is_negative};
        strbuf_string(&plain, is_negative ? "-" : "");
        strbuf_string(&plain, digits.length && *digits.data == '.' ? "0" : "");
        strbuf_text(&plain, digits);
        strbuf_string(&plain, digits.length && digits.data[digits.length - 1] == '.' ? "0" : "");
        is_numeric = number_parse((Text){plain.data, plain.length}, &number);
        strbuf_release(&plain);
        push(content, (Operand){.kind = is_numeric ? OPERAND_NUMBER : OPERAND_OTHER,
                                .number = is_numeric ? number : 0});
        return false;
    }
    if (text_equals(word, "true") || text_equals(word, "false") || text_equals(word, "null")) {
        push(content, (Operand){.kind = OPERAND_OTHER});
        return false;
    }
    size_t kept = length < sizeof content->operator- 1 ? length : sizeof content->operator- 1;
    memcpy(content->operator, start, kept);
    content->operator[kept] = '\0';
    return true;
}

/* Between BI and EI: ISO 32000-1, 8.9.7. The end is an EI that stands alone. */
static void read_inline_image(Content *content)
{
    memcpy(content->inline_image, content->operands, sizeof content->operands);
    content->inline_count = content->count;
    while (content->end - content->at > 2) {
        content->at++;
        bool ends = content->at[0] == 'E' && content->at[1] == 'I' && is_space(content->at[-1]) &&
                    (content->end - content->at == 2 || is_space(content->at[2]));
        if (!ends)
            continue;
        content->at += 2;
        return;
    }
    content->at = content->end;
}

/* One token. True: an operator stands in content->operator. */
static bool read_token(Content *content)
{
    char byte = *content->at;
    bool is_double = content->end - content->at > 1 && content->at[1] == byte;
    if (byte == '/')
        read_name(content);
    else if (byte == '(')
        read_string(content);
    else if (byte == '<' && is_double)
        skip_dictionary(content);
    else if (byte == '<')
        read_hex(content);
    else if (is_regular(byte))
        return read_word(content);
    else {
        content->at++;
        if (byte == '[')
            content->element_count = 0;
        content->in_array = byte == '[' || (content->in_array && byte != ']');
    }
    return false;
}

bool content_next(Content *content)
{
    content->count = 0;
    content->element_count = 0;
    content->in_array = false;
    for (;;) {
        skip_space(content);
        if (content->at >= content->end)
            return false;
        if (!read_token(content))
            continue;
        content->in_array = false;
        if (strcmp(content->operator, "BI") == 0) {
            content->count = 0;
            continue;
        }
        if (strcmp(content->operator, "ID") == 0) {
            read_inline_image(content);
            memcpy(content->operator, "BI", 3);
        }
        return true;
    }
}
