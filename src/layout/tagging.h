/* Tagging: which structure element each box's drawing belongs to. */
#ifndef LAYOUT_TAGGING_H
#define LAYOUT_TAGGING_H

#include "layout/paint.h"

/* The tag of the node itself with the bounds of its border box, or NULL: what it draws is
 * decoration. Valid for the whole page; the parents come with it. */
Tag *tagging_find(PaintContext *context, const Node *node, Rect bounds);

/* After the type has drawn within `tag`, from operation `first` on: a figure without an alternative
 * text says the words it shows; where it shows none, it becomes an artifact (the device warns of
 * pictures). */
void tagging_settle(PaintContext *context, Tag *tag, size_t first);

#endif
