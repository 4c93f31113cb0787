/* Fallback: fontconfig, asked for a family that the manifest lacks. */
#ifndef FONT_FALLBACK_H
#define FONT_FALLBACK_H

#include <stdbool.h>

#include "base/arena.h"

/* A face of this machine. */
typedef struct SystemFace {
    const char *path;
    unsigned index; /* in a collection */
    int weight;     /* 100..900 */
    bool is_italic;
} SystemFace;

/* Lists the OpenType faces of the family of exactly that name (letter case ignored) that fontconfig
 * knows, in order of path and index. Returns how many; the array lives in `arena`. Costs some
 * milliseconds: fontconfig is started for this call alone. */
int fallback_list_faces(Arena *arena, const char *family, const SystemFace **faces);

#endif
