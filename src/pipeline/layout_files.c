/* Files that a layout names: see layout_files.h. */
#include "pipeline/layout_files.h"

#include "base/asset.h"
#include "base/file.h"
#include "base/limits.h"
#include "json/json_cache.h"

JsonValue *layout_files_read_json(LayoutFiles *files, const char *path, const Origin *origin)
{
    Text content;
    input_list_add(files->inputs, path);
    if (!file_read(files->arena, files->diagnostics, origin, path, LIMIT_ID_INPUT_BYTES, &content))
        return NULL;
    /* The name outlives the caller's path, which may be in another arena. */
    const char *name = arena_copy_string(files->arena, path);
    return json_cache_parse(files->session->files, files->arena, files->diagnostics,
                            source_create(files->arena, name, content));
}

const char *layout_files_find(const LayoutFiles *files, const char *folder, const JsonValue *name)
{
    if (name->kind != JSON_STRING)
        return NULL;
    const char *words = name->text.data;
    size_t length = name->text.length;
    if (length > 5 && strcmp(words + length - 5, ".json") == 0) {
        const SourceText *source = name->origin.source;
        if (!source)
            return words; /* from the command line */
        return asset_path(files->arena, files->diagnostics, &name->origin, source->name,
                          name->text);
    }
    if (strchr(words, '/'))
        return NULL;
    const char *local = file_join(files->arena, files->layout_path,
                                  arena_print(files->arena, "%s/%s.json", folder, words));
    if (file_is_regular(local))
        return local;
    if (!files->session->layout_folder)
        return NULL;
    const char *shipped =
        arena_print(files->arena, "%s/%s/%s.json", files->session->layout_folder, folder, words);
    return file_is_regular(shipped) ? shipped : NULL;
}

const JsonValue *theme_file_load(void *context, const JsonValue *name)
{
    LayoutFiles *files = context;
    const char *path = layout_files_find(files, "themes", name);
    if (!path) {
        const char *words = name->kind == JSON_STRING ? name->text.data : "";
        diag_report(files->diagnostics, E_THEME_EXTENDS, &name->origin, DIAG_ARGS(words));
        return NULL;
    }
    return layout_files_read_json(files, path, &name->origin);
}
