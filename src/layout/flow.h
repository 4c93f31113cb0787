/* Flow: content that goes on from page to page (CSS Fragmentation 3).
 *
 * A section (what stands between two page breaks of the body) is laid out once, as high as it is,
 * in flow coordinates: y from the top of its content. Its break points are found in the boxes
 * (breaks.c), pages are filled by choosing among them (pages.c), and the boxes of a page are cut
 * out of the whole (slice.c), which stays as it is: what is not cut is shared. */
#ifndef LAYOUT_FLOW_H
#define LAYOUT_FLOW_H

#include "layout/layout.h"

/* Nearer than this counts as the same place, points. */
#define FLOW_TOLERANCE 0.001

/* Why a page should not end here; the least one is taken, and of equal ones the last that fits. */
typedef enum BreakCost {
    BREAK_COST_NONE,
    BREAK_COST_PARALLEL, /* between things that stand side by side */
    BREAK_COST_LINES,    /* leaves fewer lines than orphans or widows ask for */
    BREAK_COST_AVOID     /* something here is to be kept together */
} BreakCost;

typedef struct BreakPoint {
    double end;        /* what ends here or above stays on this page */
    double next;       /* top of what follows */
    double tail, lead; /* height of what is repeated below it, and above what follows */
    BreakCost cost;
    BreakRule force; /* AUTO, COLUMN, PAGE, LEFT, RIGHT */
} BreakPoint;

/* A box that leaves the flow for the head or foot of a page: a float, a footnote. */
typedef struct FlowAnchor {
    double y; /* where it stands in the flow, of a note its mark: what ends here or above comes
               * before it */
    Box *box;
    Edges margin;
    FloatPlace place;
    size_t order;     /* in the document */
    const Node *host; /* of a note: the float that holds its mark, NULL: the mark is in the text */
} FlowAnchor;

typedef struct FlowPlan {
    BreakPoint *breaks; /* break_count of them, by end */
    size_t break_count, break_capacity;
    FlowAnchor *anchors; /* anchor_count of them, by y, then in the order of the document */
    size_t anchor_count, anchor_capacity;
    bool has_hosts;
    double end; /* of all content */
} FlowPlan;

/* Finds where `root`, a section laid out as high as it is, may break. */
void flow_plan(LayoutContext *context, const Box *root, FlowPlan *plan);

/* Moves the footnotes among the anchors to the lines that hold their marks (TextSpan.note), and
 * sorts the anchors. A note without a mark stays where its element is. */
void flow_find_marks(LayoutContext *context, const Box *root, FlowPlan *plan);

/* True when the box is never cut: pictures, what is turned, clipped or drawn as a whole. */
bool flow_is_monolithic(const Box *box);

/* True when one sees the edges of the box: each of its fragments has them all. */
bool flow_is_decorated(const Box *box);

/* What of a section stands on one page: what ends in (from, to]; `start` is the y of its top. */
typedef struct FlowRange {
    double from, to, start;
} FlowRange;

/* The boxes of `root` that stand in `range`. In the context's arena; what is not cut is shared. */
Box *flow_slice(LayoutContext *context, const Box *root, const FlowRange *range);

/* How one fragment lies in its whole box: y of the whole's content box. */
typedef struct FlowCut {
    double from, to;   /* what ends in (from, to] is in the fragment */
    double start;      /* what was here is at `lead` of the fragment's content box */
    double lead;       /* height of the repeated head */
    bool is_continued; /* not the first fragment */
    bool continues;    /* not the last */
} FlowCut;

/* How the boxes of a type break; NULL members: as any container. */
typedef struct FlowRules {
    /* True: this box is never cut after all. */
    bool (*is_whole)(const Box *box);
    /* False: a page ends at y (of the content box, between two rows) only if nothing else helps. */
    bool (*may_break)(const Box *box, double y);
    /* True: what stands side by side may be cut. */
    bool (*splits_rows)(const Box *box);
    /* Heights of what stands above and below the cut at y once more. */
    double (*head_height)(LayoutContext *context, const Box *box, double y);
    double (*foot_height)(LayoutContext *context, const Box *box, double y);
    /* Completes a fragment whose children are in place: its content, and what is repeated. */
    void (*fragment)(LayoutContext *context, const Box *whole, Box *fragment, const FlowCut *cut);
} FlowRules;

#endif
