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

/* Whether `list` is a list of no more items than the job allows; else it is reported as one of
 * `type`. */
bool items_check(Builder *builder, const JsonValue *list, const char *type);

#endif
