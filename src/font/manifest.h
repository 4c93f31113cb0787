/* Manifest: the JSON files that name the font families, read into tables. Opens no font. */
#ifndef FONT_MANIFEST_H
#define FONT_MANIFEST_H

#include "base/arena.h"
#include "base/diag.h"
#include "font/library.h"

/* A family as it was read. */
typedef struct ManifestEntry {
    ManifestFamily family;
    ManifestFace *faces; /* the array of `family`, whose `file` is still NULL */
    const char *source;  /* the manifest that lists it */
    const char **paths;  /* where each face should be: the file joined with the manifest's folder */
} ManifestEntry;

typedef struct Manifest {
    ManifestEntry **entries; /* count of them; an entry never moves */
    size_t count, capacity;
} Manifest;

/* Reads the manifest `path` and then, in order of name, every other *.json file of its folder, and
 * appends their families. A fault is reported, and what could be read is kept: a family needs a
 * name and one good face. Everything lives in `arena`. */
void manifest_read(Arena *arena, DiagSink *diagnostics, const char *path, Manifest *manifest);

#endif
