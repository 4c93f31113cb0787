/* Widths of marks and gaps between clusters: R11-R19. Internal to text/. */
#ifndef TEXT_SPACING_H
#define TEXT_SPACING_H

#include "text/mark_blank.h"
#include "text/shape.h"

/* Settles, for the clusters of one paragraph: what blank each full-width mark has, what of it goes
 * whatever the line (R12, R15), the gaps between neighbours (R19, letter spacing), and which of
 * them shrink and stretch at which step (R17, R18). */
void spacing_settle(const TextBlock *block, const ShapeResult *shaped, BlankCache *cache);

#endif
