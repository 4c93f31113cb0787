/* Link: where a click on an element or a stretch of text leads. */
#ifndef DOC_LINK_H
#define DOC_LINK_H

#include "json/field.h"

/* const char *: an address of the schemes http, https, mailto or tel. Others (javascript, file) are
 * refused: a page is data, and opening it must not start anything. */
extern const FieldType field_link;

#endif
