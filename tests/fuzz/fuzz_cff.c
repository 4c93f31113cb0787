/* libFuzzer target: the bytes are a CFF table. It is put into an OpenType font of a few glyphs that
 * is otherwise sound, loaded as a face, and cut down to these glyphs. */
#include <stdint.h>
#include <string.h>

#include "font/face_load.h"
#include "font/subset.h"

#define GLYPHS      8
#define HEAD_SIZE   54
#define HHEA_SIZE   36
#define MAXP_SIZE   6
#define METRIC_SIZE 4 /* advance, left side bearing */

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void put_16(uint8_t *at, unsigned value)
{
    at[0] = (uint8_t)(value >> 8);
    at[1] = (uint8_t)value;
}

static void add_table(hb_face_t *builder, const char *tag, const uint8_t *bytes, size_t size)
{
    hb_blob_t *blob =
        hb_blob_create((const char *)bytes, (unsigned)size, HB_MEMORY_MODE_DUPLICATE, NULL, NULL);
    hb_face_builder_add_table(builder, hb_tag_from_string(tag, 4), blob);
    hb_blob_destroy(blob);
}

/* OpenType 1.9: head, hhea, maxp, hmtx. */
static hb_blob_t *font_around(const uint8_t *cff, size_t size)
{
    uint8_t head[HEAD_SIZE] = {0, 1};
    uint8_t hhea[HHEA_SIZE] = {0, 1};
    uint8_t maxp[MAXP_SIZE] = {0, 0, 0x50, 0};
    uint8_t hmtx[GLYPHS * METRIC_SIZE] = {0};
    put_16(head + 12, 0x5F0F); /* magicNumber 0x5F0F3CF5 */
    put_16(head + 14, 0x3CF5);
    put_16(head + 18, 1000); /* unitsPerEm */
    put_16(hhea + 4, 880);
    put_16(hhea + 6, 0x10000 - 120);
    put_16(hhea + 34, GLYPHS); /* numberOfHMetrics */
    put_16(maxp + 4, GLYPHS);
    for (int i = 0; i < GLYPHS; i++)
        put_16(hmtx + i * METRIC_SIZE, 1000);
    hb_face_t *builder = hb_face_builder_create();
    add_table(builder, "head", head, sizeof head);
    add_table(builder, "hhea", hhea, sizeof hhea);
    add_table(builder, "maxp", maxp, sizeof maxp);
    add_table(builder, "hmtx", hmtx, sizeof hmtx);
    add_table(builder, "CFF ", cff, size);
    hb_blob_t *blob = hb_face_reference_blob(builder);
    hb_face_destroy(builder);
    return blob;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static const uint32_t glyphs[] = {0, 1, 2, 3, 4, 5, 6, 7};
    hb_blob_t *blob = font_around(bytes, size);
    Arena *arena = arena_create();
    DiagSink sink;
    diag_init(&sink, arena, DIAG_ENGLISH);
    Face face = {0};
    if (face_load(blob, NULL, 0, &face) == FACE_GOOD) {
        face.family = "fuzz";
        face.path = "fuzz.otf";
        FontSubset subset = {0};
        if (font_subset_create(&face, glyphs, GLYPHS, &sink, &subset))
            font_subset_release(&subset);
        else if (sink.error_count == 0)
            __builtin_trap();
        face_release(&face);
    }
    arena_destroy(arena);
    hb_blob_destroy(blob);
    return 0;
}
