/* PreparedLayout: what is the same for every record of a batch: the layout, its data, its theme,
 * the compiled templates and the pictures that the layout itself names. A single render has one of
 * its own. */
#ifndef PIPELINE_PREPARED_LAYOUT_H
#define PIPELINE_PREPARED_LAYOUT_H

#include "base/hash.h"
#include "base/map.h"
#include "base/timing.h"
#include "data/format.h"
#include "doc/theme.h"
#include "json/json.h"
#include "pipeline/session.h"

typedef struct JobSetting {
    const char *key, *value;
} JobSetting;

typedef struct DataBinding {
    const char *name, *path;
} DataBinding;

/* Files that were opened, each once. */
typedef struct InputList {
    Arena *arena;
    const char **paths; /* count of them */
    size_t count, capacity;
} InputList;

typedef struct PreparedLayout {
    Session *session;
    Arena *arena;          /* borrowed; everything here lives in it */
    DiagSink *diagnostics; /* of the preparation; borrowed */
    const char *layout_path;
    DataBinding *bindings;
    size_t binding_count, binding_capacity;
    JobSetting *settings;
    size_t setting_count, setting_capacity;
    JsonValue *layout; /* as read */
    const char *language;
    bool rounds_half_even; /* "meta": {"rounding": "half-even"} */
    Map values;            /* what expressions see: data sources and settings */
    bool has_theme;
    Theme theme;       /* when has_theme: the same for every record */
    Map images;        /* path -> const Image *, of the pictures that the layout names */
    Map faulty_images; /* paths of those that are reported anew for each record */
    InputList inputs;
} PreparedLayout;

void prepared_layout_init(PreparedLayout *prepared, Session *session, Arena *arena,
                          DiagSink *diagnostics, const char *layout_path);
void prepared_layout_bind(PreparedLayout *prepared, const char *name, const char *path);
void prepared_layout_set(PreparedLayout *prepared, const char *key, const char *value);

/* Reads the layout and its data. False: there is no body to go on with, reported; other faults are
 * reported and leave out what is at fault. `timings` may be NULL. */
bool prepared_layout_load(PreparedLayout *prepared, Timings *timings) WARN_UNUSED;

/* What holds for every format of the document. */
FormatSettings prepared_layout_settings(const PreparedLayout *prepared);

/* Reads the theme once for all records, if nothing in it depends on them. */
void prepared_layout_read_theme(PreparedLayout *prepared);

/* Digest of all that a record's bytes depend on beside the record: program version, layout, theme
 * and data files, settings, fonts. */
Hash128 prepared_layout_digest(const PreparedLayout *prepared);

/* Notes a file that was opened. */
void input_list_add(InputList *list, const char *path);

#endif
