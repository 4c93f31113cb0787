/* Page setup: size, margins, bleed. */
#ifndef DOC_PAGE_SETUP_H
#define DOC_PAGE_SETUP_H

#include "doc/style.h"

typedef struct PageSetup {
    double width;
    double height;    /* points; 0: as high as the content (long images) */
    Length margin[4]; /* PT once read */
    double bleed;
    PaintSpec background;
    bool is_px; /* the size was given in px: screens, 96 dpi */
} PageSetup;

extern const Field page_fields[];

/* Reads the layout's "page" (NULL: A4). `theme` gives tokens. Faults are reported; the result is
 * always usable. */
void page_setup_read(PageSetup *setup, const Theme *theme, DiagSink *diagnostics, Arena *arena,
                     const JsonValue *value);

#endif
