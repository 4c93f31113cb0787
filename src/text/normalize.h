/* Unicode normalisation. */
#ifndef TEXT_NORMALIZE_H
#define TEXT_NORMALIZE_H

#include "base/arena.h"
#include "base/text.h"

/* The text in normalisation form C, in the arena with a NUL after it. `text` is well-formed UTF-8.
 * Source: Unicode Standard Annex 15. */
Text text_normalize(Arena *arena, Text text);

#endif
