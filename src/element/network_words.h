/* Words on the edges of a relation network: in a gap of the line, else beside it, never over other
 * words or discs, and where it can be, over no other line. A line that they do stand on is cut. */
#ifndef ELEMENT_NETWORK_WORDS_H
#define ELEMENT_NETWORK_WORDS_H

#include "element/network_place.h"

#define NETWORK_EDGE_POINTS_MOST 25 /* an edge is cut where it meets a disc: a polyline will do */

typedef enum NetworkWordsRule {
    NETWORK_WORDS_CLEAR,      /* over no line but their own */
    NETWORK_WORDS_OVER_LINES, /* over other lines where it must be */
    NETWORK_WORDS_AS_FITS     /* and left out where even that does not help */
} NetworkWordsRule;

/* Places the words of all edges of a plan whose nodes and bends are placed, in a room `height`
 * high. False: there is no room for some, whose has_words is false. Of the plan nothing else
 * changes. */
bool network_words_place(NetworkPlan *plan, Arena *arena, double height, NetworkWordsRule rule);

/* The part of an edge between the borders of its discs, as a polyline of the returned number of
 * points, at most NETWORK_EDGE_POINTS_MOST. */
int network_edge_points(const NetworkPlan *plan, const NetworkEdge *edge, Point *points);

/* A stretch of an edge that no words stand on, from its start to its end; the last one has its
 * head.
 */
typedef void (*NetworkPieceVisitor)(void *context, const Point *points, int count, bool is_last);

void network_edge_visit(const NetworkPlan *plan, int index, NetworkPieceVisitor visit,
                        void *context);

#endif
