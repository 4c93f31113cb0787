/* yitu check: everything that render would complain about, and nothing written. */
#include "app/console.h"
#include "app/job_arguments.h"

extern const Command command_check;

static int run(Invocation *invocation)
{
    JobArguments check = {0};
    Arguments arguments = arguments_start(invocation, &command_check);
    int status;
    const char *argument;
    while ((argument = arguments_next(&arguments, &status))) {
        status = job_arguments_take(&check, &arguments, argument);
        if (status == -2)
            return arguments_unknown(&arguments, argument);
        if (status >= 0)
            return status;
    }
    if (status >= 0)
        return status;
    Session *session = session_create(invocation->font_folder, invocation->language);
    Job *job = job_arguments_create(&check, &arguments, session);
    if (!job) {
        session_destroy(session);
        return EXIT_USAGE;
    }
    StrBuf unused = {0};
    Audit *audit;
    bool is_good = job_run(job) && job_render(job, &(JobOutput){.path = "-"}, &unused) &&
                   job_arguments_audit(&check, job, &audit);
    strbuf_release(&unused);
    job_finish_diagnostics(job);
    status = console_finish(invocation, &job->diagnostics, is_good);
    job_destroy(job);
    session_destroy(session);
    return status;
}

const Command command_check = {
    .name = "check",
    .usage = "LAYOUT.json [--data NAME=FILE]... [--set KEY=VALUE]... [--strict] [--approved FILE]",
    .summary = "say everything that render would complain about; write nothing",
    .summary_zh = "检查版面和数据，列出全部问题，不写文件",
    .run = run,
};
