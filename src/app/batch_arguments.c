/* The options of yitu batch: see batch_arguments.h. */
#include "app/batch_arguments.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/number.h"

#define MOST_WORKERS 1024
#define MOST_SHARDS  1000000

BatchOptions batch_arguments_default(void)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    return (BatchOptions){
        .worker_count = cores > 0 && cores < MOST_WORKERS ? (int)cores : 1,
        .retries = 1,
        .time_limit_seconds = -1,
        .memory_limit_mib = -1,
        .shard_count = 1,
        .output = {.compression = COMPRESS_FAST},
    };
}

static int take_number(Arguments *arguments, const char *value, double least, double most,
                       double *number)
{
    if (!value)
        return arguments_missing(arguments, arguments->option);
    if (!number_parse(text_of(value), number) || *number < least || *number > most)
        return arguments_wrong(arguments, arguments->option, value);
    return -1;
}

static int take_integer(Arguments *arguments, const char *value, double least, double most,
                        int *integer)
{
    double number = 0;
    int status = take_number(arguments, value, least, most, &number);
    if (status >= 0)
        return status;
    if (number != (int)number)
        return arguments_wrong(arguments, arguments->option, value);
    *integer = (int)number;
    return -1;
}

static int take_text(Arguments *arguments, const char *value, const char **text)
{
    *text = value;
    return value && *value ? -1 : arguments_missing(arguments, arguments->option);
}

/* The number of this task and how many there are, from 0, as Slurm's array or an indexed job of
 * Kubernetes says; what they do not say is 0. */
static void read_scheduler(double *index, double *count)
{
    const char *slurm = getenv("SLURM_ARRAY_TASK_ID");
    const char *first = getenv("SLURM_ARRAY_TASK_MIN");
    const char *slurm_count = getenv("SLURM_ARRAY_TASK_COUNT");
    const char *kubernetes = getenv("JOB_COMPLETION_INDEX");
    double least = 0;
    *index = -1;
    *count = 0;
    if (slurm && number_parse(text_of(slurm), index)) {
        if (first && number_parse(text_of(first), &least))
            *index -= least;
        if (!slurm_count || !number_parse(text_of(slurm_count), count))
            *count = 0;
    } else if (!kubernetes || !number_parse(text_of(kubernetes), index)) {
        *index = -1;
    }
}

/* "3/20": the third of twenty; "auto" and "auto/20": as the scheduler says. */
static int take_shard(BatchOptions *options, Arguments *arguments, const char *value)
{
    if (!value)
        return arguments_missing(arguments, "--shard");
    double index;
    double count;
    read_scheduler(&index, &count);
    const char *slash = strchr(value, '/');
    size_t length = slash ? (size_t)(slash - value) : strlen(value);
    Text first = {value, length};
    bool is_good = !slash || number_parse(text_of(slash + 1), &count);
    if (!text_equals(first, "auto")) {
        is_good = is_good && slash && number_parse(first, &index);
        index -= 1;
    }
    is_good = is_good && count >= 1 && count <= MOST_SHARDS && count == (int)count && index >= 0 &&
              index < count && index == (int)index;
    if (!is_good)
        return arguments_wrong(arguments, "--shard", value);
    options->shard = (int)index;
    options->shard_count = (int)count;
    return -1;
}

static int take_compression(BatchOptions *options, Arguments *arguments, const char *value)
{
    bool is_fast = value && strcmp(value, "fast") == 0;
    if (!is_fast && (!value || strcmp(value, "small") != 0))
        return arguments_wrong(arguments, "--compress", value ? value : "");
    options->output.compression = is_fast ? COMPRESS_FAST : COMPRESS_WELL;
    return -1;
}

static bool take_flag(BatchOptions *options, const char *argument)
{
    const struct {
        const char *name;
        bool *flag;
    } rows[] = {{"--resume", &options->resume},       {"--fail-fast", &options->fail_fast},
                {"--quiet", &options->quiet},         {"-q", &options->quiet},
                {"--combine", &options->is_combined}, {"--sync", &options->sync},
                {"--no-isolation", &options->is_open}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        if (strcmp(argument, rows[i].name) == 0) {
            *rows[i].flag = true;
            return true;
        }
    }
    return false;
}

static bool take_texts(BatchOptions *options, Arguments *arguments, const char *argument,
                       int *status)
{
    const struct {
        const char *name;
        const char **text;
    } rows[] = {
        {"--records", &options->records},  {"--encoding", &options->encoding},
        {"-o", &options->output.path},     {"--format", &options->output.format},
        {"--report", &options->report},    {"--press-profile", &options->output.press_profile},
        {"--date", &options->output.date}, {"--group-by", &options->group_by}};
    const char *value;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        if (!arguments_option(arguments, argument, rows[i].name, &value))
            continue;
        *status = take_text(arguments, value, rows[i].text);
        return true;
    }
    return false;
}

static bool take_numbers(BatchOptions *options, Arguments *arguments, const char *argument,
                         int *status)
{
    const struct {
        const char *name;
        double least, most;
        int *integer;
    } rows[] = {{"-j", 1, MOST_WORKERS, &options->worker_count},
                {"--retry", 0, 100, &options->retries},
                {"--memory", 0, 1 << 20, &options->memory_limit_mib},
                {"--page", 1, limit_row(LIMIT_ID_PAGES)->most, &options->output.page}};
    const char *value;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        if (!arguments_option(arguments, argument, rows[i].name, &value))
            continue;
        *status = take_integer(arguments, value, rows[i].least, rows[i].most, rows[i].integer);
        return true;
    }
    return false;
}

int batch_arguments_take(BatchOptions *options, Arguments *arguments, const char *argument)
{
    int status = -1;
    const char *value;
    if (take_flag(options, argument) || take_texts(options, arguments, argument, &status) ||
        take_numbers(options, arguments, argument, &status))
        return status;
    if (arguments_option(arguments, argument, "--timeout", &value))
        return take_number(arguments, value, 0, 1e6, &options->time_limit_seconds);
    if (arguments_option(arguments, argument, "--dpi", &value))
        return take_number(arguments, value, 1, 9600, &options->output.dpi);
    if (arguments_option(arguments, argument, "--color", &value))
        return arguments_take_color(arguments, value, &options->output.color_space);
    if (arguments_option(arguments, argument, "--product", &value))
        return arguments_take_product(arguments, value, &options->output.product);
    if (arguments_option(arguments, argument, "--compress", &value))
        return take_compression(options, arguments, value);
    if (arguments_option(arguments, argument, "--shard", &value))
        return take_shard(options, arguments, value);
    status = job_arguments_take(&options->job, arguments, argument);
    return status == -2 ? arguments_unknown(arguments, argument) : status;
}

void batch_arguments_finish(BatchOptions *options, const Limits *limits)
{
    if (options->time_limit_seconds < 0)
        options->time_limit_seconds = limit_value(limits, LIMIT_ID_BATCH_SECONDS);
    if (options->memory_limit_mib < 0)
        options->memory_limit_mib =
            (int)ceil(limit_value(limits, LIMIT_ID_BATCH_MEMORY) / BYTES_PER_MIB);
    options->open_files = (int)limit_value(limits, LIMIT_ID_BATCH_FILES);
}

int batch_arguments_check(const BatchOptions *options, const Arguments *arguments)
{
    if (!options->job.layout)
        return arguments_missing(arguments, "LAYOUT.json");
    if (!options->records)
        return arguments_missing(arguments, "--records FILE");
    if (!options->output.path)
        return arguments_missing(arguments, "-o 'NAME-{{id}}.pdf'");
    if (options->is_combined && options->group_by)
        return arguments_wrong(arguments, "--combine", "--group-by");
    if (options->resume && !options->report)
        return arguments_missing(arguments, "--report FILE (--resume)");
    return -1;
}
