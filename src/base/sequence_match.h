/* Sequence match: which items of two lists belong together, in order: a longest common subsequence
 * of their hashes. For comparing texts, figures and elements. */
#ifndef BASE_SEQUENCE_MATCH_H
#define BASE_SEQUENCE_MATCH_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

typedef struct HashList {
    const uint64_t *hashes; /* count of them */
    size_t count;
} HashList;

/* Returns first.count indexes into `second`, -1: no partner; rising where they are not -1. Beyond
 * LIMIT_MATCH_CELLS of work only what the lists begin and end with in common is matched. */
int *sequence_match(Arena *arena, HashList first, HashList second);

#endif
