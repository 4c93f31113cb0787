/* The arithmetic of a sankey diagram: see sankey.h. */
#include "chart/sankey.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#define ORDER_PASSES 4

static int find_node(Sankey *flow, const char *name)
{
    for (int i = 0; i < flow->node_count; i++) {
        if (strcmp(flow->nodes[i].name, name) == 0)
            return i;
    }
    flow->nodes[flow->node_count] = (SankeyNode){.name = name};
    return flow->node_count++;
}

void sankey_add(Sankey *flow, const char *from, const char *to, double value, int row)
{
    SankeyLink *link = &flow->links[flow->link_count++];
    *link = (SankeyLink){.value = value, .row = row};
    link->from = find_node(flow, from);
    link->to = find_node(flow, to);
    flow->nodes[link->from].out += value;
    flow->nodes[link->to].in += value;
}

const char *sankey_layer(Sankey *flow)
{
    for (int pass = 0; pass <= flow->node_count; pass++) {
        const char *moved = NULL;
        for (int i = 0; i < flow->link_count; i++) {
            const SankeyNode *from = &flow->nodes[flow->links[i].from];
            SankeyNode *to = &flow->nodes[flow->links[i].to];
            if (to->layer > from->layer)
                continue;
            to->layer = from->layer + 1;
            moved = to->name;
        }
        if (pass == flow->node_count && moved)
            return moved;
        if (!moved)
            break;
    }
    for (int i = 0; i < flow->node_count; i++) {
        if (flow->nodes[i].layer >= flow->layer_count)
            flow->layer_count = flow->nodes[i].layer + 1;
    }
    return NULL;
}

static double node_value(const SankeyNode *node)
{
    return fmax(node->in, node->out);
}

/* Points for one unit of value: the fullest layer fills the column. */
static double unit_height(const Sankey *flow, double height, double gap)
{
    double unit = INFINITY;
    for (int layer = 0; layer < flow->layer_count; layer++) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < flow->node_count; i++) {
            if (flow->nodes[i].layer != layer)
                continue;
            sum += node_value(&flow->nodes[i]);
            count++;
        }
        if (sum > 0)
            unit = fmin(unit, fmax(height - gap * (count - 1), height * 0.2) / sum);
    }
    return isfinite(unit) ? unit : 0;
}

/* Puts the nodes of a layer below each other in their order, in the middle of the column. */
static void stack_layer(Sankey *flow, int layer, double height, double gap)
{
    double used = -gap;
    int count = 0;
    for (int i = 0; i < flow->node_count; i++) {
        if (flow->nodes[i].layer != layer)
            continue;
        used += flow->nodes[i].height + gap;
        count++;
    }
    double squeeze = used > height && count > 1 ? (used - height) / (count - 1) : 0;
    double y = fmax(0, (height - used) / 2);
    for (int order = 0; order < count; order++) {
        for (int i = 0; i < flow->node_count; i++) {
            SankeyNode *node = &flow->nodes[i];
            if (node->layer != layer || node->order != order)
                continue;
            node->y = y;
            y += node->height + gap - squeeze;
        }
    }
}

/* The middle of where the node's links come from; its own where there are none. */
static double source_middle(const Sankey *flow, int node)
{
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < flow->link_count; i++) {
        const SankeyLink *link = &flow->links[i];
        if (link->to != node)
            continue;
        const SankeyNode *from = &flow->nodes[link->from];
        sum += link->value * (from->y + from->height / 2);
        weight += link->value;
    }
    return weight > 0 ? sum / weight : flow->nodes[node].y + flow->nodes[node].height / 2;
}

static void order_layer(Sankey *flow, int layer, double *middles)
{
    for (int i = 0; i < flow->node_count; i++)
        middles[i] = source_middle(flow, i);
    for (int i = 0; i < flow->node_count; i++) {
        SankeyNode *node = &flow->nodes[i];
        if (node->layer != layer)
            continue;
        node->order = 0;
        for (int k = 0; k < flow->node_count; k++) {
            bool is_above = middles[k] < middles[i] || (k < i && middles[k] == middles[i]);
            node->order += flow->nodes[k].layer == layer && k != i && is_above;
        }
    }
}

static void number_layers(Sankey *flow)
{
    for (int i = 0; i < flow->node_count; i++) {
        for (int k = 0; k < i; k++)
            flow->nodes[i].order += flow->nodes[k].layer == flow->nodes[i].layer;
    }
}

/* Where the link's other end lies: of links that leave (end 0) the target, else the source. */
static double other_end(const Sankey *flow, const SankeyLink *link, int end)
{
    return flow->nodes[end ? link->from : link->to].y;
}

/* The links from the top down by their other ends, stable. */
static void sort_links(const Sankey *flow, int end, int *order)
{
    for (int i = 0; i < flow->link_count; i++) {
        double place = other_end(flow, &flow->links[i], end);
        int at = i;
        for (; at > 0 && other_end(flow, &flow->links[order[at - 1]], end) > place; at--)
            order[at] = order[at - 1];
        order[at] = i;
    }
}

static void attach(Sankey *flow, Arena *arena)
{
    int *order = arena_array(arena, (size_t)flow->link_count, sizeof *order);
    for (int end = 0; end < 2; end++) {
        sort_links(flow, end, order);
        for (int i = 0; i < flow->link_count; i++) {
            SankeyLink *link = &flow->links[order[i]];
            SankeyNode *node = &flow->nodes[end ? link->to : link->from];
            double *at = end ? &node->in_at : &node->out_at;
            *(end ? &link->to_y : &link->from_y) = node->y + *at;
            *at += link->thickness;
        }
    }
}

void sankey_place(Sankey *flow, Arena *arena, double height, double gap)
{
    double unit = unit_height(flow, height, gap);
    double *middles = arena_array(arena, (size_t)flow->node_count, sizeof *middles);
    for (int i = 0; i < flow->node_count; i++) {
        flow->nodes[i].height = node_value(&flow->nodes[i]) * unit;
        flow->nodes[i].in_at = flow->nodes[i].out_at = 0;
    }
    for (int i = 0; i < flow->link_count; i++)
        flow->links[i].thickness = flow->links[i].value * unit;
    for (int i = 0; i < flow->node_count; i++)
        flow->nodes[i].order = 0;
    number_layers(flow);
    for (int pass = 0; pass < ORDER_PASSES; pass++) {
        for (int layer = 0; layer < flow->layer_count; layer++) {
            if (pass > 0 && layer > 0)
                order_layer(flow, layer, middles);
            stack_layer(flow, layer, height, gap);
        }
    }
    attach(flow, arena);
}
