/* Where the element with a number stands in the layout: drawings know numbers, readers want lines.
 */
#ifndef PIPELINE_NODE_PLACE_H
#define PIPELINE_NODE_PLACE_H

#include "pipeline/job.h"

/* The node of this number, or NULL. */
const Node *node_find(const Job *job, uint32_t number);

/* Gives the messages from `first` on that have a node but no place the place of the node. */
void node_locate_messages(Job *job, size_t first);

/* The same where the nodes are those below `root`, and its siblings. */
void node_locate_messages_below(Job *job, const Node *root, size_t first);

#endif
