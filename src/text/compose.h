/* The composer: lines chosen paragraph by paragraph, given their rooms by the caller, then adjusted
 * and placed. For one width (text_block_compose) and for frames (flow.h). Internal to text/. */
#ifndef TEXT_COMPOSE_H
#define TEXT_COMPOSE_H

#include "text/paragraph.h"

/* Where a line stands, its indent included: in its frame. */
typedef struct LineRoom {
    Unit x0, width;
    double top;
    int frame;
} LineRoom;

typedef struct LineDraft {
    LineMeasure measure;
    BreakKind kind; /* at its end */
    LineRoom room;
    size_t room_index; /* of a flow */
} LineDraft;

typedef struct Composer {
    const TextBlock *block;
    Arena *arena;
    DiagSink *diagnostics;
    bool is_unlimited; /* each paragraph one line, unless breaks are forced */
    TextLine *lines;
    LineDraft *drafts; /* one for each line */
    size_t count, line_capacity, draft_capacity;
} Composer;

/* Breaks a paragraph and appends its lines, without rooms. The widths are those of LineRequest.
 * Returns the number of lines, at least 1. */
int composer_break(Composer *composer, int index, const Unit *measures, uint32_t measure_count);

/* Sets all lines in their rooms and reports what does not fit. `width` is the layout's. */
TextLayout *composer_finish(Composer *composer, Unit width);

#endif
