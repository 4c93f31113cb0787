/* yitu audit: every printed figure with its source, and what is wrong with it. */
#include "app/console.h"
#include "app/invocation.h"
#include "app/job_arguments.h"

#include <string.h>

extern const Command command_audit;

static int take_file(Arguments *arguments, const char *value, const char **file)
{
    *file = value;
    return value && *value ? -1 : arguments_missing(arguments, arguments->option);
}

typedef struct AuditArguments {
    JobArguments job;
    const char *output, *approve;
} AuditArguments;

static int take(AuditArguments *audit, Arguments *arguments, const char *argument)
{
    const char *value;
    if (arguments_option(arguments, argument, "-o", &value))
        return take_file(arguments, value, &audit->output);
    if (arguments_option(arguments, argument, "--approve", &value))
        return take_file(arguments, value, &audit->approve);
    int status = job_arguments_take(&audit->job, arguments, argument);
    return status == -2 ? arguments_unknown(arguments, argument) : status;
}

/* With --strict a finding is an error, and what is in error is not approved. */
static bool audit_and_write(Job *job, const AuditArguments *arguments)
{
    Audit *audit;
    if (!job_run(job))
        return false;
    bool is_good = job_arguments_audit(&arguments->job, job, &audit);
    if (arguments->output)
        is_good &= audit_job_write(job, audit, arguments->output);
    if (is_good && arguments->approve)
        is_good = audit_job_approve(job, audit, arguments->approve);
    return is_good;
}

static int run(Invocation *invocation)
{
    AuditArguments audit = {0};
    Arguments arguments = arguments_start(invocation, &command_audit);
    int status;
    const char *argument;
    while ((argument = arguments_next(&arguments, &status))) {
        status = take(&audit, &arguments, argument);
        if (status >= 0)
            return status;
    }
    if (status >= 0)
        return status;
    Session *session = invocation_session(invocation);
    Job *job = job_arguments_create(&audit.job, &arguments, session);
    if (!job) {
        session_destroy(session);
        return EXIT_USAGE;
    }
    bool is_good = audit_and_write(job, &audit);
    job_finish_diagnostics(job);
    status = console_finish(invocation, &job->diagnostics, is_good);
    job_destroy(job);
    session_destroy(session);
    return status;
}

const Command command_audit = {
    .name = "audit",
    .usage = "LAYOUT.json [-o AUDIT.pdf|AUDIT.json] [options]",
    .summary = "list every printed figure with its source, and what is wrong with it",
    .summary_zh = "核校：列出印出的每个数字及其出处，并指出问题",
    .help =
        "  -o FILE             the list: .pdf (with the pages, numbered) or .json; - is JSON on\n"
        "                      standard output\n"
        "  --approve FILE      write the figures with digests, as approved\n"
        "  --approved FILE     say which figures differ from the approved ones\n"
        "  --strict            findings are errors\n"
        "  --data NAME=FILE    take the data source NAME from FILE\n"
        "  --set KEY=VALUE     set a value that expressions see\n",
    .help_zh =
        "  -o FILE             核校单：.pdf（附带编号的小样）或 .json；- 为标准输出（JSON）\n"
        "  --approve FILE      把数字连同摘要写入核准文件\n"
        "  --approved FILE     指出与核准文件不同的数字\n"
        "  --strict            把发现的问题当作错误\n"
        "  --data NAME=FILE    数据源 NAME 改从 FILE 读取\n"
        "  --set KEY=VALUE     设定表达式中的值\n",
    .run = run,
};
