/* Role: what an element is to a reader that cannot see: heading, list, figure. */
#ifndef DOC_ROLE_H
#define DOC_ROLE_H

#include "doc/builder.h"

/* The words that "role" may be, NULL at the end: "h1" ... "h6", "figure", "artifact" ... */
extern const char *const role_names[];

/* Fills `role` and `level` of the node from its "role", else from its classes: a text of class
 * "h1" to "h6" is a heading. Neither: AUTO. An unknown word is reported. */
void role_read(Builder *builder, Node *node);

/* The level, 1 to 6, of a text element whose JSON is `source`; 0: it is no heading. */
int role_heading_level(const JsonValue *source);

/* Appends the JSON Schema of "role", without braces. */
void role_schema(StrBuf *out);

#endif
