/* libFuzzer target: an SVG picture. Whatever comes in ends in shapes within the limits of the page,
 * groups and clips in pairs, or in diagnostics. */
#include <math.h>
#include <stdint.h>

#include "art/art.h"
#include "base/limits.h"
#include "scene/vector_art.h"

extern const ArtFormat art_svg;

static void check(const VectorArt *art)
{
    int depth = 0;
    int clips = 0;
    for (size_t i = 0; i < art->item_count; i++) {
        const VectorItem *item = &art->items[i];
        depth += (item->kind == VECTOR_PUSH_GROUP) - (item->kind == VECTOR_POP_GROUP);
        clips += (item->kind == VECTOR_PUSH_CLIP) - (item->kind == VECTOR_POP_CLIP);
        if (depth < 0 || clips < 0)
            __builtin_trap();
        if (item->kind != VECTOR_SHAPE)
            continue;
        Rect box = path_bounds(item->path);
        if (!(fabs(box.x) + box.width <= 4 * LIMIT_COORDINATE_PT) || !isfinite(item->stroke.width))
            __builtin_trap();
    }
    if (depth != 0 || clips != 0 || !(art->width > 0 && art->height > 0))
        __builtin_trap();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    Arena *arena = arena_create();
    DiagSink sink;
    diag_init(&sink, arena, DIAG_CHINESE);
    Image image = {0};
    Origin origin = {0};
    const unsigned char *copy = (const unsigned char *)arena_copy(arena, (const char *)bytes, size);
    art_svg.recognizes(copy, size);
    if (art_svg.read(arena, &sink, &origin, "fuzz.svg", copy, size, &image))
        check(image.vector);
    else if (sink.error_count == 0)
        __builtin_trap();
    arena_destroy(arena);
    return 0;
}
