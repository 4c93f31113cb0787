/* Planning a batch: which records, under which names. See batch.h. */
#include <stdio.h>

#include "app/batch.h"
#include "app/batch_names.h"

static bool report_twice(Batch *batch, size_t first, size_t second, const char *output)
{
    Arena *arena = batch->arena;
    diag_report(&batch->diagnostics, E_OUTPUT_NAME_TWICE, NULL,
                DIAG_ARGS(arena_print(arena, "%zu", first + 1),
                          arena_print(arena, "%zu", second + 1), output));
    return false;
}

/* Output and options are part of it: the same record as another format is another output. */
static Hash128 hash_source(const Batch *batch, const Hash128 *shared, const char *output,
                           const StrBuf *bytes)
{
    const JobOutput *options = &batch->options->output;
    StrBuf all = {0};
    strbuf_append(&all, shared, sizeof *shared);
    strbuf_print(&all, "%s %d %d %d %d ", options->format ? options->format : "", options->page,
                 (int)options->color_space, (int)options->compression, (int)options->product);
    strbuf_number(&all, options->dpi, 6);
    strbuf_string(&all, options->date ? options->date : "");
    strbuf_append(&all, output, strlen(output) + 1);
    strbuf_append(&all, bytes->data, bytes->length);
    Hash128 hash = hash_bytes_128(all.data, all.length);
    strbuf_release(&all);
    return hash;
}

/* The name of a record that can not even be read or named is NULL: it fails alone. */
static const char *name_record(Batch *batch, size_t index, StrBuf *bytes)
{
    Job *job = batch->job;
    job_begin_record(job);
    strbuf_clear(bytes);
    if (!record_file_read(&batch->file, &job->diagnostics, index, bytes))
        return NULL;
    const JsonValue *value = record_parse(&batch->file, job->arena, &job->diagnostics, index,
                                          (Text){bytes->data, bytes->length});
    if (!value)
        return NULL;
    job_show_record(job, value);
    return output_name_make(&batch->name, job->arena, &job->diagnostics, &job->record_values);
}

static void keep_nameless(Batch *batch, BatchRecord *record)
{
    StrBuf json = {0};
    StrBuf words = {0};
    BatchAnswer answer = {0};
    record->status = BATCH_FAILED;
    batch->counts[BATCH_FAILED]++;
    job_finish_diagnostics(batch->job);
    diag_print_json(&json, &batch->job->diagnostics);
    diag_print_text(&words, &batch->job->diagnostics, DIAG_PLAIN);
    batch_print_failure(batch, record, (Text){words.data, words.length});
    if (!batch_report_add(batch, record, &answer, (Text){json.data, json.length}) ||
        batch->options->fail_fast)
        batch_stop(batch, "a record failed (--fail-fast)", "有记录失败（--fail-fast）");
    strbuf_release(&json);
    strbuf_release(&words);
}

static bool is_in_shard(const Batch *batch, size_t index)
{
    return index % (size_t)batch->options->shard_count == (size_t)batch->options->shard;
}

/* A name that is looked for among the records before. */
typedef struct NameTest {
    Batch *batch;
    const char *output;
} NameTest;

static bool has_same_name(void *context, size_t index)
{
    const NameTest *test = context;
    StrBuf bytes = {0};
    const char *other = name_record(test->batch, index, &bytes);
    bool is_same = other && strcmp(other, test->output) == 0;
    strbuf_release(&bytes);
    return is_same;
}

static bool is_new_name(Batch *batch, BatchNames *names, size_t index, const char *made)
{
    StrBuf name = {0}; /* the test makes other names in the arena of this one */
    strbuf_string(&name, made);
    NameTest test = {batch, name.data};
    uint32_t other = batch_names_add(names, test.output, index, has_same_name, &test);
    bool is_new = other == BATCH_NAME_NEW || report_twice(batch, other, index, test.output);
    strbuf_release(&name);
    return is_new;
}

/* Every name of the file is made, also those of other shards: two records with one name would
 * overwrite each other on another machine just as well. */
static bool plan_record(Batch *batch, BatchNames *names, const Hash128 *shared, size_t index,
                        StrBuf *bytes)
{
    const char *made = name_record(batch, index, bytes);
    bool is_planned = is_in_shard(batch, index);
    const char *output = made && is_planned ? arena_copy_string(batch->arena, made) : NULL;
    BatchRecord *record = is_planned ? &batch->records[batch->record_count++] : NULL;
    if (record)
        *record = (BatchRecord){.index = index, .output = output};
    if (output)
        record->source = hash_source(batch, shared, output, bytes);
    else if (record)
        keep_nameless(batch, record);
    return !made || is_new_name(batch, names, index, output ? output : made);
}

bool batch_plan(Batch *batch)
{
    Hash128 shared = prepared_layout_digest(&batch->prepared);
    if (batch->file.header.length) {
        Hash128 both[] = {shared,
                          hash_bytes_128(batch->file.header.data, batch->file.header.length)};
        shared = hash_bytes_128(both, sizeof both);
    }
    BatchNames names;
    batch_names_init(&names, batch->file.count);
    StrBuf bytes = {0};
    bool is_good = true;
    size_t most = batch->file.count / (size_t)batch->options->shard_count + 1;
    batch->records = arena_array(batch->arena, most, sizeof *batch->records);
    for (size_t i = 0; i < batch->file.count; i++)
        is_good = plan_record(batch, &names, &shared, i, &bytes) && is_good;
    strbuf_release(&bytes);
    batch_names_release(&names);
    return is_good;
}
