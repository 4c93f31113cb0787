/* Files that a layout names: see layout_files.h. */
#include "pipeline/layout_files.h"

#include "base/asset.h"
#include "base/file.h"
#include "base/limits.h"
#include "json/json_cache.h"

JsonValue *layout_files_read_json(LayoutFiles *files, const FileName *file, const Origin *origin)
{
    Text content;
    input_list_add(files->inputs, file->path);
    if (!file_read_named(files->arena, files->diagnostics, origin, file, LIMIT_ID_INPUT_BYTES,
                         &content))
        return NULL;
    /* The name outlives the caller's path, which may be in another arena. */
    const char *name = arena_copy_string(files->arena, file->path);
    return json_cache_parse(files->session->files, files->arena, files->diagnostics,
                            source_create(files->arena, name, content));
}

/* FOLDER/NAME.json beside the layout. */
static bool find_local(const LayoutFiles *files, const char *folder, const JsonValue *name,
                       FileName *file)
{
    const char *local = arena_print(files->arena, "%s/%s.json", folder, name->text.data);
    const AssetBase base = {files->layout_path, files->layout_path};
    return asset_find(files->arena, files->diagnostics, &name->origin, &base, text_of(local), file);
}

bool layout_files_find(const LayoutFiles *files, const char *folder, const JsonValue *name,
                       FileName *file)
{
    if (name->kind != JSON_STRING)
        return false;
    const char *words = name->text.data;
    size_t length = name->text.length;
    if (length > 5 && strcmp(words + length - 5, ".json") == 0) {
        const SourceText *source = name->origin.source;
        *file = (FileName){.path = words};
        if (!source)
            return true; /* from the command line */
        const AssetBase base = {files->layout_path, source->name};
        return asset_find(files->arena, files->diagnostics, &name->origin, &base, name->text, file);
    }
    if (strchr(words, '/'))
        return false;
    const char *local = file_join(files->arena, files->layout_path,
                                  arena_print(files->arena, "%s/%s.json", folder, words));
    if (file_is_regular(local))
        return find_local(files, folder, name, file);
    if (!files->session->layout_folder)
        return false;
    const char *shipped =
        arena_print(files->arena, "%s/%s/%s.json", files->session->layout_folder, folder, words);
    *file = (FileName){.path = shipped};
    return file_is_regular(shipped);
}

const JsonValue *theme_file_load(void *context, const JsonValue *name)
{
    LayoutFiles *files = context;
    FileName file;
    if (!layout_files_find(files, "themes", name, &file)) {
        const char *words = name->kind == JSON_STRING ? name->text.data : "";
        diag_report(files->diagnostics, E_THEME_EXTENDS, &name->origin, DIAG_ARGS(words));
        return NULL;
    }
    return layout_files_read_json(files, &file, &name->origin);
}
