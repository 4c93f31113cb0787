/* Plain glyphs: characters that a face always draws by the glyph its character map names, whatever
 * stands beside them, because none of the substitutions and positionings that are on by default
 * looks at that glyph. Such characters need no HarfBuzz, nearly all of a Chinese text; and what
 * stands between them can be shaped by itself, because no rule looks across them.
 *
 * One for each text context. Internal to text/. */
#ifndef TEXT_PLAIN_GLYPHS_H
#define TEXT_PLAIN_GLYPHS_H

#include <hb.h>
#include <stdbool.h>
#include <stdint.h>

#include "font/face.h"

typedef struct PlainGlyphs PlainGlyphs;

typedef struct PlainGlyph {
    uint32_t id;
    int32_t advance; /* font units */
} PlainGlyph;

PlainGlyphs *plain_glyphs_create(void);
void plain_glyphs_destroy(PlainGlyphs *plain); /* NULL: nothing */

/* What hb_shape gives for `count` characters in this script and language, from left to right in
 * horizontal lines and without features: the glyph of each plain character, and id 0 for one that
 * has to be shaped, together with its neighbours that are not plain either. False where this cannot
 * be told, and all must be shaped as a whole; then `glyphs` is undefined. */
bool plain_glyphs_find(PlainGlyphs *plain, const Face *face, hb_script_t script,
                       const char *language, const uint32_t *code_points, uint32_t count,
                       PlainGlyph *glyphs);

#endif
