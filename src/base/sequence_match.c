/* Sequence match: see sequence_match.h. Source: Wagner and Fischer, The String-to-String Correction
 * Problem (1974), after what both lists begin and end with is taken off. */
#include "base/sequence_match.h"

#include "base/limits.h"

/* The lengths of the longest common subsequences of all ends of the lists, row by row. */
static uint32_t *fill_table(Arena *arena, HashList first, HashList second)
{
    size_t columns = second.count + 1;
    uint32_t *table = arena_array(arena, (first.count + 1) * columns, sizeof *table);
    for (size_t i = first.count; i-- > 0;) {
        for (size_t j = second.count; j-- > 0;) {
            uint32_t down = table[(i + 1) * columns + j];
            uint32_t right = table[i * columns + j + 1];
            uint32_t best = down > right ? down : right;
            if (first.hashes[i] == second.hashes[j])
                best = table[(i + 1) * columns + j + 1] + 1;
            table[i * columns + j] = best;
        }
    }
    return table;
}

static void match_middle(HashList first, HashList second, int *matches, size_t offset)
{
    if (!first.count || !second.count || first.count > LIMIT_MATCH_CELLS / second.count)
        return;
    Arena *scratch = arena_create();
    const uint32_t *table = fill_table(scratch, first, second);
    size_t columns = second.count + 1;
    for (size_t i = 0, j = 0; i < first.count && j < second.count;) {
        if (first.hashes[i] == second.hashes[j])
            matches[i++] = (int)(offset + j++);
        else if (table[(i + 1) * columns + j] >= table[i * columns + j + 1])
            i++;
        else
            j++;
    }
    arena_destroy(scratch);
}

int *sequence_match(Arena *arena, HashList first, HashList second)
{
    int *matches = arena_array(arena, first.count, sizeof *matches);
    for (size_t i = 0; i < first.count; i++)
        matches[i] = -1;
    size_t shorter = first.count < second.count ? first.count : second.count;
    size_t start = 0;
    while (start < shorter && first.hashes[start] == second.hashes[start]) {
        matches[start] = (int)start;
        start++;
    }
    size_t end = 0;
    while (end < shorter - start &&
           first.hashes[first.count - 1 - end] == second.hashes[second.count - 1 - end]) {
        matches[first.count - 1 - end] = (int)(second.count - 1 - end);
        end++;
    }
    HashList inner_first = {first.hashes + start, first.count - start - end};
    HashList inner_second = {second.hashes + start, second.count - start - end};
    match_middle(inner_first, inner_second, matches + start, start);
    return matches;
}
