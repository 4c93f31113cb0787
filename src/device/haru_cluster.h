/* Clusters: which glyphs of a run stand for which characters, and whether ToUnicode can say so. */
#ifndef DEVICE_HARU_CLUSTER_H
#define DEVICE_HARU_CLUSTER_H

#include "device/haru_font.h"

/* Consecutive glyphs of a run with the text they stand for together. */
typedef struct HaruSpan {
    int start, end; /* glyphs start .. end - 1 */
    Text text;
    bool needs_actual_text;
} HaruSpan;

/* The next span of `run` from glyph `start`: as many whole clusters as ToUnicode can say, or as
 * many as it cannot. Enters the glyphs' texts in `font`. A glyph that stands alone for some text
 * takes it as its ToUnicode value when it is the first to do so; where it stands for another text
 * later (one glyph serves U+00B7 and U+30FB), and where several glyphs share a cluster, ActualText
 * is needed. */
HaruSpan haru_cluster_span(HaruDocument *document, HaruFont *font, const GlyphRun *run, int start);

#endif
