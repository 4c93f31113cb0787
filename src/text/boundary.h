/* Boundaries of characters and lines as Pango finds them (UAX 14, UAX 29), asked once for every
 * kind of text. Internal to text/.
 *
 * Between two Chinese characters a line may always end, and neither rule looks across such a place:
 * so a paragraph falls into segments there, and what stands between Chinese characters - marks,
 * numbers, words - recurs. Within a segment all Chinese characters are alike to the rules, and all
 * digits. What they say of such a segment is kept. */
#ifndef TEXT_BOUNDARY_H
#define TEXT_BOUNDARY_H

#include <stdint.h>

#include "text/analysis.h"

/* What lies before a character. */
enum {
    BOUNDARY_GRAPHEME = 1, /* of graphemes: a cursor may stand there */
    BOUNDARY_LINE = 2,     /* a line may begin */
    BOUNDARY_FORCED = 4    /* a line must begin */
};

/* Fills `boundaries`, one for each character of the paragraph, in its language. `bytes` are the
 * characters in UTF-8 and are changed. */
void boundaries_find(const Analysis *analysis, char *bytes, uint8_t *boundaries);

#endif
