/* Finding records: see record_scan.h. */
#include "pipeline/record_scan.h"

#include <errno.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/system_error.h"
#include "data/csv_rows.h"

#define CHUNK_SIZE 262144

/* A row in the making. */
static const char byte_order_mark[] = "\xEF\xBB\xBF"; /* of UTF-8 */

typedef struct RowScan {
    RecordFile *file;
    DiagSink *diagnostics;
    uint64_t start;      /* of the row */
    uint32_t start_line; /* from 1 */
    uint32_t line;
    CsvRows rows; /* of CSV */
    bool is_blank;
    bool has_header;
} RowScan;

static bool add_place(RecordFile *file, DiagSink *diagnostics, uint64_t offset, uint64_t length,
                      uint32_t line)
{
    if (file->count >= diag_limit(diagnostics, LIMIT_ID_RECORDS)) {
        const char *words = diagnostics->language == DIAG_CHINESE ? "记录数" : "records";
        diag_report_limit(diagnostics, E_LIMIT, NULL, LIMIT_ID_RECORDS,
                          DIAG_ARGS(words, diag_limit_text(diagnostics, LIMIT_ID_RECORDS)));
        return false;
    }
    if (file->count == file->capacity) {
        file->capacity = file->capacity ? file->capacity * 2 : 256;
        file->places = memory_resize(file->places, file->capacity * sizeof *file->places);
    }
    /* A record that is too long keeps its place and fails when it is read. */
    size_t most = diag_limit(diagnostics, LIMIT_ID_RECORD_BYTES);
    uint32_t kept = (uint32_t)(length > most ? most + 1 : length);
    file->places[file->count++] = (RecordPlace){offset, kept, line};
    return true;
}

static bool read_header(RowScan *scan, uint64_t length)
{
    RecordFile *file = scan->file;
    scan->has_header = true;
    if (length > diag_limit(scan->diagnostics, LIMIT_ID_RECORD_BYTES)) {
        record_report_size(scan->diagnostics);
        return false;
    }
    char *header = arena_alloc(file->arena, length + 1);
    ssize_t count = pread(file->descriptor, header, length, (off_t)scan->start);
    file->header = (Text){header, count > 0 ? (size_t)count : 0};
    return true;
}

static bool end_row(RowScan *scan, uint64_t end)
{
    bool is_blank = scan->is_blank;
    uint64_t start = scan->start;
    scan->is_blank = true;
    bool is_header = scan->file->format == RECORDS_CSV && !scan->has_header;
    bool is_good = true;
    if (!is_blank && is_header)
        is_good = read_header(scan, end - start);
    else if (!is_blank)
        is_good = add_place(scan->file, scan->diagnostics, start, end - start, scan->start_line);
    scan->start = end;
    scan->start_line = scan->line;
    return is_good;
}

static bool scan_byte(RowScan *scan, char byte, uint64_t offset)
{
    bool is_csv = scan->file->format == RECORDS_CSV;
    bool ends_row = is_csv ? csv_rows_take(&scan->rows, byte) : byte == '\n';
    scan->line += byte == '\n';
    if (ends_row)
        return end_row(scan, offset + 1);
    if (offset < sizeof byte_order_mark - 1 && byte == byte_order_mark[offset])
        return true; /* the reader leaves it out too: a line of it alone is blank */
    if (byte != ' ' && byte != '\t' && byte != '\r' && byte != '\n')
        scan->is_blank = false;
    return true;
}

static bool report_read(const RecordFile *file, DiagSink *diagnostics)
{
    const char *words = system_error_words(diagnostics->arena, errno, diagnostics->language);
    diag_report(diagnostics, E_FILE_READ, NULL, DIAG_ARGS(file->path, words));
    return false;
}

bool record_scan_rows(RecordFile *file, DiagSink *diagnostics)
{
    RowScan scan = {.file = file,
                    .diagnostics = diagnostics,
                    .start_line = 1,
                    .line = 1,
                    .is_blank = true,
                    .rows = {.separator = ','}};
    char *chunk = memory_alloc(CHUNK_SIZE);
    uint64_t offset = 0;
    ssize_t count;
    bool is_good = true;
    while (is_good && (count = pread(file->descriptor, chunk, CHUNK_SIZE, (off_t)offset)) != 0) {
        if (count < 0) {
            is_good = report_read(file, diagnostics);
            break;
        }
        for (ssize_t i = 0; i < count && is_good; i++)
            is_good = scan_byte(&scan, chunk[i], offset + (uint64_t)i);
        offset += (uint64_t)count;
    }
    memory_free(chunk);
    return is_good && end_row(&scan, offset);
}

static JsonValue *parse_file(const RecordFile *file, Arena *arena, DiagSink *diagnostics)
{
    Text content;
    if (!file_read(arena, diagnostics, NULL, file->path, LIMIT_ID_INPUT_BYTES, &content))
        return NULL;
    return json_parse(arena, diagnostics, source_create(arena, file->path, content));
}

static bool add_items(RecordFile *file, DiagSink *diagnostics, const JsonValue *root)
{
    uint32_t line = 1;
    uint32_t at = 0;
    for (uint32_t i = 0; i < root->count; i++) {
        const Origin *origin = &root->items[i]->origin;
        for (; at < origin->offset; at++)
            line += origin->source->text.data[at] == '\n';
        if (!add_place(file, diagnostics, origin->offset, origin->length, line))
            return false;
    }
    return true;
}

bool record_scan_json(RecordFile *file, DiagSink *diagnostics)
{
    /* The tree is not kept, it is ten times as large as the file; but messages show the text. */
    Arena *arena = arena_create();
    DiagSink silent;
    diag_init_trial(&silent, arena, diagnostics);
    const JsonValue *root = parse_file(file, arena, &silent);
    if (!root)
        root = parse_file(file, file->arena, diagnostics);
    bool is_list = root && root->kind == JSON_ARRAY;
    if (root && !is_list)
        diag_report(diagnostics, E_RECORDS_KIND, NULL,
                    DIAG_ARGS(json_kind_name(root->kind, diagnostics->language)));
    bool is_good = is_list && add_items(file, diagnostics, root);
    arena_destroy(arena);
    return is_good;
}
