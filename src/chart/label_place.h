/* Label placement: no two texts of a chart overlap, and none leaves its area. Greedy, by priority:
 * each label takes the first of its spots that is free, preferring spots clear of lines; then,
 * where it may, a place further away with a leader line; else it is left out and reported by name.
 */
#ifndef CHART_LABEL_PLACE_H
#define CHART_LABEL_PLACE_H

#include "chart/chart_text.h"

/* Where a text stands in relation to its anchor. */
typedef enum LabelSpot {
    SPOT_ABOVE,
    SPOT_BELOW,
    SPOT_LEFT,
    SPOT_RIGHT,
    SPOT_CENTER,
    SPOT_ABOVE_LEFT,
    SPOT_ABOVE_RIGHT,
    SPOT_BELOW_LEFT,
    SPOT_BELOW_RIGHT,
    /* Inside the anchor, which must be large enough. */
    SPOT_INSIDE,
    SPOT_INSIDE_TOP,
    SPOT_INSIDE_BOTTOM,
    SPOT_INSIDE_LEFT,
    SPOT_INSIDE_RIGHT
} LabelSpot;

#define SPOTS_MAX 10

typedef struct LabelRequest {
    ChartText text;
    const ChartText *inside_text; /* in another colour for spots inside; NULL: the same */
    const char *words;            /* for the message when it is left out */
    const char *name;             /* of the part; NULL: "label" */
    Rect anchor;
    const Rect *other_anchor; /* as good, if a little later; NULL: none */
    double gap;               /* between anchor and text, points */
    LabelSpot spots[SPOTS_MAX];
    int spot_count;
    double priority; /* higher ones choose first; equal ones in order */
    bool has_leader;
    bool is_quiet;    /* left out without a word: the value is told elsewhere */
    const Rect *area; /* NULL: the plan's label_area */
    int series, row;  /* set by labels_add: what the plan was marked with */
} LabelRequest;

/* Remembers the request; places are given out by labels_place. */
void labels_add(ChartPlan *plan, const LabelRequest *request);

/* Texts would rather not cross this line, or lie on this box. */
void labels_avoid_line(ChartPlan *plan, Point from, Point to);
void labels_avoid_box(ChartPlan *plan, Rect box);

/* Texts never touch this box. */
void labels_block(ChartPlan *plan, Rect box);

/* Places all labels and adds them, and their leader lines, to the plan. Text parts that the plan
 * has already are in the way. */
void labels_place(ChartPlan *plan);

#endif
