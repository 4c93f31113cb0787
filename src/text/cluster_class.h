/* Classes of characters by code point: docs/typography.md 2.1. Internal to text/. */
#ifndef TEXT_CLUSTER_CLASS_H
#define TEXT_CLUSTER_CLASS_H

#include <stdbool.h>
#include <stdint.h>

#include "text/text.h"

/* The class of a character without regard to its neighbours: curly quotes are OPEN and CLOSE, a
 * dash and a hyphen CONNECTOR, an ellipsis ELLIPSIS. */
ClusterClass class_of_code_point(uint32_t code_point);

/* Quotes, dashes and dots that Chinese and Latin share, and that only the context tells apart. */
bool class_is_shared_mark(uint32_t code_point);

/* Chinese marks that no other script uses, or only as a guest: ideographic punctuation and
 * full-width forms. */
bool class_is_ideographic_mark(uint32_t code_point);

/* Zero-width characters that need no glyph: joiners, variation selectors, soft hyphen (Unicode 15,
 * Default_Ignorable_Code_Point, as HarfBuzz hides them). */
bool class_is_ignorable(uint32_t code_point);

#endif
