/* What fonts a session uses, as a digest. */
#ifndef PIPELINE_FONTS_DIGEST_H
#define PIPELINE_FONTS_DIGEST_H

#include "base/hash.h"
#include "pipeline/session.h"

/* Digest of the manifest's faces: their names, sizes and samples of their files. Reading all of 26
 * MB for each face would cost more than rendering; the samples hold the tables' check sums
 * (OpenType, table directory), which change with any glyph. */
Hash128 fonts_digest(const Session *session);

#endif
