/* Opening and closing faces; the library is the only caller. */
#ifndef FONT_FACE_LOAD_H
#define FONT_FACE_LOAD_H

#include "base/attributes.h"
#include "font/face.h"

typedef enum FaceFault {
    FACE_GOOD,
    FACE_DAMAGED,     /* no OpenType font, or tables that cannot be */
    FACE_NOT_IN_FILE, /* a font file without a face of that PostScript name */
    FACE_NO_OUTLINES  /* bitmaps or CFF2 alone */
} FaceFault;

/* Opens the face of `blob` whose PostScript name is `postscript`, or the face `index` when that is
 * NULL. Sets every field of `face` but family, path, weight, is_italic and serial, which the caller
 * knows. `face` refers to the blob and must be released, unless a fault comes back. */
FaceFault face_load(hb_blob_t *blob, const char *postscript, unsigned index,
                    Face *face) WARN_UNUSED;
void face_release(Face *face);

#endif
