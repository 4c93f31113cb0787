/* The arithmetic of a sunburst: see partition.h. */
#include "chart/partition.h"

#include <math.h>

/* Every walk to the top of `count` nodes ends after as many steps, unless it goes in a circle. */
static int find_depths(PartitionNode *nodes, int count)
{
    for (int i = 0; i < count; i++) {
        nodes[i].depth = 0;
        for (int at = nodes[i].parent; at >= 0; at = nodes[at].parent) {
            if (++nodes[i].depth > count)
                return i;
        }
    }
    return -1;
}

int partition_depth(const PartitionNode *nodes, int count)
{
    int depth = 0;
    for (int i = 0; i < count; i++)
        depth = nodes[i].depth >= depth ? nodes[i].depth + 1 : depth;
    return depth;
}

static void add_values(PartitionNode *nodes, int count)
{
    for (int i = 0; i < count; i++)
        nodes[i].children = 0;
    for (int depth = partition_depth(nodes, count) - 1; depth >= 0; depth--) {
        for (int i = 0; i < count; i++) {
            PartitionNode *node = &nodes[i];
            if (node->depth != depth)
                continue;
            node->value = fmax(isnan(node->stated) ? 0 : node->stated, node->children);
            if (node->parent >= 0)
                nodes[node->parent].children += node->value;
        }
    }
}

/* `end` serves as the cursor of each node while its children take their places. */
static void place_nodes(PartitionNode *nodes, int count, double whole)
{
    double edge = 0;
    int depth_count = partition_depth(nodes, count);
    for (int depth = 0; depth < depth_count; depth++) {
        for (int i = 0; i < count; i++) {
            PartitionNode *node = &nodes[i];
            if (node->depth != depth)
                continue;
            double *cursor = node->parent >= 0 ? &nodes[node->parent].end : &edge;
            node->start = node->end = *cursor;
            *cursor += node->value / whole;
        }
    }
    for (int i = 0; i < count; i++)
        nodes[i].end = nodes[i].start + nodes[i].value / whole;
}

int partition_lay_out(PartitionNode *nodes, int count)
{
    int circle = find_depths(nodes, count);
    if (circle >= 0)
        return circle;
    add_values(nodes, count);
    double whole = 0;
    for (int i = 0; i < count; i++)
        whole += nodes[i].parent < 0 ? nodes[i].value : 0;
    place_nodes(nodes, count, whole > 0 ? whole : 1);
    return -1;
}
