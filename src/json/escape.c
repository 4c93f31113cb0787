/* Characters of JSON strings: see escape.h. cJSON decodes whole strings; this finds places in them.
 */
#include "json/escape.h"

#include <string.h>

#include "base/utf8.h"

#define UNICODE_ESCAPE_BYTES 6

static uint32_t read_hex(const char *digits)
{
    uint32_t value = 0;
    for (int i = 0; i < 4; i++) {
        char byte = digits[i];
        uint32_t digit =
            byte <= '9' ? (uint32_t)(byte - '0') : (uint32_t)((byte | 0x20) - 'a' + 10);
        value = value * 16 + (digit & 15);
    }
    return value;
}

static size_t decode_unicode(const char *bytes, size_t length, uint32_t *code_point)
{
    if (length < UNICODE_ESCAPE_BYTES) {
        *code_point = '?';
        return length;
    }
    *code_point = read_hex(bytes + 2);
    bool is_pair = *code_point >= 0xD800 && *code_point <= 0xDBFF &&
                   length >= 2 * UNICODE_ESCAPE_BYTES && memcmp(bytes + 6, "\\u", 2) == 0;
    if (!is_pair)
        return UNICODE_ESCAPE_BYTES;
    uint32_t low = read_hex(bytes + UNICODE_ESCAPE_BYTES + 2);
    *code_point = 0x10000 + (*code_point - 0xD800) * 0x400 + ((low - 0xDC00) & 0x3FF);
    return 2 * UNICODE_ESCAPE_BYTES;
}

size_t json_escape_decode(const char *bytes, size_t length, uint32_t *code_point)
{
    static const char letters[] = "bfnrt";
    static const char meanings[] = "\b\f\n\r\t";
    if (bytes[0] != '\\' || length < 2) {
        size_t size;
        *code_point = utf8_decode(bytes, length, &size);
        return size;
    }
    if (bytes[1] == 'u')
        return decode_unicode(bytes, length, code_point);
    const char *letter = memchr(letters, bytes[1], sizeof letters - 1);
    *code_point = (unsigned char)(letter ? meanings[letter - letters] : bytes[1]);
    return 2;
}
