/* The table of element types: one row for each file src/element/type_<name>.c. */
#include "element/element_table.h"

/* From here on the word is the type of tables, which would else bear the name of this list. */
#define element_table element_table_type

#define ELEMENT(name) extern const ElementType element_##name;
#include "gen/element_list.inc"

#undef element_table
const ElementType *const element_table[] = {
#define element_table element_table_type
#define ELEMENT(name) &element_##name,
#include "gen/element_list.inc"
    NULL,
};
