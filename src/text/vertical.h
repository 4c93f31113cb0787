/* Vertical lines: which characters stand upright, and their glyphs: R28, R29. Internal to text/.
 *
 * A vertical line is composed as if it were horizontal: along it runs x, across it y, and the line
 * as a whole is turned a quarter clockwise when it is drawn. Rotated characters are set as ever;
 * upright ones are turned back, about their origins. */
#ifndef TEXT_VERTICAL_H
#define TEXT_VERTICAL_H

#include "text/analysis.h"

/* Decides for each character of a vertical paragraph whether it stands upright, and which digits
 * share a cell (纵中横). Faces and contexts of marks must be known. */
void vertical_orient(Analysis *analysis);

/* Before shaping: upright curly quotes of Chinese become corner brackets (GB/T 15834-2011, as R28
 * says). The buffer holds the characters of `analysis` from `start` on. */
void vertical_replace_quotes(const Analysis *analysis, uint32_t start, hb_buffer_t *buffer);

/* A glyph of an upright character, from HarfBuzz's vertical positions (the pen in the middle of the
 * line, y up) to places along and across the line. */
ShapedGlyph vertical_glyph(const Face *face, const hb_glyph_info_t *info,
                           const hb_glyph_position_t *position);

/* Digits shaped from left to right, from the buffer: `glyphs` has room for all. They share one cell
 * and stand in its middle. Returns the scale that makes them no wider than one em, 0 for 1. */
double vertical_combine(const Face *face, hb_buffer_t *buffer, ShapedGlyph *glyphs);

/* How far, in font units, the baseline of rotated glyphs lies below the middle of the line. */
int32_t vertical_baseline_drop(const Face *face);

#endif
