/* The table of element types: one row for each file src/element/type_<name>.c. */
#include "element/element_table.h"

#define ELEMENT(name) extern const ElementType element_##name;
#include "gen/element_list.inc"

const ElementType *const element_table[] = {
#define ELEMENT(name) &element_##name,
#include "gen/element_list.inc"
    NULL,
};
