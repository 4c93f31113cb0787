/* StrBuf: see strbuf.h. */
#include "base/strbuf.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "base/utf8.h"

void strbuf_release(StrBuf *buffer)
{
    memory_free(buffer->data);
    *buffer = (StrBuf){0};
}

void strbuf_clear(StrBuf *buffer)
{
    buffer->length = 0;
}

char *strbuf_reserve(StrBuf *buffer, size_t extra)
{
    if (extra > SIZE_MAX / 2 - buffer->length - 1)
        arena_out_of_memory();
    size_t needed = buffer->length + extra + 1;
    if (needed > buffer->capacity) {
        size_t capacity = buffer->capacity ? buffer->capacity : 256;
        while (capacity < needed)
            capacity *= 2;
        buffer->data = memory_resize(buffer->data, capacity);
        buffer->capacity = capacity;
    }
    return buffer->data + buffer->length;
}

void strbuf_append(StrBuf *buffer, const void *bytes, size_t length)
{
    char *end = strbuf_reserve(buffer, length);
    if (length)
        memcpy(end, bytes, length);
    end[length] = '\0';
    buffer->length += length;
}

void strbuf_string(StrBuf *buffer, const char *string)
{
    strbuf_append(buffer, string, strlen(string));
}

void strbuf_text(StrBuf *buffer, Text text)
{
    strbuf_append(buffer, text.data, text.length);
}

void strbuf_char(StrBuf *buffer, char byte)
{
    strbuf_append(buffer, &byte, 1);
}

void strbuf_print(StrBuf *buffer, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0)
        return;
    char *end = strbuf_reserve(buffer, (size_t)length);
    va_start(arguments, format);
    vsnprintf(end, (size_t)length + 1, format, arguments);
    va_end(arguments);
    buffer->length += (size_t)length;
}

void strbuf_number(StrBuf *buffer, double value, int decimals)
{
    char *end = strbuf_reserve(buffer, NUMBER_TEXT_SIZE);
    buffer->length += number_format(end, value, decimals);
}

void strbuf_code_point(StrBuf *buffer, uint32_t code_point)
{
    char bytes[4];
    size_t length = utf8_encode(code_point, bytes);
    strbuf_append(buffer, bytes, length);
}

void strbuf_json(StrBuf *buffer, Text text)
{
    static const char hex[] = "0123456789abcdef";
    strbuf_char(buffer, '"');
    for (size_t i = 0; i < text.length; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        if (byte == '"' || byte == '\\') {
            char pair[2] = {'\\', (char)byte};
            strbuf_append(buffer, pair, 2);
        } else if (byte == '\n') {
            strbuf_append(buffer, "\\n", 2);
        } else if (byte == '\t') {
            strbuf_append(buffer, "\\t", 2);
        } else if (byte < 0x20) {
            char escape[6] = {'\\', 'u', '0', '0', hex[byte >> 4], hex[byte & 15]};
            strbuf_append(buffer, escape, 6);
        } else {
            strbuf_char(buffer, (char)byte);
        }
    }
    strbuf_char(buffer, '"');
}

/* XML 1.0, 2.2. A carriage return would be read as a line feed (2.11). */
static bool is_xml_character(uint32_t code_point)
{
    return code_point != UTF8_INVALID && code_point != 0xFFFE && code_point != 0xFFFF &&
           (code_point >= 0x20 || code_point == '\t' || code_point == '\n');
}

void strbuf_xml(StrBuf *buffer, Text text)
{
    static const char *const entities[128] = {
        ['<'] = "&lt;", ['>'] = "&gt;", ['&'] = "&amp;", ['"'] = "&quot;"};
    size_t size;
    for (size_t at = 0; at < text.length; at += size) {
        uint32_t code_point = utf8_decode(text.data + at, text.length - at, &size);
        if (code_point < COUNT_OF(entities) && entities[code_point])
            strbuf_string(buffer, entities[code_point]);
        else if (is_xml_character(code_point))
            strbuf_append(buffer, text.data + at, size);
    }
}

char *strbuf_copy(const StrBuf *buffer, Arena *arena)
{
    return arena_copy(arena, buffer->data, buffer->length);
}
