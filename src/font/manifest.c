/* Reading font manifests; see manifest.h, and fonts/README.md for the form. */
#include "font/manifest.h"

#include <dirent.h>
#include <math.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/limits.h"
#include "json/json.h"
#include "json/suggest.h"

typedef struct ManifestReader {
    Arena *arena;
    DiagSink *diagnostics;
    const char *path; /* of the file being read */
    Manifest *manifest;
} ManifestReader;

/* True when `value` is of the kind; reports a value of another. */
static bool has_kind(ManifestReader *reader, const JsonValue *value, const char *name,
                     JsonKind kind)
{
    if (value->kind == kind)
        return true;
    DiagLanguage language = reader->diagnostics->language;
    diag_report(
        reader->diagnostics, E_FONT_MANIFEST_KIND, &value->origin,
        DIAG_ARGS(name, json_kind_name(kind, language), json_kind_name(value->kind, language)));
    return false;
}

/* The member `key`, if it is there and of the kind; a wrong kind is reported. */
static const JsonValue *find_member(ManifestReader *reader, const JsonValue *object,
                                    const char *key, JsonKind kind)
{
    const JsonValue *value = json_find(object, key);
    return value && has_kind(reader, value, key, kind) ? value : NULL;
}

/* The same, but a member that is not there at all is reported too. */
static const JsonValue *require_member(ManifestReader *reader, const JsonValue *object,
                                       const char *key, JsonKind kind)
{
    if (!json_find(object, key)) {
        diag_report(reader->diagnostics, E_FONT_MANIFEST_MISSING, &object->origin, DIAG_ARGS(key));
        return NULL;
    }
    return find_member(reader, object, key, kind);
}

static const char *find_string(ManifestReader *reader, const JsonValue *object, const char *key)
{
    const JsonValue *value = find_member(reader, object, key, JSON_STRING);
    return value ? value->text.data : NULL;
}

static bool is_among(Text word, const char *const names[])
{
    for (int i = 0; names[i]; i++) {
        if (text_equals(word, names[i]))
            return true;
    }
    return false;
}

/* Reports the members of `object` that `names` (NULL at the end) does not list. */
static void check_members(ManifestReader *reader, const JsonValue *object,
                          const char *const names[])
{
    int count = 0;
    while (names[count])
        count++;
    for (uint32_t i = 0; i < object->count; i++) {
        const JsonValue *member = object->items[i];
        if (is_among(member->key, names))
            continue;
        const char *key = arena_copy(reader->arena, member->key.data, member->key.length);
        Diagnostic *report = diag_report(reader->diagnostics, E_FONT_MANIFEST_PROPERTY,
                                         &member->key_origin, DIAG_ARGS(key));
        const char *near = suggest_name(member->key, names, count);
        if (near)
            diag_hint(reader->diagnostics, report, "Did you mean “{1}”?", "是否想写“{1}”？",
                      DIAG_ARGS(near));
    }
}

static bool read_weight(ManifestReader *reader, const JsonValue *object, int *weight)
{
    *weight = 400;
    const JsonValue *value = json_find(object, "weight");
    if (!value)
        return true;
    if (!has_kind(reader, value, "weight", JSON_NUMBER))
        return false;
    if (value->number < 100 || value->number > 900 || value->number != floor(value->number)) {
        const char *text = arena_copy(reader->arena, value->text.data, value->text.length);
        diag_report(reader->diagnostics, E_FONT_MANIFEST_WEIGHT, &value->origin, DIAG_ARGS(text));
        return false;
    }
    *weight = (int)value->number;
    return true;
}

static bool read_face(ManifestReader *reader, const JsonValue *object, ManifestFace *face,
                      const char **path)
{
    static const char *const names[] = {"weight",  "italic",  "file", "face",
                                        "package", "licence", NULL};
    if (!has_kind(reader, object, "faces", JSON_OBJECT))
        return false;
    check_members(reader, object, names);
    const JsonValue *file = require_member(reader, object, "file", JSON_STRING);
    if (!file || !read_weight(reader, object, &face->weight))
        return false;
    const JsonValue *italic = find_member(reader, object, "italic", JSON_BOOLEAN);
    face->is_italic = italic && italic->boolean;
    face->wanted = file->text.data;
    face->postscript = find_string(reader, object, "face");
    face->package = find_string(reader, object, "package");
    face->licence = find_string(reader, object, "licence");
    *path = file_join(reader->arena, reader->path, face->wanted);
    return true;
}

static void read_aliases(ManifestReader *reader, const JsonValue *object, ManifestEntry *entry)
{
    const JsonValue *array = find_member(reader, object, "aliases", JSON_ARRAY);
    uint32_t room = array ? array->count : 0;
    const char **aliases = arena_array(reader->arena, (size_t)room + 1, sizeof *aliases);
    int count = 0;
    for (uint32_t i = 0; i < room; i++) {
        if (has_kind(reader, array->items[i], "aliases", JSON_STRING))
            aliases[count++] = array->items[i]->text.data;
    }
    entry->family.aliases = aliases;
}

static void read_faces(ManifestReader *reader, const JsonValue *array, ManifestEntry *entry)
{
    entry->faces = arena_array(reader->arena, array->count, sizeof *entry->faces);
    entry->paths = arena_array(reader->arena, array->count, sizeof *entry->paths);
    int count = 0;
    for (uint32_t i = 0; i < array->count; i++) {
        if (read_face(reader, array->items[i], &entry->faces[count], &entry->paths[count]))
            count++;
        else
            entry->faces[count] = (ManifestFace){0};
    }
    entry->family.faces = entry->faces;
    entry->family.face_count = count;
}

static void read_family(ManifestReader *reader, const JsonValue *object)
{
    static const char *const names[] = {"name", "aliases", "faces", NULL};
    if (!has_kind(reader, object, "families", JSON_OBJECT))
        return;
    check_members(reader, object, names);
    const JsonValue *name = require_member(reader, object, "name", JSON_STRING);
    const JsonValue *faces = require_member(reader, object, "faces", JSON_ARRAY);
    if (!name || !faces)
        return;
    ManifestEntry *entry = arena_alloc(reader->arena, sizeof *entry);
    entry->family.name = name->text.data;
    entry->source = reader->path;
    read_aliases(reader, object, entry);
    read_faces(reader, faces, entry);
    if (faces->count == 0)
        diag_report(reader->diagnostics, E_FONT_MANIFEST_EMPTY, &faces->origin,
                    DIAG_ARGS(entry->family.name));
    if (entry->family.face_count == 0)
        return;
    Manifest *manifest = reader->manifest;
    manifest->entries = arena_grow(reader->arena, manifest->entries, manifest->count,
                                   &manifest->capacity, sizeof(ManifestEntry *));
    manifest->entries[manifest->count++] = entry;
}

static void read_file(ManifestReader *reader, const char *path)
{
    static const char *const names[] = {"families", NULL};
    Text content;
    if (!file_read(reader->arena, reader->diagnostics, NULL, path, LIMIT_ID_INPUT_BYTES, &content))
        return;
    const SourceText *source = source_create(reader->arena, path, content);
    const JsonValue *root = json_parse(reader->arena, reader->diagnostics, source);
    if (!root || !has_kind(reader, root, path, JSON_OBJECT))
        return;
    check_members(reader, root, names);
    const JsonValue *families = require_member(reader, root, "families", JSON_ARRAY);
    reader->path = path;
    for (uint32_t i = 0; families && i < families->count; i++)
        read_family(reader, families->items[i]);
}

static int compare_names(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* The further *.json files beside the manifest, in order of name; NULL at the end. */
static const char **list_house_files(Arena *arena, const char *manifest_path)
{
    const char **names = NULL;
    size_t count = 0;
    size_t capacity = 0;
    const char *slash = strrchr(manifest_path, '/');
    const char *manifest_name = slash ? slash + 1 : manifest_path;
    DIR *folder = opendir(file_join(arena, manifest_path, "."));
    const struct dirent *item = NULL;
    while (folder && (item = readdir(folder))) {
        const char *name = item->d_name;
        if (name[0] == '.' || strcmp(file_extension(arena, name), "json") != 0 ||
            strcmp(name, manifest_name) == 0)
            continue;
        names = arena_grow(arena, names, count, &capacity, sizeof *names);
        names[count++] = file_join(arena, manifest_path, name);
    }
    if (folder)
        closedir(folder);
    if (count > 1)
        qsort(names, count, sizeof *names, compare_names);
    names = arena_grow(arena, names, count, &capacity, sizeof *names);
    names[count] = NULL;
    return names;
}

void manifest_read(Arena *arena, DiagSink *diagnostics, const char *path, Manifest *manifest)
{
    ManifestReader reader = {.arena = arena, .diagnostics = diagnostics, .manifest = manifest};
    read_file(&reader, arena_copy_string(arena, path));
    const char **house = list_house_files(arena, path);
    for (int i = 0; house[i]; i++)
        read_file(&reader, house[i]);
}
