/* Output intents (PDF 1.7, 14.11.5): for which process the file's colours are meant. */
#ifndef DEVICE_HARU_INTENT_H
#define DEVICE_HARU_INTENT_H

#include "device/haru_document.h"

/* An ICC profile for `channels` colour channels as an object of its own. */
HPDF_Dict haru_intent_profile(HaruDocument *document, Text bytes, int channels);

/* Adds the intent of the document's product: GTS_PDFA1 with sRGB, or with the press profile where
 * its colours are inks; GTS_PDFX with the press profile. Nothing for
 * a plain file. */
void haru_intent_write(HaruDocument *document, const DeviceOptions *options);

#endif
