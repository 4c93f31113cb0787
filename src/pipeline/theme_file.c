/* Theme files: see theme_file.h. */
#include "pipeline/theme_file.h"

#include <sys/stat.h>

#include "base/asset.h"
#include "base/file.h"
#include "pipeline/job.h"
#include "pipeline/job_files.h"

static bool is_file(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISREG(info.st_mode);
}

static const char *find(Job *job, const JsonValue *name)
{
    const char *words = name->text.data;
    size_t length = name->text.length;
    if (length > 5 && strcmp(words + length - 5, ".json") == 0) {
        const char *base = name->origin.source ? name->origin.source->name : job->layout_path;
        return asset_path(job->arena, &job->diagnostics, &name->origin, base, name->text);
    }
    if (strchr(words, '/'))
        return NULL;
    const char *local =
        file_join(job->arena, job->layout_path, arena_print(job->arena, "themes/%s.json", words));
    if (is_file(local))
        return local;
    if (!job->session->layout_folder)
        return NULL;
    const char *shipped =
        arena_print(job->arena, "%s/themes/%s.json", job->session->layout_folder, words);
    return is_file(shipped) ? shipped : NULL;
}

const JsonValue *theme_file_load(void *context, const JsonValue *name)
{
    Job *job = context;
    const char *path = name->kind == JSON_STRING ? find(job, name) : NULL;
    if (!path) {
        const char *words = name->kind == JSON_STRING ? name->text.data : "";
        diag_report(&job->diagnostics, E_THEME_EXTENDS, &name->origin, DIAG_ARGS(words));
        return NULL;
    }
    return job_read_json(job, path, &name->origin);
}
