/* Worker records: see worker_records.h. */
#include "app/worker_records.h"

/* A panel is to open at once: extremes are looked for among the first records of a large file. */
#define SEARCHED_RECORDS 100000

static const char *const kind_names[] = {"row", "longest", "shortest"};

void worker_records_init(WorkerRecords *records, const char *path, const char *encoding)
{
    *records = (WorkerRecords){.path = path, .encoding = encoding, .file = {.descriptor = -1}};
}

void worker_records_release(WorkerRecords *records)
{
    record_file_release(&records->file);
    arena_destroy(records->arena);
    worker_records_init(records, records->path, records->encoding);
}

static bool is_same_file(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size &&
           a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

static bool open_records(WorkerRecords *records, DiagSink *diagnostics)
{
    struct stat now = {0};
    if (records->is_open && stat(records->path, &now) == 0 &&
        is_same_file(&now, &records->identity))
        return true;
    worker_records_release(records);
    stat(records->path, &now);
    records->arena = arena_create();
    records->identity = now;
    records->is_open = record_file_open(&records->file, records->arena, diagnostics, records->path,
                                        records->encoding);
    return records->is_open;
}

static const RecordExtremes *find_extremes(WorkerRecords *records)
{
    if (!records->has_extremes)
        record_extremes_find(&records->extremes, records->arena, &records->file, SEARCHED_RECORDS);
    records->has_extremes = true;
    return &records->extremes;
}

static const JsonValue *load_choice(WorkerRecords *records, Job *job, RecordChoice *choice)
{
    if (choice->kind != CHOICE_ROW) {
        ExtremeKind kind = choice->kind == CHOICE_LONGEST ? EXTREME_LONGEST : EXTREME_SHORTEST;
        return record_extremes_compose(find_extremes(records), job->arena, &job->diagnostics,
                                       &records->file, kind);
    }
    if (choice->number >= records->file.count)
        choice->number = (uint32_t)records->file.count - 1;
    return record_load(&records->file, job->arena, &job->diagnostics, choice->number);
}

bool worker_records_run(WorkerRecords *records, Job *job, RecordChoice *choice)
{
    records->shown = NULL;
    if (!records->path)
        return job_run(job);
    input_list_add(&job->inputs, records->path);
    if (!open_records(records, &job->diagnostics))
        return false;
    records->shown = load_choice(records, job, choice);
    return job_run_as_record(job, records->shown);
}

static void append_extremes(const FieldExtremes *field, StrBuf *out)
{
    static const char *const names[EXTREME_COUNT] = {"shortest", "longest", "smallest", "largest"};
    for (int kind = 0; kind < EXTREME_COUNT; kind++) {
        const Extreme *extreme = &field->extremes[kind];
        if (!extreme->is_found)
            continue;
        strbuf_print(out, ",\"%s\":{\"record\":%zu,\"value\":", names[kind], extreme->record + 1);
        strbuf_json(out, text_of(extreme->value));
        strbuf_char(out, '}');
    }
}

static void append_field(const WorkerRecords *records, const FieldExtremes *field, StrBuf *out)
{
    const JsonValue *value =
        records->shown ? json_at_pointer((JsonValue *)(uintptr_t)records->shown, field->pointer)
                       : NULL;
    strbuf_string(out, "{\"pointer\":");
    strbuf_json(out, text_of(field->pointer));
    strbuf_string(out, ",\"value\":");
    if (value)
        json_write(out, value);
    else
        strbuf_string(out, "null");
    append_extremes(field, out);
    strbuf_char(out, '}');
}

void worker_records_describe(WorkerRecords *records, const RecordChoice *choice, StrBuf *out)
{
    if (!records->is_open) {
        strbuf_string(out, "null\n");
        return;
    }
    const RecordExtremes *extremes = find_extremes(records);
    strbuf_string(out, "{\"file\":");
    strbuf_json(out, text_of(records->path));
    strbuf_print(out, ",\"count\":%zu,\"searched\":%zu,\"kind\":\"%s\",\"record\":%u,\"fields\":[",
                 records->file.count, extremes->record_count, kind_names[choice->kind],
                 choice->number + 1);
    for (size_t i = 0; i < extremes->count; i++) {
        strbuf_string(out, i ? ",\n" : "");
        append_field(records, &extremes->fields[i], out);
    }
    strbuf_string(out, "]}\n");
}
