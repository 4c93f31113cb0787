/* Navigation by name and number: destinations that links lead to (PDF 1.7, 12.3.2.3), and the
 * labels of pages (12.4.2). */
#ifndef DEVICE_HARU_NAVIGATION_H
#define DEVICE_HARU_NAVIGATION_H

#include "device/haru_content.h"

/* The element `id` is at (left, top), thousandths of a point, of the page with this number. The
 * name is copied. */
void haru_destination_add(HaruDocument *document, const char *id, uint32_t page, long left,
                          long top);

/* Appends the name of the destination that `id` is in the part of the document being drawn: parts
 * are made from one layout, and have the same ids. */
void haru_destination_put_name(const HaruDocument *document, StrBuf *out, const char *id);

/* Writes destinations and page labels into the catalog. */
void haru_navigation_finish(HaruDocument *document, const DeviceOptions *options);

#endif
