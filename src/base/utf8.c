/* UTF-8: see utf8.h. */
#include "base/utf8.h"

static bool is_continuation(const char *bytes, size_t index)
{
    return ((unsigned char)bytes[index] & 0xC0) == 0x80;
}

uint32_t utf8_decode(const char *bytes, size_t length, size_t *size)
{
    unsigned char lead = (unsigned char)bytes[0];
    *size = 1;
    if (lead < 0x80)
        return lead;
    size_t wanted = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || length < wanted)
        return UTF8_INVALID;
    uint32_t code_point = lead & (0xFFu >> (wanted + 1));
    for (size_t i = 1; i < wanted; i++) {
        if (!is_continuation(bytes, i))
            return UTF8_INVALID;
        code_point = code_point << 6 | ((unsigned char)bytes[i] & 0x3F);
    }
    bool overlong = (wanted == 3 && code_point < 0x800) || (wanted == 4 && code_point < 0x10000);
    bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    if (overlong || surrogate || code_point > 0x10FFFF)
        return UTF8_INVALID;
    *size = wanted;
    return code_point;
}

size_t utf8_encode(uint32_t code_point, char bytes[4])
{
    if (code_point < 0x80) {
        bytes[0] = (char)code_point;
        return 1;
    }
    if (code_point < 0x800) {
        bytes[0] = (char)(0xC0 | code_point >> 6);
        bytes[1] = (char)(0x80 | (code_point & 0x3F));
        return 2;
    }
    if (code_point < 0x10000) {
        bytes[0] = (char)(0xE0 | code_point >> 12);
        bytes[1] = (char)(0x80 | (code_point >> 6 & 0x3F));
        bytes[2] = (char)(0x80 | (code_point & 0x3F));
        return 3;
    }
    bytes[0] = (char)(0xF0 | code_point >> 18);
    bytes[1] = (char)(0x80 | (code_point >> 12 & 0x3F));
    bytes[2] = (char)(0x80 | (code_point >> 6 & 0x3F));
    bytes[3] = (char)(0x80 | (code_point & 0x3F));
    return 4;
}

size_t utf8_find_invalid(Text text)
{
    size_t at = 0;
    while (at < text.length) {
        size_t size;
        if ((unsigned char)text.data[at] < 0x80)
            size = 1;
        else if (utf8_decode(text.data + at, text.length - at, &size) == UTF8_INVALID)
            return at;
        at += size;
    }
    return at;
}

size_t utf8_count(Text text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++)
        count += ((unsigned char)text.data[i] & 0xC0) != 0x80;
    return count;
}

bool utf8_has(Text text, uint32_t code_point)
{
    for (size_t at = 0; at < text.length;) {
        size_t size;
        if (utf8_decode(text.data + at, text.length - at, &size) == code_point)
            return true;
        at += size;
    }
    return false;
}
