/* Font library: the families of the manifest and the faces loaded so far. Lives as long as the
 * session; faces are borrowed from it. */
#ifndef FONT_LIBRARY_H
#define FONT_LIBRARY_H

#include "base/arena.h"
#include "base/attributes.h"
#include "base/diag.h"
#include "font/face.h"

typedef struct FontLibrary FontLibrary;

/* One face as the manifest names it. */
typedef struct ManifestFace {
    int weight; /* 100..900 */
    bool is_italic;
    const char *file;       /* as found: absolute, or NULL when the file is missing */
    const char *wanted;     /* as the manifest wrote it */
    const char *postscript; /* NULL: the only face of the file */
    const char *package;    /* Debian package, NULL: the house's own */
    const char *licence;
} ManifestFace;

typedef struct ManifestFamily {
    const char *name;           /* "思源宋体" */
    const char *const *aliases; /* NULL-terminated: "Noto Serif CJK SC", "song" ... */
    const ManifestFace *faces;
    int face_count;
} ManifestFamily;

/* Reads the manifest `path` (fonts/manifest.json; further *.json files of the same folder are the
 * house's own and are read after it, in order of name). Never NULL: errors are reported and what
 * could be read is used. */
FontLibrary *font_library_create(const char *manifest_path, DiagSink *diagnostics);
void font_library_destroy(FontLibrary *library);

/* For `yitu fonts`. */
int font_library_family_count(const FontLibrary *library);
const ManifestFamily *font_library_family(const FontLibrary *library, int index);

/* The face of `family` (a name or alias, letter case ignored) whose weight is nearest in the sense
 * of CSS Fonts 4, 5.2. Loads and maps the file at first use. A family that the manifest lacks is
 * asked of fontconfig, with W_FONT_FROM_SYSTEM; NULL: reported, with what to install. */
const Face *font_library_find(FontLibrary *library, DiagSink *diagnostics, const Origin *origin,
                              const char *family, int weight, bool is_italic);

/* Any loaded or listed face that has the code point, for the hint of a missing character; NULL. */
const ManifestFamily *font_library_family_with(FontLibrary *library, uint32_t code_point);

#endif
