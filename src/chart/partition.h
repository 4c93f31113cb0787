/* Partition: a hierarchy of parts of a whole, each with its stretch of the whole. The arithmetic of
 * a sunburst; draws nothing. */
#ifndef CHART_PARTITION_H
#define CHART_PARTITION_H

typedef struct PartitionNode {
    int parent;    /* index, -1: of the first ring */
    double stated; /* its own value; NAN: none */
    int depth;     /* from 0 */
    double value;  /* stated, or the sum of its children where that is more or nothing is stated */
    double children; /* sum of the children's values */
    double start,
        end; /* of the whole, 0..1; children follow each other from their parent's start */
} PartitionNode;

/* Fills depth, value, children, start and end. Returns -1, or the index of a node that is its own
 * ancestor; then only depth is filled. Values must not be negative. */
int partition_lay_out(PartitionNode *nodes, int count);

/* The number of rings. */
int partition_depth(const PartitionNode *nodes, int count);

#endif
