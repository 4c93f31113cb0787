/* Assets: see asset.h. The check is on the words of the path, then on where its links lead. */
#include "base/asset.h"

#include <ctype.h>
#include <limits.h>
#include <stdlib.h>

#define LEVELS_UP 1 /* to the parent of the layout's folder */

/* "http://host", "data:...", "//host": RFC 3986, 3.1 and 4.2. One letter and a colon is a drive,
 * not a scheme. */
static bool is_address(Text name)
{
    size_t at = 0;
    while (at < name.length && (isalnum((unsigned char)name.data[at]) ||
                                (name.data[at] && strchr("+-.", name.data[at]))))
        at++;
    bool has_scheme =
        at >= 2 && at < name.length && name.data[at] == ':' && isalpha((unsigned char)name.data[0]);
    return has_scheme || (name.length >= 2 && memcmp(name.data, "//", 2) == 0);
}

static bool has_control(Text name)
{
    for (size_t i = 0; i < name.length; i++) {
        if ((unsigned char)name.data[i] < 0x20 || name.data[i] == 0x7f)
            return true;
    }
    return false;
}

/* How far above the layout's folder the path leads at its highest point. */
static int highest_point(Text name)
{
    int level = 0;
    int highest = 0;
    size_t at = 0;
    while (at <= name.length) {
        size_t start = at;
        while (at < name.length && name.data[at] != '/')
            at++;
        Text part = {name.data + start, at - start};
        if (text_equals(part, ".."))
            level++;
        else if (part.length > 0 && !text_equals(part, "."))
            level--;
        highest = level > highest ? level : highest;
        at++;
    }
    return highest;
}

/* The real path of what there is of `path`, and the words behind it that there are not. False:
 * there is nothing of it. */
static bool resolve(Arena *arena, const char *path, char real[PATH_MAX], const char **rest)
{
    char *known = arena_copy_string(arena, path);
    *rest = "";
    while (!realpath(known, real)) {
        char *slash = strrchr(known, '/');
        if (slash == known || !*known)
            return false;
        *rest = slash ? path + (slash - known) + 1 : path;
        if (!slash)
            return realpath(".", real) != NULL;
        *slash = '\0';
    }
    return true;
}

/* What of `real` follows `root`; NULL: it does not stand below it. */
static const char *part_below(const char *real, const char *root)
{
    size_t length = strlen(root);
    if (length > 0 && root[length - 1] == '/') /* the root of the file system */
        return real + length;
    if (strncmp(real, root, length) != 0 || (real[length] != '/' && real[length] != '\0'))
        return NULL;
    return real + length;
}

bool asset_is_below(Arena *arena, const char *path, const char *folder)
{
    char real[PATH_MAX];
    char root[PATH_MAX];
    const char *rest;
    return realpath(folder, root) && resolve(arena, path, real, &rest) && part_below(real, root);
}

/* The folder below which what `base` names must stand: see AssetBase. False: there is none. */
static bool find_root(Arena *arena, const AssetBase *base, char root[PATH_MAX])
{
    char own[PATH_MAX];
    bool has_own = realpath(file_join(arena, base->file, "."), own);
    if (!realpath(file_join(arena, base->layout, ".."), root))
        return false;
    return !has_own || part_below(own, root) || realpath(file_join(arena, base->file, ".."), root);
}

/* False: it leads out. What is not there at all is opened by its path, and found missing. */
static bool place_below(Arena *arena, const AssetBase *base, FileName *file)
{
    char root[PATH_MAX];
    char real[PATH_MAX];
    const char *rest;
    if (!find_root(arena, base, root) || !resolve(arena, file->path, real, &rest))
        return true;
    const char *below = part_below(real, root);
    if (!below)
        return false;
    file->root = arena_copy_string(arena, root);
    file->below = arena_print(arena, "%s/%s", below, rest);
    return true;
}

bool asset_find(Arena *arena, DiagSink *diagnostics, const Origin *origin, const AssetBase *base,
                Text name, FileName *file)
{
    char *words = arena_copy(arena, name.data, name.length);
    if (is_address(name)) {
        diag_report(diagnostics, E_FILE_IS_URL, origin, DIAG_ARGS(words));
        return false;
    }
    bool is_good = name.length > 0 && name.data[0] != '/' && name.data[0] != '\\' &&
                   !has_control(name) && highest_point(name) <= LEVELS_UP;
    if (is_good) {
        *file = (FileName){.path = file_join(arena, base->file, words)};
        is_good = place_below(arena, base, file);
    }
    if (!is_good)
        diag_report(diagnostics, E_FILE_OUTSIDE_ROOT, origin, DIAG_ARGS(words));
    return is_good;
}
