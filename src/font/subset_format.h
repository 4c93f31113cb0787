/* The two ways to cut a font down; font_subset_create chooses. */
#ifndef FONT_SUBSET_FORMAT_H
#define FONT_SUBSET_FORMAT_H

#include "font/subset.h"

/* As font_subset_create, but they report nothing: false and the glyph at fault in `*culprit`. */
bool subset_cff(const Face *face, const uint32_t *glyphs, int glyph_count, FontSubset *subset,
                uint32_t *culprit) WARN_UNUSED;
bool subset_truetype(const Face *face, const uint32_t *glyphs, int glyph_count, FontSubset *subset,
                     uint32_t *culprit) WARN_UNUSED;

#endif
