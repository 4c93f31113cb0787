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
    node_locate_messages_below(job, job->root, first);
}

void node_locate_messages_below(Job *job, const Node *root, size_t first)
{
    for (size_t i = first; i < job->diagnostics.count; i++) {
        Diagnostic *item = &job->diagnostics.items[i];
        bool is_placed = item->origin.source || !item->node_id;
        const Node *node = is_placed ? NULL : find_below(root, item->node_id);
        if (node)
            item->origin = node->source->origin;
    }
}
