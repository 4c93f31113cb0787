/* The arithmetic of a sankey diagram, which knows nothing of drawing. */
#ifndef CHART_SANKEY_H
#define CHART_SANKEY_H

#include "base/arena.h"
#include "base/geometry.h"

typedef struct SankeyNode {
    const char *name;
    int layer;            /* longest way from a node that nothing flows into */
    int order;            /* from the top, in its layer */
    double in, out;       /* sums of the links */
    double y, height;     /* points */
    double in_at, out_at; /* how far links have been attached, from the top */
} SankeyNode;

typedef struct SankeyLink {
    int from, to; /* nodes */
    double value; /* > 0 */
    int row;
    double from_y, to_y, thickness; /* upper edges, points */
} SankeyLink;

typedef struct Sankey {
    SankeyNode *nodes;
    int node_count;
    SankeyLink *links;
    int link_count;
    int layer_count;
} Sankey;

/* Adds a link between two nodes by name; nodes are made as they come. The arrays must have room:
 * two nodes for each link. */
void sankey_add(Sankey *flow, const char *from, const char *to, double value, int row);

/* Finds the layers. Returns NULL, or the name of a node on a cycle. */
const char *sankey_layer(Sankey *flow);

/* Gives nodes and links their heights and places in a column `height` points high, with `gap`
 * points between nodes; links attach in the order of their other ends. */
void sankey_place(Sankey *flow, Arena *arena, double height, double gap);

#endif
