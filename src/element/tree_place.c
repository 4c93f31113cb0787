/* Trees: see tree_place.h. Every subtree gets a strip of its own, as wide as its children's strips
 * or its own node; simpler than Reingold and Tilford, and siblings of equal size stay equally far
 * apart. */
#include "element/tree_place.h"

#include <math.h>

double tree_place(Arena *arena, TreeItem *items, int count, double gap, double level_gap,
                  double *along)
{
    size_t room = (size_t)count;
    double *strips = arena_array(arena, room, sizeof *strips); /* width of each subtree */
    double *inside = arena_array(arena, room, sizeof *inside); /* of its children together */
    double *cursor = arena_array(arena, room, sizeof *cursor); /* where the next child begins */
    double *levels = arena_array(arena, room + 1, sizeof *levels);
    int deepest = 0;
    for (int i = count - 1; i >= 0; i--) {
        strips[i] = fmax(items[i].across, inside[i]);
        levels[items[i].depth] = fmax(levels[items[i].depth], items[i].along);
        deepest = items[i].depth > deepest ? items[i].depth : deepest;
        if (items[i].parent >= 0)
            inside[items[i].parent] += strips[i] + (inside[items[i].parent] > 0 ? gap : 0);
    }
    double roots = 0;
    double top = 0;
    double *tops = arena_array(arena, room + 1, sizeof *tops);
    for (int depth = 0; depth <= deepest && count; depth++) {
        tops[depth] = top;
        top += levels[depth] + (depth < deepest ? level_gap : 0);
    }
    for (int i = 0; i < count; i++) {
        double *next = items[i].parent < 0 ? &roots : &cursor[items[i].parent];
        double start = *next;
        *next += strips[i] + gap;
        cursor[i] = start + (strips[i] - inside[i]) / 2;
        items[i].at_across = start + (strips[i] - items[i].across) / 2;
        items[i].at_along = tops[items[i].depth];
    }
    *along = top;
    return count ? roots - gap : 0;
}
