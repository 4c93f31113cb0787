/* Which face of a family is nearest to a wish. */
#ifndef FONT_MATCH_H
#define FONT_MATCH_H

#include "font/library.h"

/* The index of the face of `faces` (`count` of them, at least 1) that CSS Fonts 4, 5.2 chooses for
 * `weight`: slope first, then weight. Ties: the first. */
int match_face(const ManifestFace *faces, int count, int weight, bool is_italic);

#endif
