/* Session: see session.h. */
#include "pipeline/session.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "device/output_cache.h"
#include "json/json_cache.h"

#ifndef YITU_DATADIR
#define YITU_DATADIR "/usr/local/share/yitu"
#endif

#define PATH_SIZE 4096

static bool is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

/* Path of the running program, "" when the system does not tell. */
static const char *program_path(Arena *arena)
{
    char path[PATH_SIZE];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path);
    return length > 0 ? arena_copy(arena, path, (size_t)length) : "";
}

/* The first of the places where `relative` is: beside build/, below share/yitu/, installed. */
static const char *find_shipped(Arena *arena, const char *relative, bool (*is_there)(const char *))
{
    const char *program = program_path(arena);
    const char *places[] = {
        file_join(arena, program, arena_print(arena, "../%s", relative)),
        file_join(arena, program, arena_print(arena, "../share/yitu/%s", relative)),
        file_join(arena, program, arena_print(arena, "../../%s", relative)),
        arena_print(arena, YITU_DATADIR "/%s", relative),
    };
    for (size_t i = 0; i < COUNT_OF(places); i++) {
        if (is_there(places[i]))
            return places[i];
    }
    return NULL;
}

static const char *find_manifest(Session *session, const char *font_folder)
{
    Arena *arena = session->arena;
    if (font_folder && *font_folder)
        return arena_print(arena, "%s/manifest.json", font_folder);
    const char *found = find_shipped(arena, "fonts/manifest.json", file_is_regular);
    return found ? found : YITU_DATADIR "/fonts/manifest.json";
}

Session *session_create(const char *font_folder, DiagLanguage language)
{
    Session *session = memory_alloc(sizeof *session);
    *session = (Session){.arena = arena_create(), .language = language};
    diag_init(&session->diagnostics, session->arena, language);
    session->diagnostics.limits = &session->limits;
    const char *manifest = find_manifest(session, font_folder);
    session->font_folder = file_join(session->arena, manifest, "");
    session->layout_folder = find_shipped(session->arena, "layouts", is_folder);
    session->fonts = font_library_create(manifest, &session->diagnostics);
    session->text = text_context_create();
    session->files = json_cache_create();
    session->devices = output_cache_create();
    return session;
}

void session_destroy(Session *session)
{
    if (!session)
        return;
    arena_destroy(session->spare);
    output_cache_destroy(session->devices);
    json_cache_destroy(session->files);
    text_context_destroy(session->text);
    font_library_destroy(session->fonts);
    arena_destroy(session->arena);
    memory_free(session);
}
