/* yitu help [COMMAND] */
#include <stdio.h>

#include "app/arguments.h"
#include "app/console.h"
#include "yitu.h"

extern const Command command_help;

static void print_all(DiagLanguage language)
{
    bool chinese = language == DIAG_CHINESE;
    printf(chinese ? "yitu 一图 %s：把 JSON 版面和指标数据变成可付印的页面\n\n"
                   : "yitu 一图 %s: JSON layouts and indicator data become pages for print\n\n",
           yitu_version());
    for (int i = 0; command_table[i]; i++) {
        const Command *command = command_table[i];
        printf("  %-10s %s\n", command->name, chinese ? command->summary_zh : command->summary);
    }
    fputs(chinese ? "\n各命令的用法：yitu help COMMAND\n"
                    "退出码：0 完成；1 版面或数据有误；2 用法错误；3 系统故障\n"
                  : "\nHow to use one: yitu help COMMAND\n"
                    "Exit status: 0 done; 1 the layout or data is at fault; 2 wrong usage; 3 the "
                    "system failed\n",
          stdout);
}

static int run(Invocation *invocation)
{
    Arguments arguments = arguments_start(invocation, &command_help);
    int status;
    const char *name = arguments_next(&arguments, &status);
    const char *more = name ? arguments_next(&arguments, &status) : NULL;
    if (status >= 0)
        return status;
    if (more)
        return arguments_unknown(&arguments, more);
    const Command *command = name ? command_find(name) : NULL;
    if (name && !command)
        return arguments_unknown(&arguments, name);
    if (command)
        console_print_help(command, invocation->language);
    else
        print_all(invocation->language);
    return EXIT_DONE;
}

const Command command_help = {
    .name = "help",
    .usage = "[COMMAND]",
    .summary = "what the program and its commands do",
    .summary_zh = "本程序及各命令的说明",
    .run = run,
};
