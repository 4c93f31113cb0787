/* Page masters: how the pages of a report look. The layout's "page" is the main one; its members
 * "first", "left", "right" and "blank" say what is different on such pages, and "masters" holds
 * further ones by name, each with the same members, which begin as copies of the main one. */
#ifndef DOC_PAGE_MASTER_H
#define DOC_PAGE_MASTER_H

#include "doc/page_setup.h"

typedef enum PageSide { PAGE_RIGHT, PAGE_LEFT } PageSide;
typedef enum PageKind { PAGE_NORMAL, PAGE_FIRST, PAGE_BLANK, PAGE_KINDS } PageKind;

typedef enum PageNumberStyle {
    PAGE_NUMBER_DECIMAL,
    PAGE_NUMBER_ROMAN,
    PAGE_NUMBER_UPPER_ROMAN,
    PAGE_NUMBER_CJK
} PageNumberStyle;

/* One master for one side, everything resolved. */
typedef struct PageMaster {
    PageSetup setup;
    const JsonValue *head, *foot; /* elements, templates not yet expanded; NULL: none */
    int columns;                  /* at least 1 */
    double column_gap;
} PageMaster;

typedef struct MasterGroup {
    const char *name;                /* NULL: the main one */
    PageMaster pages[PAGE_KINDS][2]; /* by kind and side */
    PageNumberStyle number_style;
    bool mirrors;     /* left pages swap their sides */
    int number_start; /* of the first of these pages, once in a report; 0: goes on counting */
} MasterGroup;

typedef struct PageMasters {
    bool flows;          /* content goes on from page to page */
    MasterGroup *groups; /* group_count of them, the main one first */
    int group_count;
} PageMasters;

/* Reads the layout's "page" (NULL: A4), whose "head" and "foot" are as the layout has them. Faults
 * are reported; the result is always usable and lives in `arena`. */
void page_masters_read(PageMasters *masters, const Theme *theme, DiagSink *diagnostics,
                       Arena *arena, const JsonValue *value);

/* The group named `name` (NULL: the main one), or NULL: reported at `origin`, with the names. */
const MasterGroup *page_masters_find(const PageMasters *masters, DiagSink *diagnostics,
                                     const char *name, const Origin *origin);

/* Width and height of the room for the body, points; the height of pages that are as high as their
 * content is INFINITY. */
Size page_master_room(const PageMaster *master);

/* Width of one column of the body, points. */
double page_master_column_width(const PageMaster *master);

#endif
