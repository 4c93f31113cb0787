/* yitu render: one layout, its data, all outputs. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/console.h"
#include "app/invocation.h"
#include "app/job_arguments.h"
#include "base/limits.h"
#include "base/number.h"
#include "pipeline/layout_outputs.h"

extern const Command command_render;

typedef struct RenderArguments {
    JobArguments job;
    const char *outputs[LIMIT_OUTPUTS];
    int output_count;
    const char *dump, *trace, *format;
    int page;
    double dpi;
    ColorSpace color_space;
    JobProduct product;
    PageBox box;
    const char *press_profile, *date;
    double most_ppi;
    bool timings, is_proof;
    bool has_output_options; /* some that belong to -o */
} RenderArguments;

static int take_number(Arguments *arguments, const char *value, double least, double most,
                       double *number)
{
    if (!value)
        return arguments_missing(arguments, arguments->option);
    if (!number_parse(text_of(value), number) || *number < least || *number > most)
        return arguments_wrong(arguments, arguments->option, value);
    return -1;
}

static int take_file(Arguments *arguments, const char *value, const char **file)
{
    *file = value;
    return value && *value ? -1 : arguments_missing(arguments, arguments->option);
}

static int take_output(RenderArguments *render, Arguments *arguments, const char *value)
{
    if (!value || !*value)
        return arguments_missing(arguments, "-o FILE");
    if (render->output_count == LIMIT_OUTPUTS)
        return arguments_beyond(arguments, LIMIT_ID_OUTPUTS);
    render->outputs[render->output_count++] = value;
    return -1;
}

/* What says how the files of -o are written. -2: none of these. */
static int take_output_option(RenderArguments *render, Arguments *arguments, const char *argument)
{
    const char *value;
    double number = 0;
    if (arguments_option(arguments, argument, "--format", &value))
        return take_file(arguments, value, &render->format);
    if (arguments_option(arguments, argument, "--color", &value))
        return arguments_take_color(arguments, value, &render->color_space);
    if (arguments_option(arguments, argument, "--product", &value))
        return arguments_take_product(arguments, value, &render->product);
    if (arguments_option(arguments, argument, "--box", &value))
        return arguments_take_box(arguments, value, &render->box);
    if (arguments_option(arguments, argument, "--dpi", &value))
        return take_number(arguments, value, 1, 9600, &render->dpi);
    if (arguments_option(arguments, argument, "--max-ppi", &value))
        return take_number(arguments, value, 10, 9600, &render->most_ppi);
    if (arguments_option(arguments, argument, "--page", &value)) {
        int status = take_number(arguments, value, 1, limit_row(LIMIT_ID_PAGES)->most, &number);
        render->page = status < 0 ? (int)number : 0;
        return status < 0 && number != render->page ? arguments_wrong(arguments, "--page", value)
                                                    : status;
    }
    if (strcmp(argument, "--proof") != 0)
        return -2;
    render->is_proof = true;
    return -1;
}

static int take(RenderArguments *render, Arguments *arguments, const char *argument)
{
    const char *value;
    if (arguments_option(arguments, argument, "-o", &value))
        return take_output(render, arguments, value);
    if (arguments_option(arguments, argument, "--dump-layout", &value))
        return take_file(arguments, value, &render->dump);
    if (arguments_option(arguments, argument, "--trace", &value))
        return take_file(arguments, value, &render->trace);
    if (arguments_option(arguments, argument, "--press-profile", &value))
        return take_file(arguments, value, &render->press_profile);
    if (arguments_option(arguments, argument, "--date", &value))
        return take_file(arguments, value, &render->date);
    int of_output = take_output_option(render, arguments, argument);
    if (of_output != -2) {
        render->has_output_options = true;
        return of_output;
    }
    if (strcmp(argument, "--timings") == 0) {
        render->timings = true;
        return -1;
    }
    int status = job_arguments_take(&render->job, arguments, argument);
    return status == -2 ? arguments_unknown(arguments, argument) : status;
}

static bool write_text(Job *job, const char *path, StrBuf *text)
{
    bool is_good = job_write_text(job, path, text);
    strbuf_release(text);
    return is_good;
}

static JobOutput output_of(const RenderArguments *render, int index)
{
    return (JobOutput){
        .path = render->outputs[index],
        .format = render->format,
        .page = render->page,
        .dpi = render->dpi,
        .color_space = render->color_space,
        .product = render->product,
        .press_profile = render->press_profile,
        .most_ppi = render->most_ppi,
        .is_proof = render->is_proof,
        .box = render->box,
        .date = render->date,
    };
}

/* The files that the layout asks for. */
static bool write_layout_outputs(Job *job, const RenderArguments *render,
                                 const LayoutOutputs *outputs)
{
    bool is_good = true;
    for (int i = 0; i < outputs->count; i++) {
        JobOutput output = outputs->items[i];
        output.press_profile = render->press_profile;
        output.date = render->date;
        is_good &= job_write(job, &output);
    }
    return is_good;
}

static bool write_all(Job *job, const RenderArguments *render)
{
    bool is_good = true;
    for (int i = 0; i < render->output_count; i++) {
        const JobOutput output = output_of(render, i);
        is_good &= job_write(job, &output);
    }
    StrBuf text = {0};
    if (render->dump) {
        job_dump_layout(job, &text);
        is_good &= write_text(job, render->dump, &text);
    }
    if (render->trace)
        is_good &= job_trace(job, &text) && write_text(job, render->trace, &text);
    return is_good;
}

/* Only asked for: a render without --approved or --strict costs no audit. */
static bool check_approved(Job *job, const JobArguments *arguments)
{
    Audit *audit;
    bool is_asked = arguments->approved || arguments->is_strict;
    return !is_asked || job_arguments_audit(arguments, job, &audit);
}

/* One output and nothing else needs no more than that at a time. */
static bool run_job(Job *job, const RenderArguments *render)
{
    bool is_audited = render->job.approved || render->job.is_strict;
    if (render->output_count != 1 || render->dump || render->trace || is_audited)
        return job_run(job) && check_approved(job, &render->job) && write_all(job, render);
    const JobOutput output = output_of(render, 0);
    return job_run_to(job, &output, NULL);
}

static bool names_files(const RenderArguments *render)
{
    return render->output_count || render->dump || render->trace;
}

/* Writes what the command line names, or where it names nothing, what the layout does. -1: done,
 * `*is_good` tells how; else a usage error. */
static int write_asked(Job *job, const RenderArguments *render, Arguments *arguments, bool *is_good)
{
    if (names_files(render)) {
        *is_good = run_job(job, render);
        return -1;
    }
    LayoutOutputs outputs;
    *is_good = job_run(job) && layout_outputs_read(job, &outputs);
    if (*is_good && !outputs.count)
        return arguments_missing(arguments, "-o FILE");
    *is_good = *is_good && check_approved(job, &render->job) &&
               write_layout_outputs(job, render, &outputs);
    return -1;
}

static void print_timings(const Job *job, double start_ms)
{
    char number[NUMBER_TEXT_SIZE];
    number_format(number, start_ms, 3);
    fprintf(stderr, "timing: start %s\n", number);
    for (int i = 0; i < job->timings.count; i++) {
        number_format(number, job->timings.milliseconds[i], 3);
        fprintf(stderr, "timing: %s %s\n", job->timings.names[i], number);
    }
}

static int run(Invocation *invocation)
{
    RenderArguments render = {0};
    Arguments arguments = arguments_start(invocation, &command_render);
    int status;
    const char *argument;
    while ((argument = arguments_next(&arguments, &status))) {
        status = take(&render, &arguments, argument);
        if (status >= 0)
            return status;
    }
    if (status >= 0)
        return status;
    if (!names_files(&render) && render.has_output_options)
        return arguments_missing(&arguments, "-o FILE");
    Session *session = invocation_session(invocation);
    Job *job = job_arguments_create(&render.job, &arguments, session);
    if (!job) {
        session_destroy(session);
        return EXIT_USAGE;
    }
    double start_ms = timing_now();
    bool is_good;
    status = write_asked(job, &render, &arguments, &is_good);
    if (render.timings)
        print_timings(job, start_ms);
    job_finish_diagnostics(job);
    if (status < 0)
        status = console_finish(invocation, &job->diagnostics, is_good);
    job_destroy(job);
    session_destroy(session);
    return status;
}

const Command command_render = {
    .name = "render",
    .usage = "LAYOUT.json [-o OUT.pdf] [-o OUT.png] [-o OUT.svg] [options]",
    .summary = "turn a layout and its data into pages",
    .summary_zh = "把版面和数据变成页面",
    .help =
        "  -o FILE             output; the name's ending chooses pdf, png or svg; - is standard "
        "output;\n"
        "                      without -o, what the layout's \"outputs\" name\n"
        "  --format NAME       pdf, png, svg or trace, whatever the name's ending\n"
        "  --data NAME=FILE    take the data source NAME from FILE\n"
        "  --set KEY=VALUE     set a value that expressions see: --set topic.name=...\n"
        "  --approved FILE     say which figures differ from the approved ones (yitu audit)\n"
        "  --strict            findings of the audit are errors; nothing is written then\n"
        "  --page N            only page N\n"
        "  --dpi N             resolution of PNG (150; 96 for pages in px)\n"
        "  --product NAME      PDF as digital (PDF/A-2u and PDF/UA-1; the default), press (inks "
        "and\n"
        "                      marks; the default of layouts with \"press\"), press-x1a, plain\n"
        "  --max-ppi N         pictures with far more pixels an inch than N get fewer\n"
        "  --proof             PNG and SVG as the press will show them\n"
        "  --box NAME          how much of the page a PNG or SVG shows: trim, bleed, or media "
        "with\n"
        "                      the printer's marks\n"
        "  --press-profile FILE  ICC profile of the printing condition\n"
        "  --date DATE         2026-01-02T03:04:05+08:00, instead of the layout's meta.date\n"
        "  --color rgb|cmyk    colours of the PDF\n"
        "  --dump-layout FILE  where everything stands, as JSON\n"
        "  --trace FILE        the drawing operations, as text\n"
        "  --timings           what each phase costs, on standard error\n",
    .help_zh =
        "  -o FILE             输出文件，按扩展名选择 pdf、png、svg；- 为标准输出；\n"
        "                      不写 -o 则按版面的 outputs 输出\n"
        "  --format NAME       指定格式：pdf、png、svg、trace\n"
        "  --data NAME=FILE    数据源 NAME 改从 FILE 读取\n"
        "  --set KEY=VALUE     设定表达式中的值，如 --set topic.name=...\n"
        "  --approved FILE     指出与核准文件不同的数字（见 yitu audit）\n"
        "  --strict            核校发现的问题当作错误，此时不输出\n"
        "  --page N            只输出第 N 页\n"
        "  --dpi N             PNG 分辨率（默认 150；以 px 定尺寸的页面为 96）\n"
        "  --product NAME      PDF 产品：digital（PDF/A-2u 与 PDF/UA-1，默认）、press（印刷，\n"
        "                      版面有 press 时为默认）、press-x1a、plain\n"
        "  --max-ppi N         分辨率远高于 N ppi 的图片缩减像素\n"
        "  --proof             PNG 与 SVG 模拟印刷效果（软打样）\n"
        "  --box NAME          PNG、SVG 的范围：trim 成品，bleed 含出血，media 含印刷标记\n"
        "  --press-profile FILE  印刷条件的 ICC 特性文件\n"
        "  --date DATE         2026-01-02T03:04:05+08:00，替代版面的 meta.date\n"
        "  --color rgb|cmyk    PDF 的颜色空间\n"
        "  --dump-layout FILE  以 JSON 写出各元素的位置\n"
        "  --trace FILE        以文本写出绘图操作\n"
        "  --timings           在标准错误上列出各阶段耗时\n",
    .run = run,
};
