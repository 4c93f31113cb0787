/* Columns: one text set in several columns that share their baselines. */
#ifndef TEXT_COLUMNS_H
#define TEXT_COLUMNS_H

#include "text/flow.h"

typedef struct ColumnStyle {
    int count;               /* at least 1 */
    double gap;              /* between columns, points, at least */
    double height;           /* of a column at most, points; INFINITY: as high as it gets */
    bool fills;              /* each column to the height, one after the other; else all alike */
    double em;               /* R31: columns are a whole number of these wide; 0: any width */
    double type_size;        /* points: what stands beside shapes is whole numbers of it wide */
    const FlowShape *shapes; /* shape_count of them; the lines run around */
    int shape_count;
} ColumnStyle;

/* Where the columns stand, for the rules between them: column i from i * (width + gap) on. */
typedef struct ColumnPlaces {
    double width, gap;
    int used; /* columns that hold lines */
} ColumnPlaces;

/* Where columns stand in `width` points; none is used yet. Without the whole ems of R31 the gaps
 * are as asked. */
ColumnPlaces text_columns_place(const ColumnStyle *style, double width);

/* Sets the block into columns, `width` points all together. Lines come in reading order; their
 * places are within the whole. Baselines lie on one grid of the line height from the top of each
 * column (R24, R31); flow.h says what stays together (R23) and how overset lines are reported. The
 * result lives in `arena`. */
const TextLayout *text_block_compose_columns(const TextBlock *block, Arena *arena,
                                             DiagSink *diagnostics, double width,
                                             const ColumnStyle *style, ColumnPlaces *places);

#endif
