/* Pages: boxes, content and resources. */
#ifndef DEVICE_HARU_PAGE_H
#define DEVICE_HARU_PAGE_H

#include "device/haru_content.h"

/* Adds a page and begins its content. MediaBox and BleedBox are the trim box with its bleed, their
 * corner at (0, 0). NULL: reported. Ends with haru_page_finish(). */
HaruContent *haru_page_create(HaruDocument *document, const PageBoxes *boxes, HPDF_Dict *page);

/* Puts the content into the page and releases it. */
void haru_page_finish(HPDF_Dict page, HaruContent *content);

/* Writes the page tree. After the last page. */
void haru_pages_finish(HaruDocument *document);

/* Frees what the page tree needs; done with the document. */
void haru_pages_release(HaruDocument *document);

#endif
