/* Places of nodes: see node_place.h. */
#include "pipeline/node_place.h"

/* Numbers are in document order, so a branch that begins after `number` cannot hold it. Depth is
 * bounded by LIMIT_NODE_DEPTH. */
static const Node *find_below(const Node *node, uint32_t number)
{
    for (; node && node->number <= number; node = node->next) {
        if (node->number == number)
            return node;
        const Node *found = find_below(node->first_child, number);
        if (found)
            return found;
    }
    return NULL;
}

const Node *node_find(const Job *job, uint32_t number)
{
    return number ? find_below(job->root, number) : NULL;
}

void node_locate_messages(Job *job, size_t first)
{
    for (size_t i = first; i < job->diagnostics.count; i++) {
        Diagnostic *item = &job->diagnostics.items[i];
        const Node *node = item->origin.source ? NULL : node_find(job, item->node_id);
        if (node)
            item->origin = node->source->origin;
    }
}
