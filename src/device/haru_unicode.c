/* Text as UTF-16BE: see haru_unicode.h. */
#include "device/haru_unicode.h"

#include "base/utf8.h"

#define REPLACEMENT 0xFFFDu

/* Decodes the next code point of `text` at `*at` as one or two UTF-16 units; returns how many. */
static int next_units(Text text, size_t *at, uint32_t units[2])
{
    size_t size;
    uint32_t code_point = utf8_decode(text.data + *at, text.length - *at, &size);
    *at += size;
    if (code_point == UTF8_INVALID)
        code_point = REPLACEMENT;
    if (code_point < 0x10000) {
        units[0] = code_point;
        return 1;
    }
    units[0] = 0xD800 + ((code_point - 0x10000) >> 10);
    units[1] = 0xDC00 + ((code_point - 0x10000) & 0x3FF);
    return 2;
}

void haru_append_utf16(StrBuf *out, Text text)
{
    strbuf_append(out, "\xFE\xFF", 2);
    for (size_t at = 0; at < text.length;) {
        uint32_t units[2];
        int count = next_units(text, &at, units);
        for (int i = 0; i < count; i++) {
            char pair[2] = {(char)(units[i] >> 8), (char)(units[i] & 0xFF)};
            strbuf_append(out, pair, 2);
        }
    }
}

void haru_append_hex16(StrBuf *out, uint32_t value)
{
    static const char digits[] = "0123456789ABCDEF";
    char hex[4] = {digits[value >> 12 & 15], digits[value >> 8 & 15], digits[value >> 4 & 15],
                   digits[value & 15]};
    strbuf_append(out, hex, 4);
}

void haru_append_utf16_hex(StrBuf *out, Text text)
{
    for (size_t at = 0; at < text.length;) {
        uint32_t units[2];
        int count = next_units(text, &at, units);
        for (int i = 0; i < count; i++)
            haru_append_hex16(out, units[i]);
    }
}

size_t haru_utf16_length(Text text)
{
    size_t length = 0;
    for (size_t at = 0; at < text.length;) {
        uint32_t units[2];
        length += (size_t)next_units(text, &at, units);
    }
    return length;
}
