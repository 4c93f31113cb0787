/* Assets: files that a layout names. They stand in the folder of the layout, in its parent (so that
 * layouts/, data/ and art/ may stand side by side), or below; nothing else is opened.
 * Source: docs/reliability.md, threat P1. */
#ifndef BASE_ASSET_H
#define BASE_ASSET_H

#include "base/diag.h"

/* The path of the asset `name` of the layout file `layout_path`, in the arena. NULL: reported at
 * `origin`: an address on the network, an absolute path, a path that leads out of the parent
 * folder by its words or by a symbolic link, or one with a control character in it. */
char *asset_path(Arena *arena, DiagSink *diagnostics, const Origin *origin, const char *layout_path,
                 Text name);

#endif
