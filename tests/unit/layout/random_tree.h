/* Random trees of boxes, the same for the same seed: for tests of what holds for every layout. */
#ifndef TESTS_UNIT_LAYOUT_RANDOM_TREE_H
#define TESTS_UNIT_LAYOUT_RANDOM_TREE_H

#include "base/strbuf.h"

/* Appends the JSON of a tree of rows, columns, grids, layers and texts, at most `depth` deep. With
 * `wild`, sizes may be anything: negative margins, limits that contradict, overfull percentages. */
void random_tree(StrBuf *out, unsigned *seed, int depth, bool wild);

#endif
