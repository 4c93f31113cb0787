/* Kinds of JSON values where the layout language asks for a certain one. */
#ifndef DOC_KIND_H
#define DOC_KIND_H

#include "json/json.h"

/* Whether `value` is there and of `kind`. A value of another kind, null too, is reported as E_VALUE
 * of the member `name`; a missing one (NULL) is not. */
bool kind_expect(DiagSink *diagnostics, const char *name, const JsonValue *value, JsonKind kind);

#endif
