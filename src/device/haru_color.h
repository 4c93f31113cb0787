/* Colours as PDF components.
 *
 * RGB documents: neutral colours as DeviceGray, others as DeviceRGB.
 * CMYK documents: always DeviceCMYK, black ink alone too (0 0 0 k). DeviceGray would reach the same
 * plate, but overprint mode 1 works on DeviceCMYK only (PDF 1.7, 8.6.7), and black text is to
 * overprint. */
#ifndef DEVICE_HARU_COLOR_H
#define DEVICE_HARU_COLOR_H

#include "device/haru_content.h"

/* The colour as it stands in the content of this document. */
HaruInk haru_color_ink(HaruDocument *document, const Color *color);

/* The colour in haru_document_color_space(), which all stops of a gradient must share. */
HaruInk haru_color_process_ink(const HaruDocument *document, const Color *color);

/* How many parts the ink has: 1, 3, 4; 0 for unknown and pattern. */
int haru_ink_part_count(const HaruInk *ink);

/* Appends the parts, each with a space. */
void haru_ink_put(StrBuf *out, const HaruInk *ink);

bool haru_ink_equals(const HaruInk *a, const HaruInk *b);

/* Sets the colour of fills or of strokes, where it is not set already. */
void haru_color_set_fill(HaruContent *content, const HaruInk *ink);
void haru_color_set_stroke(HaruContent *content, const HaruInk *ink);

#endif
