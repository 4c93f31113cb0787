/* yitu manual: the manual page yitu(1), made from the commands' own help. */
#include <string.h>

#include "app/arguments.h"
#include "app/console.h"
#include "app/option_list.h"
#include "yitu.h"

extern const Command command_manual;

/* Text for roff: a backslash is \e, a hyphen that is meant as one \-, and a line must not begin
 * with a full stop or an apostrophe. */
static void append_roff(StrBuf *out, Text text)
{
    bool is_line_start = out->length == 0 || out->data[out->length - 1] == '\n';
    if (is_line_start && text.length && strchr(".'", text.data[0]))
        strbuf_string(out, "\\&");
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] == '\\')
            strbuf_string(out, "\\e");
        else if (text.data[i] == '-')
            strbuf_string(out, "\\-");
        else
            strbuf_char(out, text.data[i]);
    }
}

static void append_options(StrBuf *out, const char *help)
{
    OptionLine option;
    while (option_list_next(&help, &option)) {
        strbuf_string(out, ".TP\n\\fB");
        append_roff(out, option.name);
        strbuf_string(out, "\\fR");
        if (option.argument.length) {
            strbuf_string(out, " \\fI");
            append_roff(out, option.argument);
            strbuf_string(out, "\\fR");
        }
        strbuf_char(out, '\n');
        append_roff(out, option.words);
        strbuf_char(out, '\n');
    }
}

static void append_command(StrBuf *out, const Command *command, DiagLanguage language)
{
    bool chinese = language == DIAG_CHINESE;
    strbuf_string(out, ".SS \"yitu ");
    append_roff(out, text_of(command->name));
    strbuf_string(out, "\"\n.B yitu ");
    append_roff(out, text_of(command->name));
    strbuf_char(out, '\n');
    append_roff(out, text_of(command->usage ? command->usage : ""));
    strbuf_string(out, "\n.PP\n");
    append_roff(out, text_of(chinese ? command->summary_zh : command->summary));
    strbuf_char(out, '\n');
    append_options(out, chinese ? command->help_zh : command->help);
}

static void append_page(StrBuf *out, DiagLanguage language)
{
    bool chinese = language == DIAG_CHINESE;
    strbuf_print(out, ".TH YITU 1 \"\" \"yitu %s\"\n", yitu_version());
    strbuf_string(
        out, chinese ? ".SH 名称\nyitu \\- 把 JSON 版面和指标数据变成可付印的页面\n"
                       ".SH 概要\n.B yitu\n.I 命令\n[\\fI参数\\fR...]\n.SH 命令\n"
                     : ".SH NAME\nyitu \\- JSON layouts and indicator data become pages for print\n"
                       ".SH SYNOPSIS\n.B yitu\n.I command\n[\\fIargument\\fR...]\n"
                       ".SH COMMANDS\n");
    for (int i = 0; command_table[i]; i++)
        append_command(out, command_table[i], language);
    strbuf_string(out, chinese ? ".SH 通用选项\n" : ".SH COMMON OPTIONS\n");
    append_options(out, option_list_shared(language));
    strbuf_string(
        out, chinese ? ".SH 退出状态\n0 完成；1 版面或数据有误；2 用法错误；3 系统故障。\n"
                       ".SH 环境变量\n.TP\n.B YITU_FONTS\n字体清单所在的文件夹。\n"
                       ".TP\n.B NO_COLOR\n提示信息不用颜色。\n"
                     : ".SH EXIT STATUS\n0 done; 1 the layout or data is at fault; 2 wrong "
                       "usage; 3 the system failed.\n"
                       ".SH ENVIRONMENT\n.TP\n.B YITU_FONTS\nThe folder of the font manifest.\n"
                       ".TP\n.B NO_COLOR\nMessages without colour.\n");
}

static int run(Invocation *invocation)
{
    int status = arguments_take_none(invocation, &command_manual);
    if (status >= 0)
        return status;
    StrBuf out = {0};
    append_page(&out, invocation->language);
    status = console_write(&out) ? EXIT_DONE : EXIT_SYSTEM;
    strbuf_release(&out);
    return status;
}

const Command command_manual = {
    .name = "manual",
    .usage = "",
    .summary = "the manual page yitu(1), for man: yitu manual | man -l -",
    .summary_zh = "输出手册页 yitu(1)：yitu manual | man -l -",
    .run = run,
};
