/* Items: the simple rows of a list-like element, {"title": ..., "text": ...}, read through a Field
 * table of their own. */
#ifndef ELEMENT_ITEMS_H
#define ELEMENT_ITEMS_H

#include "element/composite.h"

/* Reads the array `list` into `count` structs of `size` bytes in the arena. A bare string stands
 * for an item with only the row named `word`. Members that the table lacks are reported when they
 * stand in the layout; rows of data may carry what they like. Never NULL when *count > 0. */
void *items_read(Builder *builder, const Node *node, const JsonValue *list, const Field *table,
                 size_t size, const char *word, int *count);

/* More than this in one element is refused: no page shows them. */
#define LIMIT_ITEMS 1000

#endif
