/* Colours of a finished PDF as inks: ISO 32000-1, 8.6. */
#ifndef PDF_INK_H
#define PDF_INK_H

#include "pdf/object.h"
#include "scene/color.h"

typedef enum SpaceKind {
    SPACE_GRAY,
    SPACE_RGB, /* light: DeviceRGB, CalRGB, ICCBased with three channels */
    SPACE_CMYK,
    SPACE_LAB,
    SPACE_SPOTS, /* Separation, DeviceN */
    SPACE_INDEXED,
    SPACE_PATTERN,
    SPACE_UNKNOWN
} SpaceKind;

typedef struct ColorSpaceFacts {
    SpaceKind kind;
    int components;
    bool is_icc;
    const PdfObject *object; /* the array; NULL: a name alone */
} ColorSpaceFacts;

/* What the colour space is; `resources` (may be PDF_NULL) resolves a name. */
ColorSpaceFacts pdf_space(const PdfFile *file, const PdfObject *space, const PdfObject *resources);

/* The colour that `values` (space->components of them) give. The names of spot inks are borrowed
 * from the file. Of several spot inks in one colour the first is told; process inks of a DeviceN
 * colour are taken as they are. */
Color pdf_color(const PdfFile *file, const ColorSpaceFacts *space, const double *values);

/* The colour that the space begins with: 8.6.3. */
Color pdf_color_first(const PdfFile *file, const ColorSpaceFacts *space);

#endif
