/* yitu stress: a layout against all its records: what does not fit, record by record. */
#include <string.h>

#include "app/console.h"
#include "app/invocation.h"
#include "app/job_arguments.h"
#include "pipeline/stress.h"

extern const Command command_stress;

typedef struct StressArguments {
    JobArguments job;
    const char *records, *encoding;
    StressOptions options;
} StressArguments;

static int take(StressArguments *stress, Arguments *arguments, const char *argument)
{
    const char *value;
    if (strcmp(argument, "--extremes") == 0) {
        stress->options.extremes_only = true;
        return -1;
    }
    if (arguments_option(arguments, argument, "--records", &value))
        return arguments_take_word(arguments, value, &stress->records);
    if (arguments_option(arguments, argument, "--encoding", &value))
        return arguments_take_word(arguments, value, &stress->encoding);
    int status = job_arguments_take(&stress->job, arguments, argument);
    return status == -2 ? arguments_unknown(arguments, argument) : status;
}

/* False: reported. */
static bool open_parts(const StressArguments *stress, PreparedLayout *prepared, RecordFile *file)
{
    job_arguments_apply(&stress->job, prepared);
    if (!prepared_layout_load(prepared, NULL))
        return false;
    prepared_layout_read_theme(prepared);
    return record_file_open(file, prepared->arena, prepared->diagnostics, stress->records,
                            stress->encoding) &&
           prepared->diagnostics->error_count == 0;
}

static bool has_findings(const StressResult *result)
{
    return result->counts[STRESS_ERROR] || result->counts[STRESS_OVERSET] ||
           result->counts[STRESS_OVERFLOW] || result->counts[STRESS_DROPPED];
}

static int try_layout(Invocation *invocation, const StressArguments *stress)
{
    Session *session = invocation_session(invocation);
    Arena *arena = arena_create();
    DiagSink diagnostics;
    invocation_diagnostics(invocation, &diagnostics, arena);
    PreparedLayout prepared;
    RecordFile file = {.descriptor = -1};
    prepared_layout_init(&prepared, session, arena, &diagnostics, stress->job.layout);
    bool is_open = open_parts(stress, &prepared, &file);
    bool is_written = false;
    StressResult result = {0};
    if (is_open) {
        StrBuf report = {0};
        Job *job = job_create_for_records(&prepared);
        stress_run(job, &file, &stress->options, &report, &result);
        is_written = console_write(&report);
        job_destroy(job);
        strbuf_release(&report);
    }
    diag_sort(&diagnostics);
    int status = console_finish(invocation, &diagnostics, is_open && is_written);
    record_file_release(&file);
    arena_destroy(arena);
    session_destroy(session);
    return status == EXIT_DONE && has_findings(&result) ? EXIT_INPUT : status;
}

static int run(Invocation *invocation)
{
    StressArguments stress = {0};
    Arguments arguments = arguments_start(invocation, &command_stress);
    int status;
    const char *argument;
    while ((argument = arguments_next(&arguments, &status))) {
        status = take(&stress, &arguments, argument);
        if (status >= 0)
            return status;
    }
    if (status >= 0)
        return status;
    if (!stress.job.layout)
        return arguments_missing(&arguments, "LAYOUT.json");
    if (!stress.records)
        return arguments_missing(&arguments, "--records");
    stress.options.is_json = invocation->json_diagnostics;
    stress.options.language = invocation->language;
    return try_layout(invocation, &stress);
}

const Command command_stress = {
    .name = "stress",
    .usage = "LAYOUT.json --records FILE [--extremes] [--encoding NAME]",
    .summary = "try a layout against all its records: what does not fit, record by record",
    .summary_zh = "用全部记录试排版面，逐条报告溢出与略去的标签",
    .help = "  --records FILE      records: .csv, .json (a list) or .ndjson\n"
            "  --extremes          only records with the longest, shortest, largest or smallest\n"
            "                      value of a field\n"
            "  --encoding NAME     utf-8 (default) or gb18030\n"
            "  --data NAME=FILE    take the data source NAME from FILE\n"
            "  --set KEY=VALUE     set a value that expressions see\n",
    .help_zh = "  --records FILE      记录：.csv、.json（列表）或 .ndjson\n"
               "  --extremes          只试排含某字段最长、最短、最大或最小值的记录\n"
               "  --encoding NAME     utf-8（默认）或 gb18030\n"
               "  --data NAME=FILE    数据源 NAME 改从 FILE 读取\n"
               "  --set KEY=VALUE     设定表达式中的值\n",
    .run = run,
};
