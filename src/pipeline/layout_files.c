/* Files that a layout names: see layout_files.h. */
#include "pipeline/layout_files.h"

#include <sys/stat.h>

#include "base/asset.h"
#include "base/file.h"
#include "base/limits.h"

JsonValue *layout_files_read_json(LayoutFiles *files, const char *path, const Origin *origin)
{
    Text content;
    input_list_add(files->inputs, path);
    if (!file_read(files->arena, files->diagnostics, origin, path, LIMIT_INPUT_BYTES, &content))
        return NULL;
    /* The name outlives the caller's path, which may be in another arena. */
    const char *name = arena_copy_string(files->arena, path);
    return json_parse(files->arena, files->diagnostics, source_create(files->arena, name, content));
}

static bool is_file(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISREG(info.st_mode);
}

static const char *find_theme(const LayoutFiles *files, const JsonValue *name)
{
    const char *words = name->text.data;
    size_t length = name->text.length;
    if (length > 5 && strcmp(words + length - 5, ".json") == 0) {
        const char *base = name->origin.source ? name->origin.source->name : files->layout_path;
        return asset_path(files->arena, files->diagnostics, &name->origin, base, name->text);
    }
    if (strchr(words, '/'))
        return NULL;
    const char *local = file_join(files->arena, files->layout_path,
                                  arena_print(files->arena, "themes/%s.json", words));
    if (is_file(local))
        return local;
    if (!files->session->layout_folder)
        return NULL;
    const char *shipped =
        arena_print(files->arena, "%s/themes/%s.json", files->session->layout_folder, words);
    return is_file(shipped) ? shipped : NULL;
}

const JsonValue *theme_file_load(void *context, const JsonValue *name)
{
    LayoutFiles *files = context;
    const char *path = name->kind == JSON_STRING ? find_theme(files, name) : NULL;
    if (!path) {
        const char *words = name->kind == JSON_STRING ? name->text.data : "";
        diag_report(files->diagnostics, E_THEME_EXTENDS, &name->origin, DIAG_ARGS(words));
        return NULL;
    }
    return layout_files_read_json(files, path, &name->origin);
}
