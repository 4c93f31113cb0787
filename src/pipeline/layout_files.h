/* Reading the files that a layout names: where what is read goes, and who hears of faults. */
#ifndef PIPELINE_LAYOUT_FILES_H
#define PIPELINE_LAYOUT_FILES_H

#include "pipeline/prepared_layout.h"

typedef struct LayoutFiles {
    Arena *arena;
    DiagSink *diagnostics;
    const Session *session;
    const char *layout_path;
    InputList *inputs;
} LayoutFiles;

/* Reads and parses a JSON file named at `origin` (NULL: on the command line) and notes it as an
 * input. NULL: reported. */
JsonValue *layout_files_read_json(LayoutFiles *files, const char *path, const Origin *origin);

/* A ThemeLoader (doc/theme.h); the context is a LayoutFiles. */
const JsonValue *theme_file_load(void *context, const JsonValue *name);

#endif
