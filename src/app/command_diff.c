/* yitu diff: what differs between two layouts, or two PDFs. Status 1 when something does. */
#include <stdio.h>
#include <string.h>

#include "app/console.h"
#include "app/invocation.h"
#include "app/job_arguments.h"
#include "app/poppler.h"
#include "base/file.h"
#include "base/number.h"
#include "pipeline/diff_files.h"
#include "pipeline/layout_diff.h"
#include "pipeline/pdf_diff.h"

extern const Command command_diff;

#define DEFAULT_DPI 100.0
#define LEAST_DPI   20.0
#define MOST_DPI    600.0

typedef struct DiffArguments {
    JobArguments job; /* data and settings of both layouts */
    const char *paths[2];
    int path_count;
    const char *output; /* of the pictures, NULL: none */
    double dpi;
} DiffArguments;

typedef struct Diff {
    const DiffArguments *arguments;
    Invocation *invocation;
    DiagSink diagnostics;
    DiffReport report;
} Diff;

static bool print_report(Diff *diff)
{
    StrBuf out = {0};
    if (diff->invocation->json_diagnostics)
        diff_report_print_json(&diff->report, &out);
    else
        diff_report_print(&diff->report, diff->invocation->language, &out);
    bool is_good = console_write(&out);
    strbuf_release(&out);
    return is_good;
}

/* ---- PDF files ---- */

static bool report_poppler(Diff *diff, PopplerEnd end, const char *path)
{
    if (end == POPPLER_DONE)
        return true;
    DiagCode code = end == POPPLER_MISSING ? E_DIFF_NO_READER : E_DIFF_UNREADABLE;
    diag_report(&diff->diagnostics, code, NULL, DIAG_ARGS(path));
    return false;
}

static bool read_words(Diff *diff, int index, PdfWords *words)
{
    const char *path = diff->arguments->paths[index];
    StrBuf out = {0};
    bool is_good = report_poppler(diff, poppler_words(path, &out), path);
    if (is_good) {
        Text kept = {arena_copy(diff->report.arena, out.data, out.length), out.length};
        is_good = pdf_words_read(diff->report.arena, kept, words) ||
                  report_poppler(diff, POPPLER_FAILED, path);
    }
    strbuf_release(&out);
    return is_good;
}

/* The pixels are borrowed from `out`. */
static const Image *read_picture(Diff *diff, int index, int page, StrBuf *out)
{
    const char *path = diff->arguments->paths[index];
    if (!report_poppler(diff, poppler_picture(path, page, diff->arguments->dpi, out), path))
        return NULL;
    const Image *image = pdf_picture_read(diff->report.arena, (Text){out->data, out->length});
    if (!image)
        report_poppler(diff, POPPLER_FAILED, path);
    return image;
}

static bool compare_page(Diff *diff, int page)
{
    StrBuf bytes[2] = {{0}};
    const double dpi = diff->arguments->dpi;
    bool is_shared = page <= diff->report.old_page_count;
    const Image *after = read_picture(diff, 1, page, &bytes[1]);
    const Image *before = after && is_shared ? read_picture(diff, 0, page, &bytes[0]) : NULL;
    if (before)
        pdf_diff_pictures(before, after, dpi, page, &diff->report);
    bool is_good = after && (before || !is_shared);
    if (is_good && diff->arguments->output) {
        is_good = diff_write_page(&diff->report, &diff->diagnostics,
                                  pdf_picture_scene(diff->report.arena, after, dpi), page,
                                  diff->arguments->output, dpi);
    }
    strbuf_release(&bytes[0]);
    strbuf_release(&bytes[1]);
    return is_good;
}

static bool compare_pdfs(Diff *diff)
{
    PdfWords words[2];
    if (!read_words(diff, 0, &words[0]) || !read_words(diff, 1, &words[1]))
        return false;
    pdf_diff_words(&words[0], &words[1], &diff->report);
    for (int page = 1; page <= diff->report.page_count; page++) {
        if (!compare_page(diff, page))
            return false;
    }
    return print_report(diff);
}

/* ---- layouts ---- */

static Job *run_layout(Diff *diff, Session *session, int index, bool *is_good)
{
    Job *job = job_create(session, diff->arguments->paths[index]);
    job_arguments_apply(&diff->arguments->job, job->prepared);
    *is_good = job_run(job) && *is_good;
    job_finish_diagnostics(job);
    console_finish(diff->invocation, &job->diagnostics, *is_good);
    return job;
}

static bool compare_layouts(Diff *diff)
{
    const DiffArguments *arguments = diff->arguments;
    Session *session = diff->report.session;
    bool is_good = true;
    Job *before = run_layout(diff, session, 0, &is_good);
    Job *after = run_layout(diff, session, 1, &is_good);
    if (is_good)
        layout_diff(before, after, &diff->report);
    for (int i = 0; is_good && arguments->output && i < after->result.page_count; i++)
        is_good = diff_write_page(&diff->report, &diff->diagnostics, after->scenes[i], i + 1,
                                  arguments->output, arguments->dpi);
    is_good = is_good && print_report(diff);
    job_destroy(after);
    job_destroy(before);
    return is_good;
}

/* ---- the command ---- */

static bool has_extension(Arena *arena, const DiffArguments *arguments, const char *extension)
{
    return strcmp(file_extension(arena, arguments->paths[0]), extension) == 0 &&
           strcmp(file_extension(arena, arguments->paths[1]), extension) == 0;
}

static bool compare(Diff *diff)
{
    const DiffArguments *arguments = diff->arguments;
    if (has_extension(diff->report.arena, arguments, "pdf"))
        return compare_pdfs(diff);
    if (has_extension(diff->report.arena, arguments, "json"))
        return compare_layouts(diff);
    diag_report(&diff->diagnostics, E_DIFF_KINDS, NULL,
                DIAG_ARGS(arguments->paths[0], arguments->paths[1]));
    return false;
}

static int run_diff(Invocation *invocation, const DiffArguments *arguments)
{
    Diff diff = {.arguments = arguments,
                 .invocation = invocation,
                 .report = {.arena = arena_create(), .session = invocation_session(invocation)}};
    invocation_diagnostics(invocation, &diff.diagnostics, diff.report.arena);
    bool is_good = compare(&diff);
    bool is_different =
        diff.report.count > 0 || diff.report.page_count != diff.report.old_page_count;
    int status = console_finish(invocation, &diff.diagnostics, is_good);
    session_destroy(diff.report.session);
    arena_destroy(diff.report.arena);
    return status == EXIT_DONE && is_different ? EXIT_INPUT : status;
}

static int take(DiffArguments *diff, Arguments *arguments, const char *argument)
{
    const char *value;
    if (arguments_option(arguments, argument, "-o", &value))
        return arguments_take_word(arguments, value, &diff->output);
    if (arguments_option(arguments, argument, "--dpi", &value))
        return arguments_take_number(arguments, value, LEAST_DPI, MOST_DPI, &diff->dpi);
    if (argument[0] == '-' && argument[1] != '\0') {
        int status = job_arguments_take(&diff->job, arguments, argument);
        return status == -2 ? arguments_unknown(arguments, argument) : status;
    }
    if (diff->path_count == 2)
        return arguments_unknown(arguments, argument);
    diff->paths[diff->path_count++] = argument;
    return -1;
}

static int run(Invocation *invocation)
{
    DiffArguments diff = {.dpi = DEFAULT_DPI};
    Arguments arguments = arguments_start(invocation, &command_diff);
    int status;
    const char *argument;
    while ((argument = arguments_next(&arguments, &status))) {
        status = take(&diff, &arguments, argument);
        if (status >= 0)
            return status;
    }
    if (status >= 0)
        return status;
    if (diff.path_count < 2)
        return arguments_missing(&arguments, diff.path_count ? "B" : "A");
    return run_diff(invocation, &diff);
}

const Command command_diff = {
    .name = "diff",
    .usage = "A B [-o MARKS.png] [--dpi N]",
    .summary = "what differs between two layouts, or between two PDFs",
    .summary_zh = "比较两个版面或两个 PDF 的差异",
    .help =
        "  -o FILE             picture of each page of B with marks on what differs: green added,\n"
        "                      orange changed, blue moved, red dashes removed\n"
        "  --dpi N             its resolution (100)\n"
        "  --data NAME=FILE    take the data source NAME from FILE, in both layouts\n"
        "  --set KEY=VALUE     set a value that expressions see, in both layouts\n",
    .help_zh = "  -o FILE             输出 B 各页的标注图：绿为新增，橙为改动，蓝为移动，红色虚线为"
               "删去\n"
               "  --dpi N             标注图的分辨率（默认 100）\n"
               "  --data NAME=FILE    两个版面的数据源 NAME 均改从 FILE 读取\n"
               "  --set KEY=VALUE     在两个版面中设定表达式中的值\n",
    .run = run,
};
