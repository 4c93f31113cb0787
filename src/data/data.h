/* Data sources: the layout's "data" member, made into values that expressions can name. */
#ifndef DATA_DATA_H
#define DATA_DATA_H

#include "base/map.h"
#include "json/json.h"

/* A reader of one file format, chosen by the extension. Adding one is one new file
 * src/data/reader_<extension>.c that defines `reader_<extension>`. */
typedef struct Reader {
    const char *extension; /* "json" */
    const char *help, *help_zh;
    /* The content as a value (an array of objects for tables). `options` is the source's object in
     * the layout, or NULL. NULL: reported. */
    JsonValue *(*read)(Arena *arena, DiagSink *diagnostics, const SourceText *source,
                       const JsonValue *options);
} Reader;

extern const Reader *const reader_table[]; /* NULL at the end */

/* A source given on the command line: --data NAME=FILE replaces the layout's source of that name.
 */
typedef struct DataOverride {
    const char *name, *path;
} DataOverride;

typedef struct DataLoader {
    Arena *arena;
    DiagSink *diagnostics;
    const char *layout_path; /* sources are relative to its folder */
    const DataOverride *overrides;
    int override_count;
    /* Called with each file that was opened, for `yitu watch` and for refusing to overwrite an
     * input; may be NULL. */
    void (*opened)(void *context, const char *path);
    void *opened_context;
    /* CSV files above `stream_bytes` (0: the limit TABLE_BYTES) are opened and put here, by their
     * source's name, for template_derive_data to read; `values` has null for them. NULL: every
     * file is read whole. */
    Map *streams;
    size_t stream_bytes;
    struct JsonCache *parsed; /* of the session; NULL: nothing is kept */
} DataLoader;

/* True for a source that is an object of options: {"src": ...} or {"value": [...], "sort": ...}.
 * Other declarations are the data themselves. */
bool data_has_options(const JsonValue *declared);

/* Loads every source of `declarations` (the layout's "data" object, or NULL) and every override
 * that names none, into `values`: name to JsonValue. Errors are reported and the source left out.
 * The options join, compute, filter, group, sort, limit and key are not applied here: call
 * template_derive_data (template/template.h) next. */
void data_load(const DataLoader *loader, const JsonValue *declarations, Map *values);

#endif
