/* What the files of the expansion share: the state of one run and the frames of what is visible.
 * Inside template/ only.
 *
 *   expand.c     objects, arrays, if/else; the entry points
 *   insert.c     strings: {{ }}, insertions, values from the data
 *   repeat.c     repeat/as
 *   component.c  use/with, properties, slots */
#ifndef TEMPLATE_EXPANDER_H
#define TEMPLATE_EXPANDER_H

#include "template/compile.h"
#include "template/template.h"

struct ComponentCall;

/* What a piece of template text sees, and why it is being expanded. */
typedef struct Frame {
    const Scope *scope;               /* NULL: only the values of the document */
    const Origin *because;            /* chain of rows and calls; NULL: none */
    const struct ComponentCall *call; /* whose body the text belongs to; NULL: the layout's own */
} Frame;

/* One use of a component. */
typedef struct ComponentCall {
    Text name;
    const Frame *caller; /* where the use stands: its slots see that */
    JsonValue *slots;    /* the use's "slots", or NULL */
    JsonValue *children; /* the use's "children": the default slot, or NULL */
} ComponentCall;

typedef struct Expander {
    Arena *arena;
    DiagSink *diagnostics;
    const TemplateOptions *options;
    Compiler compiler;
    Budget budget;
    StrBuf text;        /* of the string in the making */
    int64_t expansions; /* elements made by repeat and use */
    int64_t values;     /* all values made by repeat and use */
    int component_depth;
    int nesting;     /* of the values in the making */
    int multiplying; /* inside how many repeats and uses */
    bool stopped;    /* a limit was reported: nothing more is made */
    bool failed;     /* an error was reported */
} Expander;

/* The members of an object that steer the expansion; NULL: not there. */
typedef struct Directives {
    JsonValue *condition, *otherwise; /* if, else */
    JsonValue *repeat, *as, *item, *children;
    JsonValue *use, *with, *slots, *slot;
} Directives;

Directives directives_of(const JsonValue *object);

/* True when `member` steers the expansion of its object and is not copied. */
bool directives_include(const Directives *directives, const JsonValue *member);

/* ---- expand.c ---- */

/* A run that makes `arena` its own; ends with expander_release. */
Expander expander_create(Arena *arena, DiagSink *diagnostics, const TemplateOptions *options);
void expander_release(Expander *expander);

/* An object that repeats as a whole, not its children. */
bool expand_repeats_itself(const Directives *directives);

/* The object without its "repeat" and "as", for its rows: within them the two have done their work,
 * and must still not be copied. */
JsonValue *expand_strip_repeat(Expander *expander, const JsonValue *object, Directives *directives);

/* Expands a value that stands alone (a member of an object). NULL: it is not there, or an error. */
JsonValue *expand_value(Expander *expander, const Frame *frame, JsonValue *value);

/* Expands a value that stands in a list: appends none, one or many to `out`. */
void expand_item(Expander *expander, const Frame *frame, JsonValue *value, JsonValue *out);

/* The same without its "repeat": for each row. */
void expand_once(Expander *expander, const Frame *frame, JsonValue *object,
                 const Directives *directives, JsonValue *out);

/* Adds a member under the key of `from` without looking for an old one of that name. */
void expand_add_member(Arena *arena, JsonValue *object, const JsonValue *from, JsonValue *value);

/* The place of a layout value, with the frame's reasons. */
Origin frame_origin(const Frame *frame, const JsonValue *value);

/* Reports at a layout value's place and marks the run as failed. */
Diagnostic *expand_report(Expander *expander, const Frame *frame, DiagCode code,
                          const JsonValue *value, const char *const arguments[]);

/* The same for a limit that is passed; `words` say of what there is too much. */
void expand_report_limit(Expander *expander, const Frame *frame, const JsonValue *value,
                         LimitId limit, const char *words);

/* Counts one more element; false: the limit is reached and reported. */
bool expand_count(Expander *expander, const Frame *frame, const JsonValue *value) WARN_UNUSED;

/* An evaluation of expressions in `host` with what `frame` sees. */
Evaluation expand_evaluation(Expander *expander, const Frame *frame, const JsonValue *host);

/* The value of the expression that a member ("if", "repeat") holds. NULL: reported. */
const JsonValue *expand_expression(Expander *expander, const Frame *frame, JsonValue *host);

/* ---- insert.c ---- */

/* Expands a string. NULL: reported. */
JsonValue *insert_string(Expander *expander, const Frame *frame, JsonValue *value);

/* The same for a property of a component: data is borrowed, not copied, and may be missing. */
JsonValue *insert_property(Expander *expander, const Frame *frame, JsonValue *value);

/* ---- repeat.c ---- */

/* A list that is repeated over. */
typedef struct RepeatRows {
    const JsonValue *list; /* NULL: `count` numbers from 0 */
    int64_t count;
    Text as;
    const Origin *place; /* of the repeat, with the reasons around it */
} RepeatRows;

/* Evaluates "repeat" and "as". False: reported. */
bool repeat_read(Expander *expander, const Frame *frame, const Directives *directives,
                 RepeatRows *rows) WARN_UNUSED;

/* Calls `each` for every row with the frame of that row, until a limit is reached. */
typedef void RepeatBody(Expander *expander, const Frame *frame, void *context);
void repeat_run(Expander *expander, const Frame *frame, const RepeatRows *rows, RepeatBody *each,
                void *context);

/* The same for row `index` alone. */
void repeat_run_row(Expander *expander, const Frame *frame, const RepeatRows *rows, int64_t index,
                    RepeatBody *each, void *context);

/* What an object that repeats itself needs for each row. */
typedef struct SelfRows {
    JsonValue *object, *out; /* `object` as expand_strip_repeat gives it */
    const Directives *directives;
} SelfRows;

/* The RepeatBody of such an object. */
void repeat_self_row(Expander *expander, const Frame *frame, void *context);

/* ---- component.c ---- */

/* Expands an object with "use": appends what the component's body gives. */
void component_expand(Expander *expander, const Frame *frame, JsonValue *object,
                      const Directives *directives, JsonValue *out);

/* Expands an object with "slot": appends what the caller put there, or its "else". */
void component_expand_slot(Expander *expander, const Frame *frame, const JsonValue *object,
                           const Directives *directives, JsonValue *out);

#endif
