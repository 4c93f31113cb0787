/* Exif: the few fields of a camera's notes that decide how a picture is placed.
 * Source: JEITA CP-3451C (Exif 2.3), 4.6.4; TIFF 6.0, section 2. */
#ifndef ART_EXIF_H
#define ART_EXIF_H

#include <stddef.h>

typedef struct ExifFields {
    int orientation;     /* 1..8; 1 when it is not stated or not valid */
    double ppi_x, ppi_y; /* 0: not stated */
} ExifFields;

/* Reads a TIFF structure ("II*" or "MM*", as it follows "Exif\0\0" in a JPEG and fills the eXIf
 * chunk of a PNG). Damaged fields are taken as not stated: a picture is no worse without them. */
ExifFields exif_read(const unsigned char *bytes, size_t size);

#endif
