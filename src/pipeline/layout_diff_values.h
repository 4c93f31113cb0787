/* Which values of two elements differ. Part of layout_diff.h. */
#ifndef PIPELINE_LAYOUT_DIFF_VALUES_H
#define PIPELINE_LAYOUT_DIFF_VALUES_H

#include "doc/node.h"

/* A line "name: old → new" for each style and property that differs, children and text left out; in
 * the arena. NULL: none. */
const char *layout_diff_values(Arena *arena, const Node *before, const Node *after);

#endif
