/* Shaping: from analysed characters to clusters. Internal to text/. */
#ifndef TEXT_SHAPE_H
#define TEXT_SHAPE_H

#include "text/analysis.h"

typedef struct ShapeResult {
    Cluster *clusters; /* logical order */
    uint32_t cluster_count;
    ShapedGlyph *glyphs;
    uint32_t glyph_count;
} ShapeResult;

/* Shapes the paragraph with HarfBuzz, once, whatever the widths tried later. Clusters are graphemes
 * or ligatures of them; their class, break and direction are those of their first character. The
 * arrays live in `arena`. */
ShapeResult shape_paragraph(Analysis *analysis, Arena *arena);

#endif
