/* Templates: {{ expressions }}, if, repeat and components, expanded into plain JSON.
 *
 * The expanded tree has no "if", "repeat", "use" and no {{ }} left. Every value keeps its origin in
 * the layout; what a repeat, a component or a data cell produced is chained through
 * origin.because, so a message about it can tell the whole story. */
#ifndef TEMPLATE_TEMPLATE_H
#define TEMPLATE_TEMPLATE_H

#include "base/map.h"
#include "data/format.h"
#include "json/json.h"

typedef struct TemplateOptions {
    const Map *values;                /* names that expressions see: data sources and --set */
    const JsonValue *components;      /* the layout's "components" object, or NULL */
    FormatSettings settings;
    Arena *compile_arena;             /* the layout's arena: strings are compiled once for all
                                         expansions; NULL: for each call anew */
} TemplateOptions;

/* Expands `value` (a layout's "body", "meta" ...). NULL: it was conditional and is not there, or
 * errors were reported. The result lives in `arena` and borrows from the layout and the data. */
JsonValue *template_expand(Arena *arena, DiagSink *diagnostics, const TemplateOptions *options,
                           JsonValue *value);

/* Evaluates one expression, for tests, `--set` and the documentation. NULL: reported. */
JsonValue *template_evaluate(Arena *arena, DiagSink *diagnostics, const TemplateOptions *options,
                             Text expression, const Origin *origin);

#endif
