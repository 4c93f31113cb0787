/* Reference: the JSON Schema and the description of elements, made from the property tables. */
#ifndef PIPELINE_REFERENCE_H
#define PIPELINE_REFERENCE_H

#include "base/diag.h"
#include "base/strbuf.h"

/* Appends the JSON Schema (2020-12) of a layout. */
void reference_schema(StrBuf *out);

/* Appends the description of an element type or of a chart's type of series for people, or of all
 * types when `name` is NULL (a line each), or of "style", "page", "press" and "outputs". False: no
 * such type; nothing is appended. */
bool reference_describe(StrBuf *out, const char *name, DiagLanguage language);

/* The known name nearest to `name`, or NULL. */
const char *reference_suggest(const char *name);

#endif
