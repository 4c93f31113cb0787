/* Filling pages: which part of a section stands in each column, and with which floats and
 * footnotes; see flow.h. What ends a column is a break point of the section; footnotes stand in the
 * column of their mark, and are parted only where the column would else be left a good part empty.
 * Internal to layout/; pages.c makes pages of what is chosen here. */
#ifndef LAYOUT_PAGE_FILL_H
#define LAYOUT_PAGE_FILL_H

#include "layout/flow.h"

#define MOST_COLUMNS  12 /* of a page: the limit of its property */
#define MOST_ANCHORS  64 /* of one column; more wait for the next */
#define NOTE_SPACE_PT 10 /* between text and footnotes; the rule is in its middle */
#define NO_ANCHOR     SIZE_MAX

/* A footnote that is parted at a break point of its own. */
typedef struct NoteCut {
    size_t anchor; /* NO_ANCHOR: none is */
    BreakPoint point;
} NoteCut;

/* Where the filling of a section has come to. */
typedef struct FillPlace {
    double from, start, lead; /* as in FlowRange; height of what is repeated above `start` */
    size_t next_break, next_anchor;
    size_t waiting;  /* first float that found no room, before next_anchor; == next_anchor: none */
    NoteCut rest;    /* the footnote whose rest comes next */
    bool is_done;    /* all text is set */
    BreakRule force; /* how the page before was ended */
} FillPlace;

/* Floats and notes of a column. */
typedef struct FillTaken {
    size_t anchors[MOST_ANCHORS]; /* count of them, in the order of the document */
    int count;
    double height;
    bool has_note;
    NoteCut first; /* anchors[0] began on an earlier column, and goes on from here */
    NoteCut last;  /* one of the notes goes on in the next column from here */
} FillTaken;

typedef struct PageFill {
    double room;                    /* height of the columns */
    FlowRange ranges[MOST_COLUMNS]; /* column_count of them */
    FillTaken taken[MOST_COLUMNS];
    int column_count;
    double height;   /* of the highest column */
    double overflow; /* how much higher the content is than the room, points */
    FillPlace end;   /* where the next page goes on */
} PageFill;

/* A section that is being filled into pages. */
typedef struct PageFiller {
    LayoutContext *context;
    const FlowPlan *plan;
    double gap;            /* beside floats */
    bool *is_set;          /* of each anchor: it has its place, or has begun */
    FlowPlan **note_plans; /* of each anchor; NULL: not needed yet */
    bool keeps_notes;      /* no note is parted: while columns are balanced */
} PageFiller;

PageFiller page_filler_create(LayoutContext *context, const FlowPlan *plan, double gap);

/* Where a section begins. */
FillPlace page_fill_start(void);

/* Fills `columns` columns of `room` points from `place` on. */
PageFill page_fill(PageFiller *filler, const FillPlace *place, int columns, double room);

/* Fills them once more, as evenly as may be, if all that is left is in `fill`. */
PageFill page_fill_balance(PageFiller *filler, const FillPlace *place, int columns, PageFill fill);

/* Forgets a page that was filled. */
void page_fill_undo(PageFiller *filler, const PageFill *fill);

/* Floats that are left when the text has ended need pages still, and so do notes. */
bool page_fill_is_finished(const PageFiller *filler, const FillPlace *place);

/* The margin box of the `at`th anchor of a column, points; what is parted has the height of its
 * part. */
double page_fill_height_of(const PageFiller *filler, const FillTaken *taken, int at);

/* The part of the `at`th anchor's box that stands in the column; whole: `*is_cut` is false. */
FlowRange page_fill_range_of(const FillTaken *taken, int at, bool *is_cut);

#endif
