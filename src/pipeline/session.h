/* Session: what outlives a job. */
#ifndef PIPELINE_SESSION_H
#define PIPELINE_SESSION_H

#include "font/library.h"
#include "text/text.h"

typedef struct Session {
    Arena *arena;
    DiagSink diagnostics; /* of reading the manifest */
    DiagLanguage language;
    Limits limits; /* of its jobs; may be changed between them */
    FontLibrary *fonts;
    TextContext *text;
    struct JsonCache *files;     /* JSON texts that were parsed */
    struct OutputCache *devices; /* what devices keep from job to job */
    Arena *spare;                /* of a job that is gone, empty, for the next; NULL: none */
    const char *font_folder;
    const char *layout_folder; /* of the shipped layouts and themes, NULL: not found */
} Session;

/* Creates a session. `font_folder` NULL: beside the program (source tree or installed), or the
 * folder this library was installed to. */
Session *session_create(const char *font_folder, DiagLanguage language);
void session_destroy(Session *session);

#endif
