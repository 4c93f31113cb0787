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
    const Map *values;           /* names that expressions see: data sources and --set */
    const JsonValue *components; /* the layout's "components" object, or NULL */
    FormatSettings settings;
    Arena *compile_arena; /* the layout's arena: strings are compiled once for all
                             expansions; NULL: for each call anew */
} TemplateOptions;

/* Expands `value` (a layout's "body", "meta" ...). NULL: it was conditional and is not there, or
 * errors were reported. The result lives in `arena` and borrows from the layout and the data. */
JsonValue *template_expand(Arena *arena, DiagSink *diagnostics, const TemplateOptions *options,
                           JsonValue *value);

/* The same for a long body, whose children are made one after the other, so that none but the
 * latest has to be kept. */
typedef struct TemplateSequence TemplateSequence;

/* Expands `object` without its "children", into `*frame` (NULL as above). Where it cannot be known
 * beforehand what its children are (the object itself has "if", "repeat" or "use"), they are made
 * here, all of them. `arena` holds what lasts until the sequence is closed. */
TemplateSequence *template_sequence_open(Arena *arena, DiagSink *diagnostics,
                                         const TemplateOptions *options, JsonValue *object,
                                         JsonValue **frame);

/* The next child. NULL: there is none. It is made in `arena`, another one each time if that is
 * wanted, or was made beside the one before. */
JsonValue *template_sequence_next(TemplateSequence *sequence, Arena *arena);

/* Where the child given last lives, and those that were made beside it and will follow (a component
 * may make several): it may go when neither is needed any more. */
const Arena *template_sequence_arena(const TemplateSequence *sequence);
bool template_sequence_has_more_beside(const TemplateSequence *sequence);

/* False: errors were reported. */
bool template_sequence_close(TemplateSequence *sequence) WARN_UNUSED;

/* Applies the options join, compute, filter, group, sort, limit and key (in this order) of every
 * source in `declarations` (the layout's "data" object, or NULL) to `values`, as data_load left
 * them. A source may name those before it. With "key" a source becomes an object whose members are
 * its rows in order; other sources stay lists. Sources in error are taken out of `values`, which is
 * reported. `streams` are the large tables that data_load left to be read here (NULL: none); they
 * are closed. */
void template_derive_data(Arena *arena, DiagSink *diagnostics, const FormatSettings *settings,
                          const JsonValue *declarations, const Map *streams, Map *values);

/* Evaluates one expression, for tests, `--set` and the documentation. NULL: reported. */
JsonValue *template_evaluate(Arena *arena, DiagSink *diagnostics, const TemplateOptions *options,
                             Text expression, const Origin *origin);

#endif
