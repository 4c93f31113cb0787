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
    batch_print_words(&words, &batch->job->diagnostics);
    batch_print_failure(batch, record, (Text){words.data, words.length});
    if (!batch_report_add(batch, record, &answer, (Text){json.data, json.length}) ||
        batch->options->fail_fast)
        batch_stop(batch, "a record failed (--fail-fast)", "有记录失败（--fail-fast）");
    strbuf_release(&json);
    strbuf_release(&words);
}

/* ---- Combined outputs ---- */

typedef struct Plan {
    Batch *batch;
    Hash128 shared;
    BatchNames outputs; /* of records that are files of their own */
    Map names;          /* output -> BatchRecord of whom it is, of combined records */
    Map groups;         /* what records are put together by -> BatchRecord */
    StrBuf bytes;
} Plan;

static bool refuse_record(Batch *batch, size_t index)
{
    StrBuf words = {0};
    BatchRecord record = {.index = index, .status = BATCH_FAILED};
    job_finish_diagnostics(batch->job);
    batch_print_words(&words, &batch->job->diagnostics);
    batch_print_failure(batch, &record, (Text){words.data, words.length});
    strbuf_release(&words);
    diag_report(&batch->diagnostics, E_COMBINE_RECORD, NULL,
                DIAG_ARGS(arena_print(batch->arena, "%zu", index + 1)));
    return false;
}

static void add_member(Plan *plan, BatchRecord *record, size_t index)
{
    Batch *batch = plan->batch;
    const Hash128 own = hash_source(batch, &plan->shared, record->output, &plan->bytes);
    const Hash128 both[] = {record->source, own};
    record->source = hash_bytes_128(both, sizeof both);
    record->members = arena_grow(batch->arena, record->members, record->member_count,
                                 &record->member_capacity, sizeof *record->members);
    record->members[record->member_count++] = (uint32_t)index;
}

/* The output that holds records of this key, made when it is met first. NULL: reported. */
static BatchRecord *find_group(Plan *plan, const char *key, const char *output, size_t index)
{
    Batch *batch = plan->batch;
    BatchRecord *record = map_find(&plan->groups, text_of(key));
    const BatchRecord *other = map_find(&plan->names, text_of(output));
    if (record && strcmp(record->output, output) != 0) {
        Arena *arena = batch->arena;
        diag_report(&batch->diagnostics, E_COMBINE_NAMES, NULL,
                    DIAG_ARGS(arena_print(arena, "%zu", record->index + 1),
                              arena_print(arena, "%zu", index + 1), record->output,
                              arena_copy_string(arena, output)));
        return NULL;
    }
    if (record)
        return record;
    if (other) {
        report_twice(batch, other->index, index, other->output);
        return NULL;
    }
    record = &batch->records[batch->record_count++];
    *record = (BatchRecord){.index = index, .output = arena_copy_string(batch->arena, output)};
    map_set(&plan->names, text_of(record->output), record);
    map_set(&plan->groups, text_of(arena_copy_string(batch->arena, key)), record);
    return record;
}

static bool plan_member(Plan *plan, size_t index)
{
    Batch *batch = plan->batch;
    const char *output = name_record(batch, index, &plan->bytes);
    const char *key = "";
    if (output && batch->options->group_by)
        key = output_name_make(&batch->group, batch->job->arena, &batch->job->diagnostics,
                               &batch->job->record_values);
    if (!output || !key)
        return refuse_record(batch, index);
    BatchRecord *record = find_group(plan, key, output, index);
    if (record)
        add_member(plan, record, index);
    return record != NULL;
}

/* Keeps the outputs of the shard. */
static void choose_outputs(Batch *batch)
{
    size_t count = batch->record_count;
    batch->record_count = 0;
    for (size_t i = (size_t)batch->options->shard; i < count;
         i += (size_t)batch->options->shard_count)
        batch->records[batch->record_count++] = batch->records[i];
}

/* ---- One output for each record ---- */

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

static bool is_new_name(Plan *plan, size_t index, const char *made)
{
    Batch *batch = plan->batch;
    StrBuf name = {0}; /* the test makes other names in the arena of this one */
    strbuf_string(&name, made);
    NameTest test = {batch, name.data};
    uint32_t other = batch_names_add(&plan->outputs, test.output, index, has_same_name, &test);
    bool is_new = other == BATCH_NAME_NEW || report_twice(batch, other, index, test.output);
    strbuf_release(&name);
    return is_new;
}

/* Every name of the file is made, also those of other shards: two records with one name would
 * overwrite each other on another machine just as well. */
static bool plan_record(Plan *plan, size_t index)
{
    Batch *batch = plan->batch;
    const char *made = name_record(batch, index, &plan->bytes);
    bool is_planned = is_in_shard(batch, index);
    const char *output = made && is_planned ? arena_copy_string(batch->arena, made) : NULL;
    BatchRecord *record = is_planned ? &batch->records[batch->record_count++] : NULL;
    if (record) {
        *record = (BatchRecord){.index = index, .output = output};
        if (output)
            record->source = hash_source(batch, &plan->shared, output, &plan->bytes);
        else
            keep_nameless(batch, record);
    }
    return !made || is_new_name(plan, index, output ? output : made);
}

static void plan_init(Plan *plan, Batch *batch, Arena *arena)
{
    *plan = (Plan){.batch = batch, .shared = prepared_layout_digest(&batch->prepared)};
    map_init(&plan->names, arena);
    batch_names_init(&plan->outputs, batch->options->is_combined ? 0 : batch->file.count);
    map_init(&plan->groups, arena);
    if (batch->file.header.length) {
        Hash128 both[] = {plan->shared,
                          hash_bytes_128(batch->file.header.data, batch->file.header.length)};
        plan->shared = hash_bytes_128(both, sizeof both);
    }
}

bool batch_plan(Batch *batch)
{
    Arena *arena = arena_create();
    Plan plan;
    plan_init(&plan, batch, arena);
    bool is_combined = batch->options->is_combined;
    size_t shards = is_combined ? 1 : (size_t)batch->options->shard_count;
    batch->records =
        arena_array(batch->arena, batch->file.count / shards + 1, sizeof *batch->records);
    bool is_good = true;
    for (size_t i = 0; i < batch->file.count && (is_good || !is_combined); i++)
        is_good = (is_combined ? plan_member(&plan, i) : plan_record(&plan, i)) && is_good;
    if (is_combined)
        choose_outputs(batch);
    strbuf_release(&plan.bytes);
    batch_names_release(&plan.outputs);
    arena_destroy(arena);
    return is_good;
}
