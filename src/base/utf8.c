/* UTF-8: see utf8.h. */
#include "base/utf8.h"

static bool is_continuation(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* Three bytes: most of a Chinese text. */
static uint32_t decode_three(const unsigned char *bytes, size_t *size)
{
    if (!is_continuation(bytes[1]) || !is_continuation(bytes[2]))
        return UTF8_INVALID;
    uint32_t code_point =
        (uint32_t)(bytes[0] & 0x0F) << 12 | (uint32_t)(bytes[1] & 0x3F) << 6 | (bytes[2] & 0x3F);
    bool is_surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    if (code_point < 0x800 || is_surrogate)
        return UTF8_INVALID;
    *size = 3;
    return code_point;
}

static uint32_t decode_four(const unsigned char *bytes, size_t *size)
{
    if (!is_continuation(bytes[1]) || !is_continuation(bytes[2]) || !is_continuation(bytes[3]))
        return UTF8_INVALID;
    uint32_t code_point = (uint32_t)(bytes[0] & 0x07) << 18 | (uint32_t)(bytes[1] & 0x3F) << 12 |
                          (uint32_t)(bytes[2] & 0x3F) << 6 | (bytes[3] & 0x3F);
    if (code_point < 0x10000 || code_point > 0x10FFFF)
        return UTF8_INVALID;
    *size = 4;
    return code_point;
}

uint32_t utf8_decode(const char *text, size_t length, size_t *size)
{
    const unsigned char *bytes = (const unsigned char *)text;
    unsigned char lead = bytes[0];
    *size = 1;
    if (lead < 0x80)
        return lead;
    if (lead >= 0xE0 && lead < 0xF0)
        return length >= 3 ? decode_three(bytes, size) : UTF8_INVALID;
    if (lead >= 0xF0)
        return length >= 4 && lead <= 0xF4 ? decode_four(bytes, size) : UTF8_INVALID;
    if (lead < 0xC2 || length < 2 || !is_continuation(bytes[1]))
        return UTF8_INVALID;
    *size = 2;
    return (uint32_t)(lead & 0x1F) << 6 | (bytes[1] & 0x3F);
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
