/* yitu preflight: what a printer would complain of, with the place in the layout. */
#include "app/console.h"
#include "app/job_arguments.h"
#include "pipeline/preflight.h"

extern const Command command_preflight;

typedef struct PreflightArguments {
    JobArguments job;
    const char *rules, *press_profile;
} PreflightArguments;

static int take(PreflightArguments *preflight, Arguments *arguments, const char *argument)
{
    const char *value;
    if (arguments_option(arguments, argument, "--rules", &value))
        return arguments_take_word(arguments, value, &preflight->rules);
    if (arguments_option(arguments, argument, "--press-profile", &value))
        return arguments_take_word(arguments, value, &preflight->press_profile);
    int status = job_arguments_take(&preflight->job, arguments, argument);
    return status == -2 ? arguments_unknown(arguments, argument) : status;
}

static int run(Invocation *invocation)
{
    PreflightArguments preflight = {0};
    Arguments arguments = arguments_start(invocation, &command_preflight);
    int status;
    const char *argument;
    while ((argument = arguments_next(&arguments, &status))) {
        status = take(&preflight, &arguments, argument);
        if (status >= 0)
            return status;
    }
    if (status >= 0)
        return status;
    Session *session = session_create(invocation->font_folder, invocation->language);
    Job *job = job_arguments_create(&preflight.job, &arguments, session);
    if (!job) {
        session_destroy(session);
        return EXIT_USAGE;
    }
    bool is_good = job_run(job) && preflight_run(job, preflight.rules, preflight.press_profile);
    job_finish_diagnostics(job);
    status = console_finish(invocation, &job->diagnostics, is_good);
    job_destroy(job);
    session_destroy(session);
    return status;
}

const Command command_preflight = {
    .name = "preflight",
    .usage = "LAYOUT.json [--rules newsprint|coated|office|FILE.json] [--press-profile FILE]",
    .summary = "say what a printer would complain of, and where it stands in the layout",
    .summary_zh = "印前检查：列出印厂会提出的问题及其在版面文件中的位置",
    .help =
        "  --rules NAME          figures of layouts/press/NAME.json, or of a file of the house\n"
        "  --press-profile FILE  ICC profile of the printing condition\n"
        "  --data NAME=FILE      take the data source NAME from FILE\n"
        "  --set KEY=VALUE       set a value that expressions see\n",
    .help_zh = "  --rules NAME          采用 layouts/press/NAME.json 或本社自定文件中的限值\n"
               "  --press-profile FILE  印刷条件的 ICC 特性文件\n"
               "  --data NAME=FILE      数据源 NAME 改从 FILE 读取\n"
               "  --set KEY=VALUE       设定表达式中的值\n",
    .run = run,
};
