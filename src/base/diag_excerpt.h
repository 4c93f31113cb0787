/* The source line of a diagnostic with a caret under the fault. Inside base/ only. */
#ifndef BASE_DIAG_EXCERPT_H
#define BASE_DIAG_EXCERPT_H

#include "base/source.h"
#include "base/strbuf.h"

/* Appends two indented lines: the line of `origin` (whose source is not NULL), a long one cut to a
 * window around the fault, and ^~~~ under its bytes. `colour` and `plain` stand around the second,
 * "" for none. */
void diag_excerpt_append(StrBuf *out, const Origin *origin, const char *colour, const char *plain);

#endif
