/* Pages: boxes, content and resources. */
#ifndef DEVICE_HARU_PAGE_H
#define DEVICE_HARU_PAGE_H

#include "device/haru_content.h"

/* A page's place in the tree: numbers in the file, of the page and of what it is a kid of. */
typedef struct HaruPagePlace {
    uint32_t number, parent;
} HaruPagePlace;

/* The place behind all others. */
HaruPagePlace haru_page_reserve(HaruDocument *document);

/* Adds a page at a place that was reserved and begins its content. MediaBox and BleedBox are the
 * trim box with its bleed, their corner at (0, 0). NULL: reported. Ends with haru_page_finish() or
 * haru_open_page_pause(). */
HaruContent *haru_page_create(HaruDocument *document, const PageBoxes *boxes,
                              const HaruPagePlace *place, HPDF_Dict *page);

/* Ends the content and gives it the file. The caller releases it. The stream. */
HPDF_Dict haru_page_end_content(HaruContent *content);

/* Appends the group of a page with transparency (PDF 1.7, 11.4.7). It blends in the space of the
 * inks: a group in DeviceRGB is turned away by printers. */
void haru_page_put_group(const HaruDocument *document, StrBuf *out);

/* Puts the content into the page and releases it. */
void haru_page_finish(HPDF_Dict page, HaruContent *content);

/* The pages from here on are labelled by the number of the part and their own in it, "2-1"
 * (PDF 1.7, 12.4.2). Begins with the first page or not at all. */
void haru_pages_begin_part(HaruDocument *document);

/* Writes the page tree and the labels. After the last page. */
void haru_pages_finish(HaruDocument *document);

/* Frees what the page tree needs; done with the document. */
void haru_pages_release(HaruDocument *document);

#endif
