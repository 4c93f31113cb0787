/* Ink view: what the press would lay on a page, as pictures for the preview: one plate, or the ink
 * of all plates together as heat. */
#ifndef PIPELINE_INK_VIEW_H
#define PIPELINE_INK_VIEW_H

#include "pipeline/job.h"

/* Appends {"limit": per cent or null, "plates": ["Cyan", ...]} of a job that has run. */
void ink_view_list(Job *job, StrBuf *out);

/* Appends page `page` (from 1) as a PNG: plate `plate` (from 0) in gray, dark where its ink is
 * full; ALL_PLATES: heat, in colours that rise to the limit of total ink, magenta beyond it. False:
 * there is no such page or plate, or reported. */
#define ALL_PLATES (-1)
bool ink_view_draw(Job *job, int page, int plate, double dpi, StrBuf *png);

#endif
