/* libFuzzer target: pictures, every format that recognizes the bytes. What is accepted is within
 * the limits and has all its samples. */
#include <stdint.h>

#include "art/art.h"
#include "base/limits.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    Origin origin = {0};
    for (int i = 0; art_formats[i]; i++) {
        if (!art_formats[i]->recognizes(bytes, size))
            continue;
        Arena *arena = arena_create();
        DiagSink sink;
        diag_init(&sink, arena, DIAG_ENGLISH);
        Image image = {0};
        if (!art_formats[i]->read(arena, &sink, &origin, "fuzz", bytes, size, &image)) {
            if (sink.error_count == 0)
                __builtin_trap();
        } else if (!(image.width > 0 && image.height > 0) ||
                   (double)image.width * image.height > LIMIT_IMAGE_PIXELS) {
            __builtin_trap();
        }
        arena_destroy(arena);
    }
    return 0;
}
