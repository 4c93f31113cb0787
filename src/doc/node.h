/* Node: one element of the document, typed, with its style resolved. */
#ifndef DOC_NODE_H
#define DOC_NODE_H

#include "doc/style.h"
#include "json/json.h"
#include "scene/scene.h"

struct ElementType;

/* The place of a cell in a table whose rows are no nodes. */
typedef struct NodeCell {
    int row, column_span, row_span;
    bool is_column_header, is_row_header;
} NodeCell;

typedef struct Node {
    const struct ElementType *type;
    struct Node *parent, *first_child, *last_child, *next;
    const Style *style;
    const StyleSheet *sheet;     /* where each value of the style came from */
    void *properties;            /* the type's own struct, filled through its Field table */
    const JsonValue *source;     /* the object (or text) it was built from, expanded */
    const char *id;              /* the layout's id, NULL: none */
    const char *alt;             /* alternative text, NULL: none */
    TagRole role;                /* what it is to a reader that cannot see; AUTO: the type's own */
    int level;                   /* of a heading, 1..6; 0: none */
    struct RegisterEntry *entry; /* of a report's register, NULL: none */
    const NodeCell *cell;        /* NULL: no cell of such a table */
    uint32_t number;             /* unique, from 1, in document order; stored in scene operations */
} Node;

#endif
