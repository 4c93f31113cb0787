/* The least OpenType font around a CFF table; see bare_cff.h. */
#include "bare_cff.h"

#include <stdint.h>
#include <string.h>

static hb_blob_t *copy_blob(const void *bytes, size_t length)
{
    return hb_blob_create(bytes, (unsigned)length, HB_MEMORY_MODE_DUPLICATE, NULL, NULL);
}

static void add_table(hb_face_t *builder, hb_tag_t tag, const void *bytes, size_t length)
{
    hb_blob_t *blob = copy_blob(bytes, length);
    hb_face_builder_add_table(builder, tag, blob);
    hb_blob_destroy(blob);
}

hb_blob_t *bare_cff_file(const StrBuf *program, unsigned units_per_em, unsigned glyph_count)
{
    uint8_t head[54] = {0, 1, 0, 0, [12] = 0x5F, 0x0F, 0x3C, 0xF5};
    head[18] = (uint8_t)(units_per_em >> 8);
    head[19] = (uint8_t)(units_per_em & 0xFF);
    uint8_t hhea[36] = {0, 1, 0, 0, [35] = 1}; /* one metric for all */
    uint8_t maxp[6] = {0, 0, 0x50, 0, (uint8_t)(glyph_count >> 8), (uint8_t)(glyph_count & 0xFF)};
    uint8_t *metrics = memory_alloc(2 + 2 * (size_t)glyph_count);
    memset(metrics, 0, 2 + 2 * (size_t)glyph_count);
    hb_face_t *builder = hb_face_builder_create();
    add_table(builder, HB_TAG('h', 'e', 'a', 'd'), head, sizeof head);
    add_table(builder, HB_TAG('h', 'h', 'e', 'a'), hhea, sizeof hhea);
    add_table(builder, HB_TAG('h', 'm', 't', 'x'), metrics, 2 + 2 * (size_t)glyph_count);
    add_table(builder, HB_TAG('m', 'a', 'x', 'p'), maxp, sizeof maxp);
    add_table(builder, HB_TAG('C', 'F', 'F', ' '), program->data, program->length);
    hb_blob_t *file = hb_face_reference_blob(builder);
    hb_face_destroy(builder);
    memory_free(metrics);
    return file;
}

hb_font_t *bare_cff_font(const StrBuf *program, unsigned units_per_em, unsigned glyph_count)
{
    hb_blob_t *file = bare_cff_file(program, units_per_em, glyph_count);
    hb_face_t *face = hb_face_create(file, 0);
    hb_blob_destroy(file);
    hb_font_t *font = hb_font_create(face);
    hb_face_destroy(face);
    return font;
}
