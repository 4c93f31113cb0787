/* Icons by name: icon fonts spell each icon as a ligature of its name's letters. */
#include "font/ligature.h"

uint32_t face_ligature(const Face *face, Text letters)
{
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, letters.data, (int)letters.length, 0, (int)letters.length);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, HB_SCRIPT_LATIN);
    hb_buffer_set_language(buffer, hb_language_from_string("en", -1));
    hb_shape(face->hb_font, buffer, NULL, 0);
    unsigned count;
    const hb_glyph_info_t *glyphs = hb_buffer_get_glyph_infos(buffer, &count);
    uint32_t glyph = count == 1 ? glyphs[0].codepoint : 0;
    hb_buffer_destroy(buffer);
    return glyph;
}
