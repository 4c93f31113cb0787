/* The files of the preview page, src/app/preview/, as the Makefile put them into the program. */
#ifndef APP_PREVIEW_FILES_H
#define APP_PREVIEW_FILES_H

#include "base/text.h"

typedef struct PreviewFile {
    const char *path; /* "/preview.js" */
    const char *type;
    Text content;
} PreviewFile;

/* The file served at `path`, NULL: none. */
const PreviewFile *preview_file_find(const char *path);

#endif
