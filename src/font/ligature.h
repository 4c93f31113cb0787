/* Icons by name. */
#ifndef FONT_LIGATURE_H
#define FONT_LIGATURE_H

#include "base/text.h"
#include "font/face.h"

/* The one glyph that `letters` become in the face, or 0 when they do not become one. */
uint32_t face_ligature(const Face *face, Text letters);

#endif
