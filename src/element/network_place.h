/* Where the nodes of a relation network stand, which way its edges run and where its words are:
 * pure arithmetic, the same for the same input. A node is a disc with words beside it. No words
 * lie over other words or discs, nor those of nodes over edges, in either form; those of edges are
 * placed by network_words.h.
 *
 * By force: springs along the edges, repulsion between all (Fruchterman and Reingold 1991), from a
 * fixed start; the words of a node go to the first of four sides that is free. Where no start
 * leaves room for all words the nodes stand in a ring: there the words are outside, the edges
 * inside. */
#ifndef ELEMENT_NETWORK_PLACE_H
#define ELEMENT_NETWORK_PLACE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/geometry.h"

typedef enum NetworkForm { NETWORK_FORCE, NETWORK_RING } NetworkForm;

typedef struct NetworkNode {
    double radius; /* of its disc */
    Size label;    /* of its words */
    Point at;      /* result: middle of the disc */
    Point corner;  /* result: top left corner of the words */
} NetworkNode;

typedef struct NetworkEdge {
    int from, to;   /* different nodes */
    double head;    /* length of its arrow head, which words keep clear of */
    Size words;     /* of those that stand on it; width 0: none */
    Point bend;     /* result: control point of a quadratic curve between the middles */
    Point corner;   /* result: top left corner of its words, where has_words */
    bool has_words; /* result: there is room for them */
} NetworkEdge;

typedef struct NetworkPlan {
    NetworkForm form; /* result: NETWORK_RING where force found no room */
    NetworkNode *nodes;
    int node_count;
    NetworkEdge *edges;
    int edge_count;
    double width; /* of the whole */
    double gap;   /* between words and all else */
} NetworkPlan;

/* The radius of the ring of node middles for a plan `width` wide. */
double network_ring_radius(double width);

/* How wide the words of one node may be, so that they fit beside the ring. */
double network_label_width(const NetworkPlan *plan);

/* Places everything; the result is the height. */
double network_place(NetworkPlan *plan, Arena *arena);

#endif
