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

/* The members of "page", and of every page master. */
typedef struct PageFields {
    struct PageSize {
        double width, height; /* points; height 0: auto */
        bool is_px;
    } size;
    Length margin[4];
    double bleed;
    PaintSpec background;
    bool flows, mirrors;
    int columns;
    double column_gap;
    int number_style, number_start;
    const JsonValue *head, *foot;
    const JsonValue *first, *left, *right, *blank, *masters;
} PageFields;

extern const Field page_fields[];

/* Fills in what a page has without any member. */
void page_fields_init(PageFields *fields);

/* Lays the members of `value` (NULL: none) over `fields`. Faults are reported. */
void page_fields_read(PageFields *fields, const Theme *theme, DiagSink *diagnostics, Arena *arena,
                      const JsonValue *value);

/* The setup that the fields make. Margins that leave no room are reported at `value`, and dropped.
 */
void page_setup_make(PageSetup *setup, const PageFields *fields, DiagSink *diagnostics,
                     const JsonValue *value);

/* Reads the layout's "page" (NULL: A4). `theme` gives tokens. Faults are reported; the result is
 * always usable. */
void page_setup_read(PageSetup *setup, const Theme *theme, DiagSink *diagnostics, Arena *arena,
                     const JsonValue *value);

#endif
