/* yitu separate: the printing plates as pictures, and the ink that each takes. */
#include <stdio.h>
#include <string.h>

#include "app/console.h"
#include "app/invocation.h"
#include "app/job_arguments.h"
#include "base/number.h"
#include "pipeline/separate.h"

extern const Command command_separate;

#define LEAST_DPI 10.0
#define MOST_DPI  1200.0

typedef struct SeparateArguments {
    JobArguments job;
    SeparateOptions options;
} SeparateArguments;

static int take(SeparateArguments *separate, Arguments *arguments, const char *argument)
{
    const char *value;
    if (arguments_option(arguments, argument, "-o", &value))
        return arguments_take_word(arguments, value, &separate->options.path);
    if (arguments_option(arguments, argument, "--press-profile", &value))
        return arguments_take_word(arguments, value, &separate->options.press_profile);
    if (arguments_option(arguments, argument, "--dpi", &value))
        return arguments_take_number(arguments, value, LEAST_DPI, MOST_DPI, &separate->options.dpi);
    if (arguments_option(arguments, argument, "--box", &value))
        return arguments_take_box(arguments, value, &separate->options.box);
    if (strcmp(argument, "--sheet") == 0) {
        separate->options.is_sheet = true;
        return -1;
    }
    int status = job_arguments_take(&separate->job, arguments, argument);
    return status == -2 ? arguments_unknown(arguments, argument) : status;
}

static int run(Invocation *invocation)
{
    SeparateArguments separate = {0};
    Arguments arguments = arguments_start(invocation, &command_separate);
    int status;
    const char *argument;
    while ((argument = arguments_next(&arguments, &status))) {
        status = take(&separate, &arguments, argument);
        if (status >= 0)
            return status;
    }
    if (status >= 0)
        return status;
    Session *session = invocation_session(invocation);
    Job *job = job_arguments_create(&separate.job, &arguments, session);
    if (!job) {
        session_destroy(session);
        return EXIT_USAGE;
    }
    StrBuf report = {0};
    bool is_good =
        job_run(job) && separate_run(job, &separate.options, &report) && console_write(&report);
    strbuf_release(&report);
    job_finish_diagnostics(job);
    status = console_finish(invocation, &job->diagnostics, is_good);
    job_destroy(job);
    session_destroy(session);
    return status;
}

const Command command_separate = {
    .name = "separate",
    .usage = "LAYOUT.json [-o PLATES.png] [--sheet] [--dpi N] [--box NAME] [--press-profile FILE]",
    .summary = "show the printing plates, and the ink that each takes",
    .summary_zh = "输出各色印版图片及其油墨覆盖率",
    .help = "  -o FILE               pictures FILE-Cyan.png, FILE-Magenta.png ...\n"
            "  --sheet               one picture FILE-plates.png with all plates of a page\n"
            "  --dpi N               their resolution (72)\n"
            "  --box NAME            how much of the page: trim, bleed, or media with the marks\n"
            "  --press-profile FILE  ICC profile of the printing condition\n"
            "  --data NAME=FILE      take the data source NAME from FILE\n"
            "  --set KEY=VALUE       set a value that expressions see\n",
    .help_zh = "  -o FILE               输出 FILE-Cyan.png、FILE-Magenta.png 等图片\n"
               "  --sheet               每页一张总览图 FILE-plates.png，含全部印版\n"
               "  --dpi N               图片分辨率（默认 72）\n"
               "  --box NAME            图片范围：trim 成品，bleed 含出血，media 含印刷标记\n"
               "  --press-profile FILE  印刷条件的 ICC 特性文件\n"
               "  --data NAME=FILE      数据源 NAME 改从 FILE 读取\n"
               "  --set KEY=VALUE       设定表达式中的值\n",
    .run = run,
};
