/* Placing of a line: visual order, clusters and glyph runs. Internal to text/. */
#ifndef TEXT_PLACE_H
#define TEXT_PLACE_H

#include "text/justify.h"

typedef struct LinePlace {
    const Paragraph *paragraph;
    const LineMeasure *measure;
    const SetCluster *set; /* in reading order */
    Unit x0;               /* of the measure, from the block's left edge */
    Unit offset;           /* of the text from x0: alignment */
    double baseline;       /* from the block's top */
} LinePlace;

/* Fills clusters and runs of `line`, in `arena`; `scratch` is for what is not kept. */
void place_line(Arena *arena, Arena *scratch, const LinePlace *place, TextLine *line);

#endif
