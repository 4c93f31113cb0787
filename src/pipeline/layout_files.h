/* Reading the files that a layout names: where what is read goes, and who hears of faults. */
#ifndef PIPELINE_LAYOUT_FILES_H
#define PIPELINE_LAYOUT_FILES_H

#include "base/file.h"
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
JsonValue *layout_files_read_json(LayoutFiles *files, const FileName *file, const Origin *origin);

/* The file that `name` stands for: a path that ends in ".json", from the file that names it (as
 * asset_find has it), or a bare word, FOLDER/NAME.json beside the layout, else among the shipped
 * layouts. A path from the command line is taken as it is. False: no name, or there is none; a path
 * that may not be opened is reported. */
bool layout_files_find(const LayoutFiles *files, const char *folder, const JsonValue *name,
                       FileName *file);

/* A ThemeLoader (doc/theme.h); the context is a LayoutFiles. */
const JsonValue *theme_file_load(void *context, const JsonValue *name);

#endif
