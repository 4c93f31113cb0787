/* Metadata: the information dictionary and XMP, both from one record; language and title bar. */
#ifndef DEVICE_HARU_METADATA_H
#define DEVICE_HARU_METADATA_H

#include "device/haru_document.h"

/* Writes `info` into the document. Nothing of the machine or the moment goes in; a date only when
 * `info` has one. Texts are cleaned once, for both places: ill-formed bytes and control characters
 * become U+FFFD. Errors: E_PDF_DATE, E_PDF_INFO_TOO_LONG. */
void haru_metadata_write(HaruDocument *document, const DeviceOptions *options);

#endif
