/* Pictures in the colours that a product can hold. */
#ifndef DEVICE_IMAGE_CONVERT_H
#define DEVICE_IMAGE_CONVERT_H

#include "device/haru_document.h"

/* The picture as it may stand in the document: RGB as inks in a press product, inks as RGB in a
 * digital one, where the only process is sRGB, unless a profile says what they look like. Others as
 * they are. A converted picture lives in the document's arena. */
const Image *image_convert(HaruDocument *document, const Image *image);

#endif
