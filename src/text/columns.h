/* Columns: one text set in several columns that share their baselines. */
#ifndef TEXT_COLUMNS_H
#define TEXT_COLUMNS_H

#include "text/text.h"

typedef struct ColumnStyle {
    int count;     /* at least 1 */
    double gap;    /* between columns, points, at least */
    double height; /* of a column at most, points; INFINITY: as high as it gets */
    bool fills;    /* each column to the height, one after the other; else all alike */
    double em;     /* R31: columns are a whole number of these wide; 0: any width */
} ColumnStyle;

/* Where the columns stand, for the rules between them: column i from i * (width + gap) on. */
typedef struct ColumnPlaces {
    double width, gap;
    int used; /* columns that hold lines */
} ColumnPlaces;

/* Sets the block into columns, `width` points all together. Lines come in reading order; their
 * places are within the whole. Baselines lie on one grid of the line height from the top of each
 * column (R24, R31), so space between paragraphs is rounded up to whole lines. A paragraph of
 * several lines leaves neither its first line alone at a column's foot nor its last alone at a head
 * (R23), unless a column has no other place to end. Lines that find no room go on below the last
 * column and are reported (E_TEXT_OVERSET). The result lives in `arena`. */
const TextLayout *text_block_compose_columns(const TextBlock *block, Arena *arena,
                                             DiagSink *diagnostics, double width,
                                             const ColumnStyle *style, ColumnPlaces *places);

#endif
