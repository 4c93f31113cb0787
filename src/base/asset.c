/* Assets: see asset.h. The check is on the words of the path, then on where its links lead. */
#include "base/asset.h"

#include <ctype.h>
#include <limits.h>
#include <stdlib.h>

#include "base/file.h"

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

/* Whether a symbolic link takes `path` out of the root; false also when there is no such file,
 * which its reader reports. The walk is the system's: what realpath() finds is what open() opens.
 */
static bool leads_out_by_link(Arena *arena, const char *layout_path, const char *path)
{
    char real[PATH_MAX];
    char root[PATH_MAX];
    if (!realpath(path, real) || !realpath(file_join(arena, layout_path, ".."), root))
        return false;
    size_t length = strlen(root);
    if (root[length - 1] == '/')
        return false; /* the layout stands below the root of the file system */
    return strncmp(real, root, length) != 0 || real[length] != '/';
}

char *asset_path(Arena *arena, DiagSink *diagnostics, const Origin *origin, const char *layout_path,
                 Text name)
{
    char *words = arena_copy(arena, name.data, name.length);
    if (is_address(name)) {
        diag_report(diagnostics, E_FILE_IS_URL, origin, DIAG_ARGS(words));
        return NULL;
    }
    bool leads_out = name.length == 0 || name.data[0] == '/' || name.data[0] == '\\' ||
                     has_control(name) || highest_point(name) > LEVELS_UP;
    if (leads_out) {
        diag_report(diagnostics, E_FILE_OUTSIDE_ROOT, origin, DIAG_ARGS(words));
        return NULL;
    }
    char *path = file_join(arena, layout_path, words);
    if (leads_out_by_link(arena, layout_path, path)) {
        diag_report(diagnostics, E_FILE_OUTSIDE_ROOT, origin, DIAG_ARGS(words));
        return NULL;
    }
    return path;
}
