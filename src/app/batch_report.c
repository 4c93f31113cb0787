/* The report of a batch: JSON Lines, one for each record; and the journal that stands in for it
 * until the batch is over. See batch.h. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/batch.h"
#include "app/invocation.h"
#include "app/worker.h"
#include "base/file.h"
#include "base/system_error.h"

#define HASH_TEXT_SIZE 33 /* 32 hexadecimal digits */

static const char *const status_names[] = {"pending", "done",    "done",
                                           "failed",  "crashed", "timeout"};

static void print_hash(char text[HASH_TEXT_SIZE], Hash128 hash)
{
    snprintf(text, HASH_TEXT_SIZE, "%016llx%016llx", (unsigned long long)hash.high,
             (unsigned long long)hash.low);
}

/* JSON lines as the items of a list, to the end of the record's line. */
static void append_messages(StrBuf *out, Text lines)
{
    while (lines.length && lines.data[lines.length - 1] == '\n')
        lines.length--;
    for (size_t i = 0; i < lines.length; i++)
        strbuf_char(out, lines.data[i] == '\n' ? ',' : lines.data[i]);
    strbuf_string(out, "]}\n");
}

/* All of a line but its messages. */
static void append_record(StrBuf *out, const Batch *batch, const BatchRecord *record,
                          const BatchAnswer *answer)
{
    char hash[HASH_TEXT_SIZE];
    strbuf_print(out, "{\"record\":%zu,", record->index + 1);
    if (record->member_count)
        strbuf_print(out, "\"records\":%zu,", record->member_count);
    strbuf_print(out, "\"line\":%u,\"output\":", batch->file.places[record->index].line);
    if (record->output)
        strbuf_json(out, text_of(record->output));
    else
        strbuf_string(out, "null");
    strbuf_print(out, ",\"status\":\"%s\",\"bytes\":%llu,\"pages\":%d,\"ms\":",
                 status_names[record->status], (unsigned long long)answer->bytes, answer->pages);
    strbuf_number(out, answer->milliseconds, 2);
    strbuf_print(out, ",\"warnings\":%d,\"digest\":", answer->warnings);
    print_hash(hash, answer->digest);
    strbuf_print(out, answer->is_done ? "\"%s\"" : "null", hash);
    print_hash(hash, record->source);
    strbuf_print(out, ",\"source\":\"%s\",\"attempts\":%d", hash, record->attempts);
    strbuf_string(out, ",\"messages\":[");
}

static bool report_write_error(Batch *batch, const char *path)
{
    const char *words = system_error_words(batch->arena, errno, batch->invocation->language);
    diag_report(&batch->diagnostics, E_OUTPUT_WRITE, NULL, DIAG_ARGS(path, words));
    return false;
}

bool batch_report_add(Batch *batch, BatchRecord *record, const BatchAnswer *answer, Text messages)
{
    if (!batch->options->report)
        return true;
    StrBuf line = {0};
    append_record(&line, batch, record, answer);
    if (record->message_count)
        record->line = strbuf_copy(&line, batch->arena);
    append_messages(&line, messages);
    if (!record->message_count)
        record->line = strbuf_copy(&line, batch->arena);
    bool is_good = batch->journal < 0 || wire_write(batch->journal, line.data, line.length);
    strbuf_release(&line);
    return is_good || report_write_error(batch, batch->journal_path);
}

bool batch_report_begin(Batch *batch)
{
    batch->journal = -1;
    if (!batch->options->report)
        return true;
    int flags = batch->options->resume ? O_APPEND : O_TRUNC;
    batch->journal_path = arena_print(batch->arena, "%s.part", batch->options->report);
    batch->journal =
        open(batch->journal_path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | flags, 0666);
    if (batch->journal < 0)
        return report_write_error(batch, batch->journal_path);
    input_list_add(&batch->prepared.inputs, batch->journal_path);
    /* A run that was killed may have left half a line. */
    if (batch->options->resume && !wire_write(batch->journal, "\n", 1))
        return report_write_error(batch, batch->journal_path);
    return true;
}

bool batch_report_finish(Batch *batch)
{
    if (!batch->options->report)
        return true;
    StrBuf all = {0};
    for (size_t i = 0; i < batch->record_count; i++) {
        const BatchRecord *record = &batch->records[i];
        if (!record->line)
            continue;
        strbuf_string(&all, record->line);
        if (!record->message_count)
            continue;
        batch_messages_append(&all, record->messages, record->message_count);
        strbuf_string(&all, "]}\n");
    }
    bool is_good =
        file_write(&batch->diagnostics, batch->options->report, (Text){all.data, all.length});
    strbuf_release(&all);
    close(batch->journal);
    batch->journal = -1;
    if (is_good)
        unlink(batch->journal_path);
    return is_good;
}

/* ---- Resuming ---- */

typedef struct OldReport {
    Arena *arena;
    DiagSink silent;
    Map lines; /* output -> JsonValue of its last line */
} OldReport;

static bool is_report_line(const JsonValue *line)
{
    return line && json_find(line, "output") && json_find(line, "status") &&
           json_find(line, "source");
}

static void add_old_line(OldReport *old, const JsonValue *line)
{
    const JsonValue *output = json_find(line, "output");
    if (output->kind == JSON_STRING)
        map_set(&old->lines, output->text, (void *)(uintptr_t)line);
}

/* A cut line in a journal is what a killed run leaves; a report is written as a whole. */
static bool read_old(Batch *batch, OldReport *old, const char *path, bool is_journal)
{
    struct stat info;
    Text content;
    if (stat(path, &info) != 0)
        return true;
    if (!file_read(old->arena, &batch->diagnostics, NULL, path, LIMIT_ID_REPORT_BYTES, &content))
        return false;
    const char *at = content.data;
    const char *end = at + content.length;
    for (int number = 1; at < end; number++) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        Text text = {at, (size_t)((newline ? newline : end) - at)};
        at += text.length + 1;
        if (!text.length)
            continue;
        const JsonValue *line =
            json_parse(old->arena, &old->silent, source_create(old->arena, path, text));
        if (is_report_line(line)) {
            add_old_line(old, line);
        } else if (!is_journal) {
            diag_report(&batch->diagnostics, E_REPORT_LINE, NULL,
                        DIAG_ARGS(path, arena_print(batch->arena, "%d", number)));
            return false;
        }
    }
    return true;
}

static bool has_text(const JsonValue *line, const char *name, const char *wanted)
{
    const JsonValue *value = json_find(line, name);
    return value && value->kind == JSON_STRING && text_equals(value->text, wanted);
}

/* Whether the output is there and is what the line says. */
static bool is_output_whole(const JsonValue *line, const char *path, DiagLanguage language)
{
    struct stat info;
    const JsonValue *bytes = json_find(line, "bytes");
    if (stat(path, &info) != 0 || !bytes || (double)info.st_size != bytes->number)
        return false;
    Arena *arena = arena_create();
    DiagSink silent;
    Text content;
    char hash[HASH_TEXT_SIZE] = "";
    diag_init(&silent, arena, language);
    if (file_read(arena, &silent, NULL, path, LIMIT_ID_REPORT_BYTES, &content))
        print_hash(hash, hash_bytes_128(content.data, content.length));
    arena_destroy(arena);
    return has_text(line, "digest", hash);
}

static void keep_if_done(Batch *batch, const OldReport *old, BatchRecord *record)
{
    char hash[HASH_TEXT_SIZE];
    const JsonValue *line = record->output ? map_find(&old->lines, text_of(record->output)) : NULL;
    print_hash(hash, record->source);
    if (!line || !has_text(line, "status", "done") || !has_text(line, "source", hash) ||
        !is_output_whole(line, record->output, batch->invocation->language))
        return;
    record->status = BATCH_KEPT;
    batch->counts[BATCH_KEPT]++;
    Text text = line->origin.source->text;
    record->line = arena_print(batch->arena, "%.*s\n", (int)text.length, text.data);
}

bool batch_report_resume(Batch *batch)
{
    OldReport old = {.arena = arena_create()};
    invocation_diagnostics(batch->invocation, &old.silent, old.arena);
    map_init(&old.lines, old.arena);
    const char *journal = arena_print(batch->arena, "%s.part", batch->options->report);
    bool is_good = read_old(batch, &old, batch->options->report, false) &&
                   read_old(batch, &old, journal, true);
    for (size_t i = 0; is_good && i < batch->record_count; i++)
        keep_if_done(batch, &old, &batch->records[i]);
    arena_destroy(old.arena);
    return is_good;
}
