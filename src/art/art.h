/* Artwork: pictures read from files. One file for each format; which one reads a picture is decided
 * by its first bytes, not by its name. */
#ifndef ART_ART_H
#define ART_ART_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "scene/image.h"

/* A format. Adding one is one new file src/art/format_<name>.c that defines `art_<name>`. */
typedef struct ArtFormat {
    const char *name; /* "PNG" */
    /* Whether the file begins as this format does. */
    bool (*recognizes)(const unsigned char *bytes, size_t size);
    /* Fills `image` (kind, size, samples ...; hash and name are set by the caller). The file's
     * bytes outlive the image. False: reported, at `origin`. */
    bool (*read)(Arena *arena, DiagSink *diagnostics, const Origin *origin, const char *name,
                 const unsigned char *bytes, size_t size, Image *image);
} ArtFormat;

extern const ArtFormat *const art_formats[]; /* NULL at the end */

/* Reads the picture `file`; `name` is what the layout wrote, for messages. Sizes are checked
 * against the limits before anything is decoded. NULL: reported. The image lives in `arena`. */
const Image *art_read(Arena *arena, DiagSink *diagnostics, const Origin *origin,
                      const FileName *file, const char *name);

#endif
