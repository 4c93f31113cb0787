/* Assets: files that a layout names. They stand in the folder of the layout, in its parent (so that
 * layouts/, data/ and art/ may stand side by side), or below; nothing else is opened, whichever of
 * the files that make up the layout names it.
 * Source: docs/reliability.md, threat P1. */
#ifndef BASE_ASSET_H
#define BASE_ASSET_H

#include "base/diag.h"
#include "base/file.h"

/* From where an asset is named. */
typedef struct AssetBase {
    const char
        *layout;      /* the job's layout file: nothing above the parent of its folder is opened */
    const char *file; /* the file that names the asset, to which its path is relative. One that
                       * does not itself stand below that parent was shipped or named on the
                       * command line: what it names stands likewise round itself */
} AssetBase;

/* Finds the asset `name`; `*file`, in the arena, is how to open it. False: reported at `origin`: an
 * address on the network, an absolute path, a path that leads out by its words or by a symbolic
 * link, or one with a control character in it. Whether there is such a file, its reader reports. */
bool asset_find(Arena *arena, DiagSink *diagnostics, const Origin *origin, const AssetBase *base,
                Text name, FileName *file) WARN_UNUSED;

/* Whether `path`, all links followed, leads into `folder` or below; of what there is not, as far as
 * there is something. */
bool asset_is_below(Arena *arena, const char *path, const char *folder);

#endif
