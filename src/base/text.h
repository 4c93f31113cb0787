/* Text: a slice of UTF-8 bytes that somebody else owns. Not NUL-terminated in general. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct Text {
    const char *data;
    size_t length; /* bytes */
} Text;

/* The slice that covers a NUL-terminated string. */
static inline Text text_of(const char *string)
{
    return (Text){string, strlen(string)};
}

static inline bool text_same(Text a, Text b)
{
    return a.length == b.length && (a.length == 0 || memcmp(a.data, b.data, a.length) == 0);
}

static inline bool text_equals(Text text, const char *string)
{
    /* Most of what is compared differs at once. */
    if (text.length == 0 || text.data[0] != string[0])
        return text.length == 0 && string[0] == '\0';
    return strlen(string) == text.length && memcmp(text.data, string, text.length) == 0;
}

#endif
