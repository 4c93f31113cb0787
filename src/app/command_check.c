/* yitu check: everything that render would complain about, and nothing written. */
#include "app/console.h"
#include "app/invocation.h"
#include "app/job_arguments.h"
#include "pipeline/contrast.h"
#include "pipeline/layout_outputs.h"

extern const Command command_check;

static int run(Invocation *invocation)
{
    JobArguments check = {0};
    bool is_accessible = false;
    Arguments arguments = arguments_start(invocation, &command_check);
    int status;
    const char *argument;
    while ((argument = arguments_next(&arguments, &status))) {
        if (strcmp(argument, "--accessible") == 0) {
            is_accessible = true;
            continue;
        }
        status = job_arguments_take(&check, &arguments, argument);
        if (status == -2)
            return arguments_unknown(&arguments, argument);
        if (status >= 0)
            return status;
    }
    if (status >= 0)
        return status;
    Session *session = invocation_session(invocation);
    Job *job = job_arguments_create(&check, &arguments, session);
    if (!job) {
        session_destroy(session);
        return EXIT_USAGE;
    }
    StrBuf unused = {0};
    Audit *audit;
    const JobOutput output = {.path = "-",
                              .product = is_accessible ? PRODUCT_DIGITAL : PRODUCT_DEFAULT};
    LayoutOutputs outputs;
    bool is_good = job_run(job) && layout_outputs_read(job, &outputs) &&
                   job_render(job, &output, &unused) && job_arguments_audit(&check, job, &audit);
    strbuf_release(&unused);
    if (is_good && is_accessible)
        contrast_check(job);
    job_finish_diagnostics(job);
    status = console_finish(invocation, &job->diagnostics, is_good);
    job_destroy(job);
    session_destroy(session);
    return status;
}

const Command command_check = {
    .name = "check",
    .usage = "LAYOUT.json [--data NAME=FILE]... [--set KEY=VALUE]... [--strict] [--approved FILE] "
             "[--accessible]",
    .summary = "say everything that render would complain about; write nothing",
    .summary_zh = "检查版面和数据，列出全部问题，不写文件",
    .help =
        "  --accessible          also what readers who see little or nothing would miss: contrast, "
        "alt\n",
    .help_zh = "  --accessible          另查低视力和失明读者会遗漏的内容：对比度、替代文字\n",
    .run = run,
};
