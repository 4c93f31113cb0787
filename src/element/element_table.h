/* The table of element types, made from the file names in this folder. */
#ifndef ELEMENT_ELEMENT_TABLE_H
#define ELEMENT_ELEMENT_TABLE_H

#include "doc/element_type.h"

extern const ElementType *const element_table[]; /* NULL at the end, in order of name */

#endif
