/* yitu batch: one layout, many records, a page each. */
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "app/batch.h"
#include "app/batch_arguments.h"
#include "app/console.h"
#include "app/invocation.h"
#include "app/isolation.h"
#include "base/file.h"
#include "base/system_error.h"

extern const Command command_batch;

/* Everything that does not depend on the record. False: reported. */
static bool prepare(Batch *batch)
{
    const BatchOptions *options = batch->options;
    PreparedLayout *prepared = &batch->prepared;
    prepared_layout_init(prepared, batch->session, batch->arena, &batch->diagnostics,
                         options->job.layout);
    job_arguments_apply(&options->job, prepared);
    if (!prepared_layout_load(prepared, NULL))
        return false;
    prepared_layout_read_theme(prepared);
    if (!record_file_open(&batch->file, batch->arena, &batch->diagnostics, options->records,
                          options->encoding))
        return false;
    if (batch->diagnostics.error_count)
        return false;
    if (options->output.press_profile) /* part of the digest */
        input_list_add(&prepared->inputs, options->output.press_profile);
    output_name_init(&batch->name, batch->arena, options->output.path, prepared->language);
    if (options->group_by)
        output_name_init(&batch->group, batch->arena,
                         arena_print(batch->arena, "{{%s}}", options->group_by),
                         prepared->language);
    batch->job = job_create_for_records(prepared);
    return true;
}

static void note_inputs(Batch *batch)
{
    /* Noted after the digest is made: the records have digests of their own. */
    input_list_add(&batch->prepared.inputs, batch->file.path);
    if (batch->options->report)
        input_list_add(&batch->prepared.inputs, batch->options->report);
}

static bool plan(Batch *batch)
{
    if (!batch_plan(batch))
        return false;
    note_inputs(batch);
    return (!batch->options->resume || batch_report_resume(batch)) && batch_report_begin(batch);
}

static void print_stopped(const Batch *batch)
{
    bool can_resume = batch->options->report != NULL;
    fprintf(stderr,
            batch_is_chinese(batch) ? "yitu：批处理提前停止：%s。%s\n"
                                    : "yitu: the batch stopped before its end: %s.%s\n",
            batch->stopped,
            !can_resume               ? ""
            : batch_is_chinese(batch) ? "处理好之后，加 --resume 再次运行即可继续。"
                                      : " Run it again with --resume to go on.");
}

/* Outputs are on the disk before the report says so. */
static void sync_outputs(Batch *batch)
{
    for (size_t i = 0; i < batch->record_count; i++) {
        const char *output = batch->records[i].output;
        if (batch->records[i].status != BATCH_DONE)
            continue;
        if (!file_sync(output)) {
            const char *words =
                system_error_words(batch->arena, errno, batch->invocation->language);
            diag_report(&batch->diagnostics, W_OUTPUT_UNCONFIRMED, NULL, DIAG_ARGS(output, words));
        }
        return;
    }
}

/* The exit status: 3 when the batch did not reach its end, 1 when records failed. */
static int finish(Batch *batch, bool is_planned)
{
    if (is_planned && !batch->options->sync)
        sync_outputs(batch);
    bool is_good = is_planned && batch_report_finish(batch);
    diag_sort(&batch->diagnostics);
    int status = console_finish(batch->invocation, &batch->diagnostics, is_good);
    if (!is_planned)
        return status;
    if (!batch->options->quiet) {
        batch_print_messages(batch);
        batch_print_summary(batch);
    }
    if (batch->stopped)
        print_stopped(batch);
    if (status == EXIT_SYSTEM || (batch->stopped && !batch->options->fail_fast))
        return EXIT_SYSTEM;
    size_t whole = batch->counts[BATCH_DONE] + batch->counts[BATCH_KEPT];
    return whole == batch->record_count ? status : EXIT_INPUT;
}

static int run_batch(Invocation *invocation, const BatchOptions *options)
{
    Batch batch = {.options = options,
                   .invocation = invocation,
                   .session = invocation_session(invocation),
                   .arena = arena_create(),
                   .file = {.descriptor = -1},
                   .started = timing_clock(),
                   .journal = -1,
                   .is_terminal = isatty(STDERR_FILENO) == 1};
    batch_messages_init(&batch.messages, batch.arena);
    invocation_diagnostics(invocation, &batch.diagnostics, batch.arena);
    bool is_planned = prepare(&batch) && plan(&batch);
    if (is_planned && !options->is_open && !options->quiet && !isolation_is_available())
        isolation_print_missing(invocation->language);
    if (is_planned)
        batch_run(&batch);
    int status = finish(&batch, is_planned);
    job_destroy(batch.job);
    record_file_release(&batch.file);
    arena_destroy(batch.arena);
    session_destroy(batch.session);
    return status;
}

static int run(Invocation *invocation)
{
    BatchOptions options = batch_arguments_default();
    Arguments arguments = arguments_start(invocation, &command_batch);
    int status;
    const char *argument;
    while ((argument = arguments_next(&arguments, &status))) {
        status = batch_arguments_take(&options, &arguments, argument);
        if (status >= 0)
            return status;
    }
    if (status >= 0)
        return status;
    status = batch_arguments_check(&options, &arguments);
    options.is_combined = options.is_combined || options.group_by;
    batch_arguments_finish(&options, &invocation->limits);
    return status >= 0 ? status : run_batch(invocation, &options);
}

const Command command_batch = {
    .name = "batch",
    .usage = "LAYOUT.json --records FILE -o 'OUT/{{id}}.pdf' [options]",
    .summary = "render a layout once for each record of a table",
    .summary_zh = "对表中每条记录各渲染一次版面",
    .help =
        "  --records FILE      records: .csv, .json (a list) or .ndjson; expressions see\n"
        "                      {{record.NAME}} and {{NAME}}\n"
        "  --encoding NAME     utf-8 (default) or gb18030\n"
        "  -o NAME             output of a record, with {{ }}; folders are made\n"
        "  --combine           all records in one PDF, each with a bookmark, in their order\n"
        "  --group-by NAME     one such PDF for each value of {{NAME}}\n"
        "  --report FILE       what became of each record, as JSON Lines\n"
        "  --resume            render only what the report does not list as done, or what changed\n"
        "  -j N                worker processes (default: cores)\n"
        "  --retry N           further attempts when a worker crashes (1)\n"
        "  --fail-fast         stop at the first record that fails\n"
        "  --timeout SECONDS   for one record (60; 0: none)\n"
        "  --memory MIB        address space of a worker (4096; 0: no limit)\n"
        "  --shard I/N         only shard I of N, from 1; auto or auto/N: as Slurm or Kubernetes "
        "says\n"
        "  --sync              wait for the disk after each output, not only at the end\n"
        "  --no-isolation      workers keep the right to write elsewhere and to the network\n"
        "  --compress fast|small  fast (default): 1 % larger, a fifth faster\n"
        "  --quiet             no progress and no summary\n"
        "  --data NAME=FILE, --set KEY=VALUE, --format, --product, --press-profile, --date\n"
        "  --page N            as in render\n"
        "  --dpi N             as in render\n"
        "  --color rgb|cmyk    as in render\n",
    .help_zh = "  --records FILE      记录：.csv、.json（列表）或 .ndjson；表达式中写\n"
               "                      {{record.列名}} 或 {{列名}}\n"
               "  --encoding NAME     utf-8（默认）或 gb18030\n"
               "  -o NAME             每条记录的输出文件名，可含 {{ }}；文件夹自动建立\n"
               "  --combine           所有记录按次序合成一个 PDF，每条一个书签\n"
               "  --group-by NAME     按 {{NAME}} 的值分组，每组合成一个 PDF\n"
               "  --report FILE       每条记录的结果，JSON Lines 格式\n"
               "  --resume            只渲染报告中未完成或已改动的记录\n"
               "  -j N                渲染进程数（默认为处理器核数）\n"
               "  --retry N           渲染进程崩溃时再试的次数（1）\n"
               "  --fail-fast         一有记录失败就停止\n"
               "  --timeout SECONDS   每条记录的时间上限（60 秒；0 为不限）\n"
               "  --memory MIB        每个渲染进程的地址空间上限（4096；0 为不限）\n"
               "  --shard I/N         只处理 N 份中的第 I 份（从 1 起）；auto、auto/N：由 Slurm 或 "
               "Kubernetes 指定\n"
               "  --sync              每个文件写出后都等待落盘，而不只在最后\n"
               "  --no-isolation      不限制渲染进程写其他文件夹、使用网络的权限\n"
               "  --compress fast|small  fast（默认）文件大 1 %，快五分之一\n"
               "  --quiet             不显示进度和总结\n"
               "  --data NAME=FILE、--set KEY=VALUE、--format、--product、--press-profile、--date\n"
               "  --page N            同 render\n"
               "  --dpi N             同 render\n"
               "  --color rgb|cmyk    同 render\n",
    .run = run,
};
