/* Decimal alignment: see decimal_point.h. */
#include "element/decimal_point.h"

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Length of a mark between thousands at `at` (comma, thin space U+2009, narrow U+202F), else 0. */
static size_t group_mark(Text words, size_t at)
{
    size_t length = 0;
    if (words.data[at] == ',')
        length = 1;
    else if (at + 3 <= words.length && (memcmp(words.data + at, "\u2009", 3) == 0 ||
                                        memcmp(words.data + at, "\u202F", 3) == 0))
        length = 3;
    return length && at + length < words.length && is_digit(words.data[at + length]) ? length : 0;
}

size_t decimal_point_find(Text words)
{
    size_t at = 0;
    while (at < words.length && !is_digit(words.data[at]))
        at++;
    while (at < words.length) {
        size_t step = is_digit(words.data[at]) ? 1 : group_mark(words, at);
        if (!step)
            break;
        at += step;
    }
    return at;
}
