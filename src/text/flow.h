/* Flow: one text through columns and frames, in their order, around shapes. Every line stands on
 * its column's grid of the line height (R24, R31). */
#ifndef TEXT_FLOW_H
#define TEXT_FLOW_H

#include "text/text.h"

/* A column of a frame: its area from the frame's corner, points. INFINITY as its height: as many
 * lines as it takes, so that nothing flows on from it. */
typedef struct FlowColumn {
    Rect area;
    int frame;
} FlowColumn;

/* A closed polygon that the lines of a frame keep out of; points from the frame's corner. Where a
 * row of lines meets it, all between its leftmost and its rightmost point is kept free. */
typedef struct FlowShape {
    const Point *points;
    int point_count; /* at least 3 */
    int frame;
    double margin; /* kept free around it, points */
} FlowShape;

typedef struct FlowRequest {
    const FlowColumn *columns; /* column_count of them, at least 1 */
    int column_count;
    const FlowShape *shapes;
    int shape_count;
    double width;  /* of the whole, for the layout */
    double em;     /* size of the type: rooms beside shapes are whole numbers of it (R31) */
    bool is_tried; /* lines are counted, but neither set nor reported */
} FlowRequest;

typedef struct FlowResult {
    const TextLayout *layout; /* lines in reading order, each in its frame (TextLine.frame); NULL
                                 where it was only tried */
    int overset;              /* lines without room; they stand below the last column */
    int used;                 /* columns that hold lines */
    double height;            /* from the columns' top to the last line's foot, of the highest */
} FlowResult;

/* Sets the block. Space between paragraphs is rounded up to whole lines and vanishes at a column's
 * head. A paragraph of several lines leaves neither its first line alone at a column's foot nor its
 * last alone at a head (R23); TextStyle.keeps_together and keeps_with_next of a paragraph's first
 * span are heeded; all of these only where a column's head is not reached in vain. Overset lines
 * are reported together (E_TEXT_OVERSET), at the first. Lives in `arena`. */
FlowResult text_block_flow(const TextBlock *block, Arena *arena, DiagSink *diagnostics,
                           const FlowRequest *request);

/* The lines of one frame as a layout of their own, in `arena`. */
const TextLayout *text_layout_frame(const TextLayout *layout, int frame, Arena *arena);

#endif
