/* yitu preflight: what a printer would complain of, with the place in the layout. */
#include "app/bounded.h"
#include "app/console.h"
#include "app/invocation.h"
#include "app/job_arguments.h"
#include "base/file.h"
#include "base/limits.h"
#include "pipeline/preflight.h"
#include "pipeline/preflight_fix.h"
#include "pipeline/preflight_pdf.h"
#include "pipeline/preflight_picture.h"

extern const Command command_preflight;

typedef struct PreflightArguments {
    Invocation *invocation;
    JobArguments job;
    const char *rules, *press_profile, *standard, *fixed, *picture;
    PageBox box; /* of the picture */
} PreflightArguments;

static int take(PreflightArguments *preflight, Arguments *arguments, const char *argument)
{
    const char *value;
    if (arguments_option(arguments, argument, "--rules", &value))
        return arguments_take_word(arguments, value, &preflight->rules);
    if (arguments_option(arguments, argument, "--press-profile", &value))
        return arguments_take_word(arguments, value, &preflight->press_profile);
    if (arguments_option(arguments, argument, "--box", &value))
        return arguments_take_box(arguments, value, &preflight->box);
    if (arguments_option(arguments, argument, "--fix", &value))
        return arguments_take_word(arguments, value, &preflight->fixed);
    if (arguments_option(arguments, argument, "--mark", &value))
        return arguments_take_word(arguments, value, &preflight->picture);
    if (arguments_option(arguments, argument, "--standard", &value)) {
        bool is_known = value && (strcmp(value, "X-4") == 0 || strcmp(value, "X-1a") == 0);
        return is_known ? arguments_take_word(arguments, value, &preflight->standard)
                        : arguments_wrong(arguments, "--standard", value ? value : "");
    }
    int status = job_arguments_take(&preflight->job, arguments, argument);
    return status == -2 ? arguments_unknown(arguments, argument) : status;
}

/* What is written of the findings, and the end. */
static int finish(const PreflightArguments *preflight, Session *session, Job *job, bool is_good)
{
    const Invocation *invocation = preflight->invocation;
    StrBuf report = {0};
    if (is_good && preflight->fixed)
        is_good = preflight_fix(job, preflight->rules, preflight->fixed, &report) &&
                  console_write(&report);
    strbuf_release(&report);
    if (is_good && preflight->picture)
        is_good = preflight_write_picture(job, preflight->picture, preflight->box);
    job_finish_diagnostics(job);
    int status = console_finish(invocation, &job->diagnostics, is_good);
    job_destroy(job);
    session_destroy(session);
    return status;
}

/* Runs in a process of its own: the file may be hostile. */
static int check_pdf(void *context)
{
    const PreflightArguments *preflight = context;
    const Invocation *invocation = preflight->invocation;
    const PdfCheck check = {.path = preflight->job.layout,
                            .rules = preflight->rules,
                            .press_profile = preflight->press_profile,
                            .standard = preflight->standard};
    Session *session = invocation_session(invocation);
    Job *job = job_create(session, check.path);
    return finish(preflight, session, job, preflight_pdf_run(job, &check));
}

static int check_pdf_bounded(PreflightArguments *preflight)
{
    const Invocation *invocation = preflight->invocation;
    bool is_chinese = invocation->language == DIAG_CHINESE;
    const Limits *limits = &invocation->limits;
    int status = EXIT_INPUT;
    BoundedEnd end =
        bounded_run(check_pdf, preflight, (unsigned)limit_value(limits, LIMIT_ID_PDF_SECONDS),
                    (unsigned long long)limit_value(limits, LIMIT_ID_PDF_MEMORY), &status);
    if (end == BOUNDED_DONE)
        return status;
    const PreflightArguments gave_up = {.invocation = preflight->invocation};
    Session *session = invocation_session(invocation);
    Job *job = job_create(session, preflight->job.layout);
    LimitId id = end == BOUNDED_TIME ? LIMIT_ID_PDF_SECONDS : LIMIT_ID_PDF_MEMORY;
    const char *value = diag_limit_text(&job->diagnostics, id);
    const char *words =
        end == BOUNDED_TIME
            ? arena_print(job->arena, is_chinese ? " %s 秒" : "%s seconds", value)
            : arena_print(job->arena, is_chinese ? " %s 字节内存" : "%s bytes of memory", value);
    diag_report_limit(&job->diagnostics, E_PDF_LIMIT, NULL, id,
                      DIAG_ARGS(preflight->job.layout, words));
    return finish(&gave_up, session, job, false);
}

static bool is_pdf(const char *path)
{
    Arena *arena = arena_create();
    bool is_one = path && strcmp(file_extension(arena, path), "pdf") == 0;
    arena_destroy(arena);
    return is_one;
}

static int run(Invocation *invocation)
{
    PreflightArguments preflight = {.invocation = invocation};
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
    if (is_pdf(preflight.job.layout) && preflight.fixed)
        return arguments_wrong(&arguments, "--fix", preflight.job.layout);
    if (is_pdf(preflight.job.layout))
        return check_pdf_bounded(&preflight);
    Session *session = invocation_session(invocation);
    Job *job = job_arguments_create(&preflight.job, &arguments, session);
    if (!job) {
        session_destroy(session);
        return EXIT_USAGE;
    }
    bool is_good = job_run(job) && preflight_run(job, preflight.rules, preflight.press_profile);
    return finish(&preflight, session, job, is_good);
}

const Command command_preflight = {
    .name = "preflight",
    .usage =
        "LAYOUT.json|FILE.pdf [--rules newsprint|coated|office|FILE.json] [--press-profile FILE]",
    .summary = "say what a printer would complain of in a layout or a finished PDF, and where",
    .summary_zh = "印前检查：列出印厂会对版面或成品 PDF 提出的问题及其位置",
    .help =
        "  --rules NAME          figures of layouts/press/NAME.json, or of a file of the house\n"
        "  --press-profile FILE  ICC profile of the printing condition\n"
        "  --fix COPY.json       write a copy of the layout with what is safe to correct; list "
        "that,\n"
        "                        and what is left to you\n"
        "  --mark FILE.png       write the pages with the findings drawn on them\n"
        "  --box NAME            how much of them: trim, bleed, or media with the printer's marks\n"
        "  --standard X-4|X-1a   clauses that a finished PDF is held to (what it says of itself)\n"
        "  --data NAME=FILE      take the data source NAME from FILE\n"
        "  --set KEY=VALUE       set a value that expressions see\n",
    .help_zh =
        "  --rules NAME          采用 layouts/press/NAME.json 或本社自定文件中的限值\n"
        "  --press-profile FILE  印刷条件的 ICC 特性文件\n"
        "  --fix COPY.json       写出已作安全修正的版面副本，并列出修正之处和未能修正的问题\n"
        "  --mark FILE.png       输出标有问题位置的页面图片\n"
        "  --box NAME            图片范围：trim 成品，bleed 含出血，media 含印刷标记\n"
        "  --standard X-4|X-1a   检查成品 PDF 所依据的标准（默认按文件声明）\n"
        "  --data NAME=FILE      数据源 NAME 改从 FILE 读取\n"
        "  --set KEY=VALUE       设定表达式中的值\n",
    .run = run,
};
