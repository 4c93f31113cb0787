/* Run-around: the shapes that the lines of a text keep out of. */
#ifndef ELEMENT_RUN_AROUND_H
#define ELEMENT_RUN_AROUND_H

#include "doc/builder.h"
#include "text/flow.h"

/* A rectangle, or a polygon where it has points. Percentages are of the text's content box. */
typedef struct RunShape {
    Length left, top, width, height, margin;
    const char *points;
    const Length *lengths; /* x and y of each point; 2 * point_count of them */
    int point_count;
} RunShape;

typedef struct RunAround {
    RunShape *shapes;
    int count;
} RunAround;

/* Reads the list of shapes, which may be NULL. Faults are reported; what can be read is. */
RunAround run_around_read(Builder *builder, const Node *node, const JsonValue *list);

/* The shapes in a content box of this size (an infinite height: percentages of it are 0), count of
 * them, in `arena`. */
const FlowShape *run_around_place(const RunAround *around, Arena *arena, double width,
                                  double height);

#endif
