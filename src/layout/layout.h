/* Layout: gives every node its place. Sizes are points; a node's box is its border box.
 *
 * Measuring (layout_measure) asks for widths without placing anything; arranging (layout_box) makes
 * a Box for given space. Boxes are separate from nodes, so that one node may have several (pages
 * and columns come later). Results are kept for each node and space, which makes stretching cheap.
 */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include "doc/builder.h"
#include "doc/element_type.h"
#include "doc/page_master.h"

/* The content box that an element lays itself into. */
typedef struct Space {
    double width;  /* definite */
    double height; /* definite, or INFINITY: as high as the content */
} Space;

/* One element laid out for one space. Knows nothing of its own place: the same box may be tried in
 * several, so the place is in the parent's link. */
typedef struct Box {
    const Node *node;
    Size size;                /* border box */
    Edges border, padding;    /* points */
    double content_height;    /* what the content needs; more than the size gives: overflow */
    double content_width;     /* the same across, where the content tells; else 0 */
    double baseline;          /* of the first line, from the border box's top; NAN: none */
    struct BoxLink *children; /* child_count of them, in document order */
    size_t child_count, child_capacity;
    const void *content;  /* the type's own result of arrange */
    double content_shift; /* down, of what the type draws itself: a fragment shows a later part */
} Box;

/* A child's border box at (x, y) of the parent's content box. */
typedef struct BoxLink {
    Box *box;
    double x, y;
    bool repeats; /* stands on an earlier page already: decoration to a reader that cannot see */
} BoxLink;

/* What a parent offers a child. */
typedef struct BoxSpace {
    double width;        /* room for the margin box */
    double height;       /* for percentages; INFINITY: none */
    double exact_width;  /* border box, NAN: the child's own choice; its limits hold all the same */
    double exact_height; /* the same */
    bool fills_width;    /* without a width of its own it takes all the room (a block) */
} BoxSpace;

typedef struct NodeResults NodeResults; /* what is known of a node, by its number */

typedef struct LayoutContext {
    Arena *arena;
    DiagSink *diagnostics;
    NodeResults *results; /* of the nodes from first_node on, and of one before them: the body */
    uint32_t first_node;
    const PageSetup *page;
} LayoutContext;

/* Lays out the document below `root` for `page`. Returns the pages, each with the body's box and
 * its place in the trim box. `*page_height` is the height of each (the setup's, or the content's).
 */
typedef struct LayoutPage {
    Box *body;
    Point origin;  /* of the body's border box */
    double height; /* trim, points */
    /* Of reports; zero elsewhere. */
    const PageMaster *master;
    const MasterGroup *group;
    int number; /* as it is counted in its part of the document */
    PageKind kind;
    BoxLink *parts; /* further columns, floats and footnotes: part_count of them, in page points */
    size_t part_count, part_capacity;
    Rect *note_rules; /* between text and footnotes: note_rule_count of them */
    size_t note_rule_count, note_rule_capacity;
    size_t furniture_at; /* of `parts`: from here on they are heads and feet */
    uint32_t first_node; /* of its section: what stands between two page breaks of the body */
    bool is_late;        /* shows what is known only when all pages are laid out */
} LayoutPage;

/* Puts a box on a page, its border box at (x, y) of the trim box. `repeats` as in BoxLink. */
void layout_page_place(Arena *arena, LayoutPage *page, Box *box, Point place, bool repeats);

typedef struct LayoutResult {
    LayoutPage *pages;
    int page_count;
} LayoutResult;

/* The same for a report: its content goes on from page to page, as `masters` has them. */
LayoutResult layout_report(Arena *arena, DiagSink *diagnostics, const Node *root,
                           uint32_t node_count, const PageMasters *masters);

/* A report that is laid out section by section. */
typedef struct LayoutReport LayoutReport;

/* In `arena`, as are the pages; their boxes are not. */
LayoutReport *layout_report_create(Arena *arena, DiagSink *diagnostics, const PageMasters *masters);

/* Whether a section begins with `child`, which follows `before`. */
bool layout_starts_section(const Node *child, const Node *before);

/* The number of a section's first node: the body's, of an empty one. */
uint32_t layout_first_node(const Node *root);

/* Adds the pages of a section: `root` is the body with its children (layout_take_children), whose
 * nodes are numbered from `first_node` to `last_node`. Boxes are made in `arena`; when it goes, so
 * do those that the pages lead to. False: there are too many pages, which is reported. */
bool layout_report_add(LayoutReport *report, Arena *arena, const Node *root, uint32_t first_node,
                       uint32_t last_node);

/* layout_settle for the pages that were added last. */
void layout_report_settle(LayoutReport *report, const LayoutResult *pages);

/* The pages so far. */
LayoutResult layout_report_result(const LayoutReport *report);

LayoutResult layout_document(Arena *arena, DiagSink *diagnostics, const Node *root,
                             uint32_t node_count, const PageSetup *page);

/* The page (from 0) of `result` on which each node begins, by its number less `first_node`; -1: it
 * is on none. */
int *layout_find_pages(Arena *arena, const LayoutResult *result, uint32_t first_node,
                       uint32_t last_node);

/* Calls the types' `settle`, once all pages have their boxes. */
void layout_settle(LayoutContext *context, const LayoutResult *result);

/* The first box of the element with this id on any page; NULL: there is none. */
Box *layout_find_id(const LayoutResult *result, const char *id);

/* Widths of the margin box: width, minWidth, padding, border and margin are in. */
Intrinsic layout_measure(LayoutContext *context, const Node *node);

/* The widest of several nodes, NULL among them being none. */
Intrinsic layout_measure_widest(LayoutContext *context, const Node *const nodes[], int count);

/* Whether the sibling after `before` begins a new page or section. */
typedef bool (*ChildTest)(const Node *child, const Node *before);

/* The root with only its children from `*next` to where the next part starts: a shallow copy whose
 * children are copies too, so that their `next` ends with the part; `*next` moves behind it. */
Node *layout_take_children(Arena *arena, const Node *root, const Node **next, ChildTest starts);

/* Least width of the border box that holds the content, whatever width the style asks for. */
double layout_content_width(LayoutContext *context, const Node *node);

/* Lays out a node and its descendants. The box may be one that was made before for the same space.
 */
Box *layout_box(LayoutContext *context, const Node *node, const BoxSpace *space);

/* Appends `child` to `parent` with its border box at (x, y) of the parent's content box. */
void box_place(LayoutContext *context, Box *parent, Box *child, double x, double y);

/* Margins against the container's width; auto margins count as 0. */
Edges layout_margins(const Style *style, double container_width);

/* Padding and border together. */
Edges layout_frame(const Style *style, double container_width);

/* Whether the node takes part in its parent's flow. */
bool layout_is_in_flow(const Node *node);

/* The content box of a box, relative to the top left corner of its border box. */
Rect box_content(const Box *box);

/* Arranging of containers, for element types. Each adds the children's boxes and returns the height
 * of the content. */
Intrinsic stack_measure(LayoutContext *context, const Node *node, bool is_row);
double row_arrange(LayoutContext *context, Box *box, const Space *space);
double column_arrange(LayoutContext *context, Box *box, const Space *space);
Intrinsic grid_measure(LayoutContext *context, const Node *node);
double grid_arrange(LayoutContext *context, Box *box, const Space *space);
Intrinsic layers_measure(LayoutContext *context, const Node *node);
double layers_arrange(LayoutContext *context, Box *box, const Space *space);

/* Makes what is kept of the nodes from a context's first_node to first_node + node_count. */
NodeResults *layout_results(Arena *arena, uint32_t node_count);

/* Forgets what is kept of a node, whose children have changed. */
void layout_forget(LayoutContext *context, const Node *node);

/* Reports the boxes below `box` whose content is larger than they are. */
void layout_check_overflow(LayoutContext *context, const Box *box);

/* Adds the boxes of absolutely positioned descendants, once all others have their places. */
void layout_place_absolute(LayoutContext *context, Box *root, Point origin, Size page);

/* The same for what flows over pages: only those below a positioned box have a place, others are
 * reported. */
void layout_place_positioned(LayoutContext *context, Box *root);

#endif
