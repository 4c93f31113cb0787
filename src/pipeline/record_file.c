/* Records: see record_file.h. */
#include "pipeline/record_file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/system_error.h"
#include "data/data.h"
#include "pipeline/record_scan.h"

static const char byte_order_mark[] = "\xEF\xBB\xBF";

static bool find_format(RecordFile *file, DiagSink *diagnostics)
{
    static const struct {
        const char *extension;
        RecordFormat format;
    } rows[] = {{"csv", RECORDS_CSV},
                {"json", RECORDS_JSON},
                {"ndjson", RECORDS_NDJSON},
                {"jsonl", RECORDS_NDJSON}};
    const char *extension = file_extension(file->arena, file->path);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        if (strcmp(rows[i].extension, extension) == 0) {
            file->format = rows[i].format;
            return true;
        }
    }
    diag_report(diagnostics, E_RECORDS_FORMAT, NULL, DIAG_ARGS(file->path));
    return false;
}

static bool open_file(RecordFile *file, DiagSink *diagnostics)
{
    struct stat info;
    file->descriptor = open(file->path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (file->descriptor < 0) {
        const char *words = system_error_words(diagnostics->arena, errno, diagnostics->language);
        if (errno == ENOENT)
            diag_report(diagnostics, E_FILE_NOT_FOUND, NULL, DIAG_ARGS(file->path));
        else
            diag_report(diagnostics, E_FILE_UNREADABLE, NULL, DIAG_ARGS(file->path, words));
        return false;
    }
    if (fstat(file->descriptor, &info) == 0 && S_ISREG(info.st_mode))
        return true;
    diag_report(diagnostics, E_FILE_NOT_REGULAR, NULL, DIAG_ARGS(file->path));
    return false;
}

bool record_file_open(RecordFile *file, Arena *arena, DiagSink *diagnostics, const char *path,
                      const char *encoding)
{
    *file = (RecordFile){.arena = arena, .descriptor = -1};
    file->path = arena_copy_string(arena, path);
    if (encoding) {
        file->options = json_new(arena, JSON_OBJECT, NULL);
        json_set(arena, file->options, text_of("encoding"), NULL,
                 json_new_string(arena, text_of(arena_copy_string(arena, encoding)), NULL));
    }
    if (!find_format(file, diagnostics) || !open_file(file, diagnostics))
        return false;
    bool is_found = file->format == RECORDS_JSON ? record_scan_json(file, diagnostics)
                                                 : record_scan_rows(file, diagnostics);
    if (!is_found || file->count)
        return is_found;
    diag_report(diagnostics, E_RECORDS_NONE, NULL, DIAG_ARGS(file->path));
    return false;
}

void record_file_release(RecordFile *file)
{
    if (file->descriptor >= 0)
        close(file->descriptor);
    memory_free(file->places);
    *file = (RecordFile){.descriptor = -1};
}

void record_report_size(DiagSink *diagnostics)
{
    diag_report_limit(diagnostics, E_RECORD_TOO_LARGE, NULL, LIMIT_ID_RECORD_BYTES,
                      DIAG_ARGS(diag_limit_mib(diagnostics, LIMIT_ID_RECORD_BYTES)));
}

bool record_file_read(const RecordFile *file, DiagSink *diagnostics, size_t index, StrBuf *bytes)
{
    const RecordPlace *place = &file->places[index];
    if (place->length > diag_limit(diagnostics, LIMIT_ID_RECORD_BYTES)) {
        record_report_size(diagnostics);
        return false;
    }
    char *end = strbuf_reserve(bytes, place->length);
    ssize_t count = pread(file->descriptor, end, place->length, (off_t)place->offset);
    if (count != (ssize_t)place->length) {
        diag_report(diagnostics, E_RECORDS_CHANGED, NULL, DIAG_ARGS(file->path));
        return false;
    }
    bytes->length += place->length;
    return true;
}

static const Reader *find_reader(const char *extension)
{
    for (int i = 0; reader_table[i]; i++) {
        if (strcmp(reader_table[i]->extension, extension) == 0)
            return reader_table[i];
    }
    return NULL;
}

/* The text that a reader is given: of CSV the row under its header. */
static Text reader_text(const RecordFile *file, Arena *arena, Text bytes)
{
    if (file->format != RECORDS_CSV) {
        size_t mark = sizeof byte_order_mark - 1;
        bool has_mark = bytes.length >= mark && memcmp(bytes.data, byte_order_mark, mark) == 0;
        return has_mark ? (Text){bytes.data + mark, bytes.length - mark} : bytes;
    }
    char *both = arena_alloc(arena, file->header.length + bytes.length + 1);
    memcpy(both, file->header.data, file->header.length);
    memcpy(both + file->header.length, bytes.data, bytes.length);
    return (Text){both, file->header.length + bytes.length};
}

JsonValue *record_parse(const RecordFile *file, Arena *arena, DiagSink *diagnostics, size_t index,
                        Text bytes)
{
    const char *words = diagnostics->language == DIAG_CHINESE ? "第 %zu 条记录" : "record %zu";
    const char *number = arena_print(arena, words, index + 1);
    const char *name = arena_print(arena, "%s, %s", file->path, number);
    const SourceText *source = source_create(arena, name, reader_text(file, arena, bytes));
    const Reader *reader = find_reader(file->format == RECORDS_CSV ? "csv" : "json");
    JsonValue *value = reader->read(arena, diagnostics, source, file->options);
    if (value && file->format == RECORDS_CSV) {
        if (value->count == 0) {
            const char *none = json_kind_name(JSON_NULL, diagnostics->language);
            diag_report(diagnostics, E_RECORD_KIND, &value->origin, DIAG_ARGS(none));
            return NULL;
        }
        value = value->items[0];
    }
    if (!value || value->kind == JSON_OBJECT)
        return value;
    diag_report(diagnostics, E_RECORD_KIND, &value->origin,
                DIAG_ARGS(json_kind_name(value->kind, diagnostics->language)));
    return NULL;
}

JsonValue *record_load(const RecordFile *file, Arena *arena, DiagSink *diagnostics, size_t index)
{
    StrBuf bytes = {0};
    JsonValue *record = NULL;
    if (record_file_read(file, diagnostics, index, &bytes)) {
        char *copy = arena_copy(arena, bytes.data, bytes.length);
        record = record_parse(file, arena, diagnostics, index, (Text){copy, bytes.length});
    }
    strbuf_release(&bytes);
    return record;
}
