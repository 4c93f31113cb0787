/* Unicode normalisation: see normalize.h. */
#include "text/normalize.h"

#include <glib.h>

Text text_normalize(Arena *arena, Text text)
{
    char *composed = g_utf8_normalize(text.data, (gssize)text.length, G_NORMALIZE_NFC);
    const char *from = composed ? composed : text.data;
    size_t length = composed ? strlen(composed) : text.length;
    Text result = {arena_copy(arena, from, length), length};
    g_free(composed);
    return result;
}
