/* Pages: boxes, content and resources. */
#ifndef DEVICE_HARU_PAGE_H
#define DEVICE_HARU_PAGE_H

#include "device/haru_content.h"

/* Adds a page and begins its content. MediaBox and BleedBox are the trim box with its bleed, their
 * corner at (0, 0). NULL: reported. Ends with haru_page_finish(). */
HaruContent *haru_page_create(HaruDocument *document, const PageBoxes *boxes, HPDF_Dict *page);

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
