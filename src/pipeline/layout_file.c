/* Layout files: see layout_file.h. */
#include "pipeline/layout_file.h"

#include <sys/stat.h>

#include "base/asset.h"
#include "base/limits.h"
#include "json/merge.h"

static const char *const part_members[] = {"include", "components", "theme", "data", NULL};

/* The files on the way from the layout of the command line to the one being read. */
typedef struct FileChain {
    const struct FileChain *parent; /* the file that names this one; NULL: the first */
    FileName file;
    const Origin *origin; /* where it is named; NULL: on the command line */
    int depth;
    int *file_count; /* of all files that were opened, shared */
} FileChain;

static bool is_same_file(const char *left, const char *right)
{
    struct stat a;
    struct stat b;
    return stat(left, &a) == 0 && stat(right, &b) == 0 && a.st_dev == b.st_dev &&
           a.st_ino == b.st_ino;
}

static void append_chain(StrBuf *out, const FileChain *chain, const FileChain *first)
{
    if (chain != first)
        append_chain(out, chain->parent, first);
    strbuf_string(out, chain->file.path);
    strbuf_string(out, " → ");
}

/* Whether the file is being read already, or there are too many of them; reported. */
static bool is_refused(LayoutFiles *files, const FileChain *chain)
{
    if (++*chain->file_count > (int)diag_limit(files->diagnostics, LIMIT_ID_LAYOUT_FILES)) {
        bool is_chinese = files->session->language == DIAG_CHINESE;
        diag_report_limit(files->diagnostics, E_LIMIT, chain->origin, LIMIT_ID_LAYOUT_FILES,
                          DIAG_ARGS(is_chinese ? "版面的文件数" : "files of a layout",
                                    diag_limit_text(files->diagnostics, LIMIT_ID_LAYOUT_FILES)));
        return true;
    }
    if (chain->depth > LIMIT_TEMPLATE_DEPTH) {
        diag_report_limit(files->diagnostics, E_EXTENDS_DEPTH, chain->origin,
                          LIMIT_ID_TEMPLATE_DEPTH,
                          DIAG_ARGS(arena_print(files->arena, "%d", LIMIT_TEMPLATE_DEPTH)));
        return true;
    }
    const FileChain *at = chain->parent;
    while (at && !is_same_file(at->file.path, chain->file.path))
        at = at->parent;
    if (!at)
        return false;
    StrBuf words = {0};
    append_chain(&words, chain->parent, at);
    strbuf_string(&words, chain->file.path);
    diag_report(files->diagnostics, E_EXTENDS_CYCLE, chain->origin,
                DIAG_ARGS(strbuf_copy(&words, files->arena)));
    strbuf_release(&words);
    return true;
}

static void report_kind(LayoutFiles *files, const char *name, const JsonValue *value,
                        const char *english, const char *chinese)
{
    DiagLanguage language = files->session->language;
    diag_report(files->diagnostics, E_INCLUDE_KIND, &value->origin,
                DIAG_ARGS(name, language == DIAG_CHINESE ? chinese : english,
                          json_kind_name(value->kind, language)));
}

/* A file of "include" holds parts of layouts, not a page. */
static void check_part(LayoutFiles *files, const JsonValue *part)
{
    static const Field no_fields[] = {{0}};
    bool is_chinese = files->session->language == DIAG_CHINESE;
    FieldReader reader = {.arena = files->arena,
                          .diagnostics = files->diagnostics,
                          .owner = is_chinese ? "被引用的文件" : "an included file"};
    for (uint32_t i = 0; i < part->count; i++) {
        bool is_known = text_equals(part->items[i]->key, "$schema");
        for (int k = 0; part_members[k]; k++)
            is_known |= text_equals(part->items[i]->key, part_members[k]);
        if (!is_known)
            field_report_unknown(&reader, no_fields, part_members, part->items[i]);
    }
}

typedef enum FileRole { FILE_LAYOUT, FILE_PART } FileRole;

static JsonValue *load(LayoutFiles *files, const FileChain *chain, FileRole role);

/* Reads the file that `name` names in the file of `chain`. NULL: reported. */
static JsonValue *load_named(LayoutFiles *files, const FileChain *chain, const JsonValue *name,
                             FileRole role)
{
    if (name->kind != JSON_STRING) {
        report_kind(files, role == FILE_PART ? "include" : "extends", name, "a path", "路径");
        return NULL;
    }
    const AssetBase base = {files->layout_path, chain->file.path};
    FileChain next = {chain, {0}, &name->origin, chain->depth + 1, chain->file_count};
    bool is_found =
        asset_find(files->arena, files->diagnostics, &name->origin, &base, name->text, &next.file);
    return is_found ? load(files, &next, role) : NULL;
}

/* Appends to `*result` what the value of "include" names: a path or a list of paths. */
static bool add_included(LayoutFiles *files, const FileChain *chain, const JsonValue *include,
                         JsonValue **result)
{
    bool is_list = include->kind == JSON_ARRAY;
    for (uint32_t i = 0; i < (is_list ? include->count : 1); i++) {
        JsonValue *part =
            load_named(files, chain, is_list ? include->items[i] : include, FILE_PART);
        if (!part)
            return false;
        *result = *result ? json_merge(files->arena, *result, part) : part;
    }
    return true;
}

static JsonValue *without_files(LayoutFiles *files, const JsonValue *value)
{
    JsonValue *copy = json_shallow_copy(files->arena, value);
    for (uint32_t i = 0; i < value->count; i++) {
        JsonValue *member = value->items[i];
        if (text_equals(member->key, "extends") || text_equals(member->key, "include"))
            continue;
        json_set(files->arena, copy, member->key, &member->key_origin, member);
    }
    return copy;
}

/* Reads one file and what it is made of. NULL: reported. */
static JsonValue *load(LayoutFiles *files, const FileChain *chain, FileRole role)
{
    if (is_refused(files, chain))
        return NULL;
    JsonValue *value = layout_files_read_json(files, &chain->file, chain->origin);
    if (!value)
        return NULL;
    const JsonValue *extends = role == FILE_LAYOUT ? json_find(value, "extends") : NULL;
    const JsonValue *include = json_find(value, "include");
    if (value->kind != JSON_OBJECT) {
        if (chain->parent)
            report_kind(files, chain->file.path, value, "an object", "对象");
        return chain->parent ? NULL : value; /* the caller says what a layout is */
    }
    if (role == FILE_PART)
        check_part(files, value);
    if (!extends && !include)
        return value;
    JsonValue *result = extends ? load_named(files, chain, extends, FILE_LAYOUT) : NULL;
    if ((extends && !result) || (include && !add_included(files, chain, include, &result)))
        return NULL;
    JsonValue *own = without_files(files, value);
    return result ? json_merge(files->arena, result, own) : own;
}

JsonValue *layout_file_load(LayoutFiles *files, const char *path)
{
    int file_count = 0;
    FileChain chain = {.file = {.path = path}, .file_count = &file_count};
    return load(files, &chain, FILE_LAYOUT);
}
