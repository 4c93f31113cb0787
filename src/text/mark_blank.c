/* Where the blank of a mark lies: mark_blank.h. Ink decides, not the font's name: fonts for Hong
 * Kong and Taiwan centre what mainland fonts push aside, and a font without `halt` tells nothing.
 */
#include "text/mark_blank.h"

/* Heavy faces let a mark's ink reach a little over the half (Noto 900: up to 0.03 em). */
#define INK_TOLERANCE 0.04

/* Ink from `left` to `right`, in ems of the frame. */
static BlankSide side_of_ink(double left, double right)
{
    if (right <= left)
        return BLANK_NONE;
    if (left >= 0.25 - INK_TOLERANCE && right <= 0.75 + INK_TOLERANCE && left + right > 0.9 &&
        left + right < 1.1)
        return BLANK_BOTH;
    if (right <= 0.5 + INK_TOLERANCE)
        return BLANK_RIGHT;
    return left >= 0.5 - INK_TOLERANCE ? BLANK_LEFT : BLANK_NONE;
}

/* `top` is the upright glyph's origin below the top of its frame, ems. */
static BlankSide find_side(BlankCache *cache, const Face *face, uint32_t glyph, const double *top)
{
    size_t slot = (face->serial * 31u + glyph) % BLANK_CACHE_SIZE;
    bool is_upright = top != NULL;
    if (cache->entries[slot].serial != face->serial || cache->entries[slot].glyph != glyph ||
        cache->entries[slot].is_upright != is_upright) {
        Rect ink = face_ink_bounds(face, glyph);
        double start = top ? *top + ink.y : ink.x;
        cache->entries[slot].serial = face->serial;
        cache->entries[slot].glyph = glyph;
        cache->entries[slot].is_upright = is_upright;
        cache->entries[slot].side = side_of_ink(start, start + (top ? ink.height : ink.width));
    }
    return cache->entries[slot].side;
}

BlankSide mark_blank_side(BlankCache *cache, const Face *face, uint32_t glyph)
{
    return find_side(cache, face, glyph, NULL);
}

BlankSide mark_blank_upright(BlankCache *cache, const Face *face, const ShapedGlyph *glyph)
{
    double top = (double)glyph->x_offset / face->units_per_em;
    return find_side(cache, face, glyph->id, &top);
}
