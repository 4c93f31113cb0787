/* Compares what HarfBuzz draws from a face with what it draws from its CFF subset. */
#ifndef TESTS_UNIT_FONT_CFF_COMPARE_H
#define TESTS_UNIT_FONT_CFF_COMPARE_H

#include "cff_build.h"
#include "font/face.h"
#include "font/subset.h"
#include "test.h"

/* How many of the glyphs (the first is 0) differ in any point; -1 when there is no subset. Adds the
 * number of points to `*point_count`. */
int cff_compare(TestState *test, const Face *face, const uint32_t *glyphs, int count,
                size_t *point_count);

/* Opens the font of the parts. False: it cannot be opened. */
bool cff_compare_open(const CffParts *parts, Face *face);

/* Subsets the font of the parts to all its glyphs and compares: 0 when all are alike. */
int cff_compare_parts(TestState *test, const CffParts *parts);

#endif
