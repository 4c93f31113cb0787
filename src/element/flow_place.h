/* Where the nodes of a flow chart stand and how its arrows run: pure arithmetic. "Along" is the
 * direction of the flow, "across" the other one; the caller maps them to x and y.
 *
 * Layers by longest path, their order by medians (Sugiyama, Tagawa, Toda 1981), places across by
 * least squares, arrows along the gaps between layers on tracks of their own. Arrows against the
 * flow run round the outside. */
#ifndef ELEMENT_FLOW_PLACE_H
#define ELEMENT_FLOW_PLACE_H

#include <stdbool.h>

#include "base/arena.h"

typedef struct FlowPoint {
    double across, along;
} FlowPoint;

typedef struct FlowNode {
    double across, along;       /* size */
    double at_across, at_along; /* result: where it starts */
    int layer;                  /* result */
} FlowNode;

typedef struct FlowEdge {
    int from, to;
    bool is_back;      /* result: runs against the flow */
    FlowPoint *points; /* result: point_count of them, from border to border */
    int point_count;
    FlowPoint label; /* result: middle of the leg that its words stand beside */
    int side;        /* result: -1 or 1, the side across where there is room for them */
} FlowEdge;

typedef struct FlowPlan {
    FlowNode *nodes;
    int node_count;
    FlowEdge *edges; /* to itself: left without points */
    int edge_count;
    double gap;       /* between nodes of a layer */
    double level_gap; /* between layers, at least */
    double track;     /* between arrows that run side by side */
} FlowPlan;

typedef struct FlowSize {
    double across, along;
} FlowSize;

/* Numbers of the layers, before any size is known: nodes[].layer and edges[].is_back. Returns how
 * many layers there are. */
int flow_layers(const FlowPlan *plan, Arena *arena);

/* Places everything. */
FlowSize flow_place(const FlowPlan *plan, Arena *arena);

#endif
