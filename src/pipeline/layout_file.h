/* Layout files: the layout a job is made from, put together from the files that it extends and
 * includes. */
#ifndef PIPELINE_LAYOUT_FILE_H
#define PIPELINE_LAYOUT_FILE_H

#include "pipeline/layout_files.h"

/* Reads the layout at `path`. What it "extends" comes first, then the files of "include" in their
 * order, then its own members; later ones change earlier ones as json_merge does. Paths are
 * relative to the file that names them; every value keeps the place where it was written. NULL:
 * reported (a file that cannot be read, a circle of files with its chain). */
JsonValue *layout_file_load(LayoutFiles *files, const char *path);

#endif
