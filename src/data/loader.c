/* Loading of data sources: see data.h. What needs expressions (compute, filter) and what follows it
 * (sort, limit, key) is done by template/derive.c, which lies above this folder. */
#include "base/asset.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "data/columns.h"
#include "data/data.h"
#include "data/message.h"
#include "data/schema.h"
#include "data/stream.h"
#include "json/json_cache.h"
#include "json/suggest.h"

#define READER(name) extern const Reader reader_##name;
#include "gen/reader_list.inc"

#define READER(name) &reader_##name,
const Reader *const reader_table[] = {
#include "gen/reader_list.inc"
    NULL,
};

typedef struct OptionRow {
    const char *name;
    unsigned kinds; /* bit 1 << JsonKind */
    const char *wanted, *wanted_zh;
} OptionRow;

#define KIND(kind) (1u << (kind))

static const OptionRow option_rows[] = {
    {"src", KIND(JSON_STRING), "a path", "路径"},
    {"value", ~0u, "", ""},
    {"at", KIND(JSON_STRING), "a pointer such as \"/items\"", "指针，如 \"/items\""},
    {"key", KIND(JSON_STRING), "the name of a column", "列名"},
    {"sort", KIND(JSON_STRING) | KIND(JSON_ARRAY), "a column or a list of columns",
     "列名或列名的列表"},
    {"filter", KIND(JSON_STRING), "an expression", "表达式"},
    {"limit", KIND(JSON_NUMBER), "a number", "数字"},
    {"join", KIND(JSON_OBJECT) | KIND(JSON_ARRAY), "an object {with, on}", "对象 {with, on}"},
    {"group", KIND(JSON_STRING) | KIND(JSON_OBJECT), "a column or an object {by, compute}",
     "列名或对象 {by, compute}"},
    {"compute", KIND(JSON_OBJECT), "an object of expressions", "由表达式组成的对象"},
    {"columns", KIND(JSON_ARRAY) | KIND(JSON_OBJECT), "a list of names or an object of types",
     "列名的列表或类型的对象"},
    {"parse", KIND(JSON_OBJECT), "an object of types", "类型的对象"},
    {"missing", KIND(JSON_ARRAY), "a list of texts", "文字的列表"},
    {"encoding", KIND(JSON_STRING), "“utf-8” or “gb18030”", "“utf-8”或“gb18030”"},
    {"delimiter", KIND(JSON_STRING), "one character", "一个字符"},
    {"schema", KIND(JSON_STRING), "a path", "路径"},
};

static const OptionRow *find_option(Text name)
{
    for (size_t i = 0; i < COUNT_OF(option_rows); i++) {
        if (text_equals(name, option_rows[i].name))
            return &option_rows[i];
    }
    return NULL;
}

static bool refuse_option(const DataLoader *loader, const JsonValue *option)
{
    const char *names[COUNT_OF(option_rows)];
    for (size_t i = 0; i < COUNT_OF(option_rows); i++)
        names[i] = option_rows[i].name;
    Diagnostic *diagnostic = diag_report(loader->diagnostics, E_DATA_OPTION, &option->key_origin,
                                         DIAG_ARGS(message_quote(loader->arena, option->key)));
    message_suggest(loader->diagnostics, diagnostic,
                    suggest_name(option->key, names, COUNT_OF(option_rows)));
    return false;
}

static bool check_options(const DataLoader *loader, const JsonValue *options)
{
    bool good = true;
    DiagSink *sink = loader->diagnostics;
    for (uint32_t i = 0; i < options->count; i++) {
        const JsonValue *option = options->items[i];
        const OptionRow *row = find_option(option->key);
        if (!row) {
            good = refuse_option(loader, option);
        } else if (!(row->kinds & KIND(option->kind))) {
            diag_report(sink, E_DATA_OPTION_KIND, &option->origin,
                        DIAG_ARGS(row->name, message_words(sink, row->wanted, row->wanted_zh),
                                  message_kind(sink, option)));
            good = false;
        }
    }
    return good;
}

static const Reader *find_reader(const DataLoader *loader, const char *path, const Origin *origin)
{
    const char *extension = file_extension(loader->arena, path);
    StrBuf all = {0};
    const Reader *found = NULL;
    for (int i = 0; reader_table[i]; i++) {
        if (strcmp(reader_table[i]->extension, extension) == 0)
            found = reader_table[i];
        strbuf_print(&all, "%s.%s", i ? ", " : "", reader_table[i]->extension);
    }
    if (!found)
        diag_report(loader->diagnostics, E_DATA_READER, origin, DIAG_ARGS(path, all.data));
    strbuf_release(&all);
    return found;
}

/* Puts a large table aside, to be read in parts. NULL: it is not large, or none. */
static JsonValue *put_aside(const DataLoader *loader, const FileName *file, const Origin *origin,
                            const JsonValue *options)
{
    size_t most = loader->stream_bytes ? loader->stream_bytes
                                       : diag_limit(loader->diagnostics, LIMIT_ID_TABLE_BYTES);
    if (!loader->streams || !options || file_size(file->path) <= most)
        return NULL;
    DataStream *stream =
        data_stream_open(loader->arena, loader->diagnostics, origin, file, options);
    if (!stream)
        return NULL;
    map_set(loader->streams, options->key, stream);
    return json_new(loader->arena, JSON_NULL, origin);
}

/* Reads the file. `name` is how the user wrote it. NULL: reported. */
static JsonValue *read_file(const DataLoader *loader, const FileName *file, const char *name,
                            const Origin *origin, const JsonValue *options)
{
    const char *path = file->path;
    const Reader *reader = find_reader(loader, name, origin);
    Text content;
    if (!reader)
        return NULL;
    JsonValue *aside = reader == &reader_csv ? put_aside(loader, file, origin, options) : NULL;
    if (!aside && !file_read_named(loader->arena, loader->diagnostics, origin, file,
                                   LIMIT_ID_INPUT_BYTES, &content))
        return NULL;
    if (loader->opened)
        loader->opened(loader->opened_context, path);
    if (aside)
        return aside;
    const SourceText *source = source_create(loader->arena, path, content);
    bool is_plain_json =
        reader == &reader_json && !json_find(options, "at") && !json_find(options, "encoding");
    if (is_plain_json && utf8_find_invalid(content) == content.length)
        return json_cache_parse(loader->parsed, loader->arena, loader->diagnostics, source);
    return reader->read(loader->arena, loader->diagnostics, source, options);
}

/* A file that a source names, relative to the file that names it, which may be one that the layout
 * extends. False: reported. */
static bool find_asset(const DataLoader *loader, const JsonValue *name, FileName *file)
{
    const char *layout = loader->layout_path ? loader->layout_path : "";
    const AssetBase base = {layout, name->origin.source ? name->origin.source->name : layout};
    return asset_find(loader->arena, loader->diagnostics, &name->origin, &base, name->text, file);
}

static JsonValue *read_source(const DataLoader *loader, const JsonValue *src,
                              const JsonValue *options)
{
    const char *name = arena_copy(loader->arena, src->text.data, src->text.length);
    FileName file;
    return find_asset(loader, src, &file) ? read_file(loader, &file, name, &src->origin, options)
                                          : NULL;
}

static bool is_row_list(const JsonValue *value)
{
    if (value->kind != JSON_ARRAY)
        return false;
    for (uint32_t i = 0; i < value->count; i++) {
        if (value->items[i]->kind != JSON_OBJECT)
            return false;
    }
    return true;
}

/* The types of columns in sources that are no CSV: only what is declared. */
static JsonValue *convert_columns(const DataLoader *loader, JsonValue *value,
                                  const JsonValue *options)
{
    const JsonValue *types = columns_types(options);
    const JsonValue *missing = json_find(options, "missing");
    if (!value || (!types && !missing))
        return value;
    if (!is_row_list(value)) {
        diag_report(loader->diagnostics, E_DATA_ROWS, types ? &types->origin : &missing->origin,
                    DIAG_ARGS(types ? types->key.data : "missing"));
        return NULL;
    }
    return columns_convert(loader->arena, loader->diagnostics, value, types, missing,
                           COLUMNS_AS_THEY_ARE)
               ? value
               : NULL;
}

static const char *find_override(const DataLoader *loader, Text name)
{
    for (int i = 0; i < loader->override_count; i++) {
        if (text_equals(name, loader->overrides[i].name))
            return loader->overrides[i].path;
    }
    return NULL;
}

static bool is_csv(const DataLoader *loader, const char *path)
{
    return strcmp(file_extension(loader->arena, path), "csv") == 0;
}

/* The schema of a source, read. NULL: reported. */
static const Schema *read_schema(const DataLoader *loader, const JsonValue *option,
                                 SchemaCells cells)
{
    FileName file;
    Text content;
    if (!find_asset(loader, option, &file) ||
        !file_read_named(loader->arena, loader->diagnostics, &option->origin, &file,
                         LIMIT_ID_INPUT_BYTES, &content))
        return NULL;
    if (loader->opened)
        loader->opened(loader->opened_context, file.path);
    const SourceText *source = source_create(loader->arena, file.path, content);
    const JsonValue *root = json_parse(loader->arena, loader->diagnostics, source);
    Schema *schema = arena_alloc(loader->arena, sizeof *schema);
    bool is_good = root && schema_read(schema, loader->arena, loader->diagnostics, root, cells);
    return is_good ? schema : NULL;
}

/* The source as its file or the layout has it; a large table that is put aside is null. */
static JsonValue *load_value(const DataLoader *loader, JsonValue *declared,
                             const JsonValue *options, bool *is_table)
{
    const char *override = find_override(loader, declared->key);
    JsonValue *src = json_find(options, "src");
    JsonValue *value = declared;
    *is_table = false;
    if (override) {
        *is_table = is_csv(loader, override);
        value = read_file(loader, &(FileName){.path = override}, override, NULL, options);
    } else if (src) {
        *is_table = is_csv(loader, src->text.data);
        value = read_source(loader, src, options);
    } else if (options) {
        value = json_find(options, "value");
    }
    return *is_table ? value : convert_columns(loader, value, options);
}

/* A source with options: from the command line, from a file, or inline. */
static JsonValue *load_declared(const DataLoader *loader, JsonValue *declared)
{
    const JsonValue *options = data_has_options(declared) ? declared : NULL;
    if (options && !check_options(loader, options))
        return NULL;
    bool is_table;
    JsonValue *value = load_value(loader, declared, options, &is_table);
    const JsonValue *option = json_find(options, "schema");
    if (!value || !option)
        return value;
    const Schema *schema =
        read_schema(loader, option, is_table ? SCHEMA_NULL_IS_MISSING : SCHEMA_NULL_IS_NULL);
    DataStream *stream = loader->streams ? map_find(loader->streams, declared->key) : NULL;
    if (stream)
        stream->schema = schema;
    return schema && (stream || schema_check(schema, value)) ? value : NULL;
}

/* {"value": [...], "sort": ...}: inline data with options has no other members than options. */
static bool is_inline_with_options(const JsonValue *declared)
{
    const JsonValue *value = json_find(declared, "value");
    if (!value || (value->kind != JSON_ARRAY && value->kind != JSON_OBJECT))
        return false;
    for (uint32_t i = 0; i < declared->count; i++) {
        if (!find_option(declared->items[i]->key))
            return false;
    }
    return true;
}

bool data_has_options(const JsonValue *declared)
{
    return declared->kind == JSON_OBJECT &&
           (json_find(declared, "src") || is_inline_with_options(declared));
}

void data_load(const DataLoader *loader, const JsonValue *declarations, Map *values)
{
    if (declarations && declarations->kind != JSON_OBJECT) {
        diag_report(loader->diagnostics, E_DATA_NOT_OBJECT, &declarations->origin,
                    DIAG_ARGS("data", message_kind(loader->diagnostics, declarations)));
        declarations = NULL;
    }
    for (uint32_t i = 0; declarations && i < declarations->count; i++) {
        JsonValue *value = load_declared(loader, declarations->items[i]);
        if (value)
            map_set(values, declarations->items[i]->key, value);
    }
    for (int i = 0; i < loader->override_count; i++) {
        const DataOverride *override = &loader->overrides[i];
        if (json_find(declarations, override->name))
            continue;
        JsonValue *value =
            read_file(loader, &(FileName){.path = override->path}, override->path, NULL, NULL);
        if (value)
            map_set(values, text_of(override->name), value);
    }
}
