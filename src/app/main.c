/* The program yitu: finds the command and runs it. The only caller of exit is the C library. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/console.h"
#include "json/suggest.h"
#include "yitu.h"

#define MAX_COMMANDS 32

static const char *nearest_command(const char *word)
{
    const char *names[MAX_COMMANDS];
    int count = 0;
    while (count < MAX_COMMANDS && command_table[count]) {
        names[count] = command_table[count]->name;
        count++;
    }
    return suggest_name(text_of(word), names, count);
}

static int unknown_command(const char *word, DiagLanguage language)
{
    bool chinese = language == DIAG_CHINESE;
    const char *near = nearest_command(word);
    fprintf(stderr, chinese ? "yitu：没有“%s”这个命令。" : "yitu: there is no command “%s”.", word);
    if (near)
        fprintf(stderr, chinese ? "您是否想用“%s”？" : " Did you mean “%s”?", near);
    fputs(chinese ? "\n全部命令：yitu help\n" : "\nAll commands: yitu help\n", stderr);
    return EXIT_USAGE;
}

int main(int argc, char **argv)
{
    /* A write beyond the file size limit is an error to report, not a reason to die. */
    signal(SIGXFSZ, SIG_IGN);
    Invocation invocation = {
        .program = argc > 0 ? argv[0] : "yitu",
        .language = console_language(),
        .font_folder = getenv("YITU_FONTS"),
    };
    const char *name = argc > 1 ? argv[1] : NULL;
    if (!name) {
        command_find("help")->run(&invocation);
        return EXIT_USAGE;
    }
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0)
        name = "help";
    if (strcmp(name, "--version") == 0)
        name = "version";
    if (strcmp(name, "--limits") == 0)
        name = "limits";
    const Command *command = command_find(name);
    if (!command)
        return unknown_command(name, invocation.language);
    invocation.argument_count = argc - 2;
    invocation.arguments = argv + 2;
    int status = command->run(&invocation);
    return console_flush() || status != EXIT_DONE ? status : EXIT_SYSTEM;
}
