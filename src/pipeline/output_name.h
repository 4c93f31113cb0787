/* Output names made from data: "out/{{id}}.pdf". */
#ifndef PIPELINE_OUTPUT_NAME_H
#define PIPELINE_OUTPUT_NAME_H

#include "base/map.h"
#include "json/json.h"

typedef struct OutputName {
    Arena *arena;       /* outlives every use */
    JsonValue *pattern; /* the string; its template is compiled once */
    const char *language;
} OutputName;

void output_name_init(OutputName *name, Arena *arena, const char *pattern, const char *language);

/* The output's path for a record, in `arena`. What the data fill in is made safe: normal form C; a
 * separator, a control character, one that cannot be seen or that Windows forbids becomes "_"; a
 * name does not start with a dot because of data, is no device name of Windows, and is cut to
 * LIMIT_NAME_BYTES before its extension. What the pattern itself says stays. NULL: reported.
 * Source: docs/reliability.md, threat O4. */
const char *output_name_make(OutputName *name, Arena *arena, DiagSink *diagnostics,
                             const Map *values);

/* The same of a string that was expanded with the layout around it. */
const char *output_name_of(Arena *arena, DiagSink *diagnostics, const JsonValue *value);

#endif
