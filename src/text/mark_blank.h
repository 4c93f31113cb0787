/* Where the blank of a full-width mark lies: R11, R12. Internal to text/. */
#ifndef TEXT_MARK_BLANK_H
#define TEXT_MARK_BLANK_H

#include "text/paragraph.h"

/* Glyphs already looked at; one for each context, so that ink is asked for once per glyph. */
#define BLANK_CACHE_SIZE 64
typedef enum BlankSide { BLANK_NONE, BLANK_RIGHT, BLANK_LEFT, BLANK_BOTH } BlankSide;
typedef struct BlankCache {
    struct {
        uint32_t serial; /* of the face */
        uint32_t glyph;
        bool is_upright;
        BlankSide side;
    } entries[BLANK_CACHE_SIZE];
} BlankCache;

/* The side of the one-em frame that the glyph's ink leaves blank: a whole half, or a quarter on
 * both sides. NONE where the ink lies otherwise; such a mark is never trimmed. */
BlankSide mark_blank_side(BlankCache *cache, const Face *face, uint32_t glyph);

/* The same along a vertical line, for an upright glyph as shaped: LEFT is above, RIGHT below. */
BlankSide mark_blank_upright(BlankCache *cache, const Face *face, const ShapedGlyph *glyph);

#endif
