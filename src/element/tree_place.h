/* Where the nodes of a tree stand: pure arithmetic. Along is the direction of the levels, across
 * the direction of siblings. */
#ifndef ELEMENT_TREE_PLACE_H
#define ELEMENT_TREE_PLACE_H

#include "base/arena.h"

typedef struct TreeItem {
    int parent;                 /* index, always lower than the item's own; -1: root */
    int depth;                  /* 0 for roots */
    double across;              /* size across */
    double along;               /* size along */
    double at_across, at_along; /* result: where it starts */
} TreeItem;

/* Places `count` items in document order: siblings keep their order with at least `gap` between
 * subtrees, parents stand over the middle of their children, levels begin at common lines with
 * `level_gap` between them. Returns the size across; `*along` gets the size along. */
double tree_place(Arena *arena, TreeItem *items, int count, double gap, double level_gap,
                  double *along);

#endif
