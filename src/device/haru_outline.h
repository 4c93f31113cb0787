/* Bookmarks: the outline of a document (PDF 1.7, 12.3.3), written while it grows. */
#ifndef DEVICE_HARU_OUTLINE_H
#define DEVICE_HARU_OUTLINE_H

#include "device/haru_document.h"

typedef struct HaruBookmark {
    int level; /* from 1; an item whose level above is missing moves up */
    Text title;
    uint32_t page;    /* number of the page in the file */
    long left, top;   /* where it leads to: thousandths, in the page's coordinates */
    uint32_t element; /* number of the structure element, 0: none */
} HaruBookmark;

/* Adds an item, in reading order. */
void haru_outline_add(HaruDocument *document, const HaruBookmark *bookmark);

/* Writes what is left and puts the outline into the catalog; nothing where there is no item. */
void haru_outline_finish(HaruDocument *document);

void haru_outline_release(HaruDocument *document);

#endif
