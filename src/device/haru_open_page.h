/* Open pages: drawn, and still to be drawn onto, when what they show last is known: the number of
 * all pages. Their content is written as two streams (PDF 1.7, 7.8.2), the first at once; what
 * waits in memory is the source of the page's dictionary. */
#ifndef DEVICE_HARU_OPEN_PAGE_H
#define DEVICE_HARU_OPEN_PAGE_H

#include "device/haru_page.h"

/* Keeps room for a page; returns its index, which counts from 0. */
int haru_open_page_reserve(HaruDocument *document);

/* In place of haru_page_finish: writes the content. Returns the page's index. `place` is the
 * page's. */
int haru_open_page_pause(HPDF_Dict page, const HaruPagePlace *place, HaruContent *content);

/* Begins what is left of page `index`: `*page` is NULL where some of it is drawn already, which is
 * ended by haru_open_page_finish; else all is left, as after haru_page_create. NULL: reported. */
HaruContent *haru_open_page_resume(HaruDocument *document, int index, const PageBoxes *boxes,
                                   HPDF_Dict *page);

/* Ends a page that was drawn on before, and releases the content. */
void haru_open_page_finish(HaruContent *content, int index);

/* Frees what waits; done with the document. */
void haru_open_pages_release(HaruDocument *document);

#endif
