/* Where the blank of a mark lies: mark_blank.h. Ink decides, not the font's name: fonts for Hong
 * Kong and Taiwan centre what mainland fonts push aside, and a font without `halt` tells nothing.
 */
#include "text/mark_blank.h"

/* Heavy faces let a mark's ink reach a little over the half (Noto 900: up to 0.03 em). */
#define INK_TOLERANCE 0.04

static BlankSide side_of_ink(Rect ink)
{
    double left = ink.x;
    double right = ink.x + ink.width;
    if (ink.width <= 0)
        return BLANK_NONE;
    if (left >= 0.25 - INK_TOLERANCE && right <= 0.75 + INK_TOLERANCE && left + right > 0.9 &&
        left + right < 1.1)
        return BLANK_BOTH;
    if (right <= 0.5 + INK_TOLERANCE)
        return BLANK_RIGHT;
    return left >= 0.5 - INK_TOLERANCE ? BLANK_LEFT : BLANK_NONE;
}

BlankSide mark_blank_side(BlankCache *cache, const Face *face, uint32_t glyph)
{
    size_t slot = (face->serial * 31u + glyph) % BLANK_CACHE_SIZE;
    if (cache->entries[slot].face != face || cache->entries[slot].glyph != glyph) {
        cache->entries[slot].face = face;
        cache->entries[slot].glyph = glyph;
        cache->entries[slot].side = side_of_ink(face_ink_bounds(face, glyph));
    }
    return cache->entries[slot].side;
}
