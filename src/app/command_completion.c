/* yitu completion: scripts by which bash and zsh complete commands, options and files. They are
 * made from the commands' own help, so they know what the program knows. */
#include <string.h>

#include "app/arguments.h"
#include "app/console.h"
#include "app/option_list.h"

extern const Command command_completion;

/* ---- bash ---- */

static void append_option_names(StrBuf *out, const char *help)
{
    OptionLine option;
    while (option_list_next(&help, &option)) {
        strbuf_char(out, ' ');
        strbuf_text(out, option.name);
    }
}

/* "en|zh" as the words to choose from, for each option that has such. */
static void append_choices(StrBuf *out, const char *help)
{
    OptionLine option;
    while (option_list_next(&help, &option)) {
        if (!memchr(option.argument.data, '|', option.argument.length))
            continue;
        strbuf_string(out, "    ");
        strbuf_text(out, option.name);
        strbuf_string(out, ") COMPREPLY=($(compgen -W '");
        for (size_t i = 0; i < option.argument.length; i++)
            strbuf_char(out, option.argument.data[i] == '|' ? ' ' : option.argument.data[i]);
        strbuf_string(out, "' -- \"$word\")); return ;;\n");
    }
}

static void append_command_names(StrBuf *out)
{
    for (int i = 0; command_table[i]; i++)
        strbuf_print(out, "%s%s", i ? " " : "", command_table[i]->name);
}

static void append_bash(StrBuf *out)
{
    strbuf_string(out,
                  "# bash completion of yitu: eval \"$(yitu completion bash)\"\n"
                  "_yitu()\n{\n"
                  "    local word=${COMP_WORDS[COMP_CWORD]} command=${COMP_WORDS[1]} options=\n"
                  "    local commands='");
    append_command_names(out);
    strbuf_string(out, "'\n    case ${COMP_WORDS[COMP_CWORD - 1]} in\n");
    append_choices(out, option_list_shared(DIAG_ENGLISH));
    for (int i = 0; command_table[i]; i++)
        append_choices(out, command_table[i]->help);
    strbuf_string(out, "    esac\n"
                       "    if [ \"$COMP_CWORD\" = 1 ] || { [ \"$COMP_CWORD\" = 2 ] && "
                       "[ \"$command $word\" = \"help ${word#-}\" ]; }; then\n"
                       "        COMPREPLY=($(compgen -W \"$commands\" -- \"$word\"))\n"
                       "        return\n    fi\n"
                       "    case $command in\n");
    for (int i = 0; command_table[i]; i++) {
        strbuf_print(out, "    %s) options='", command_table[i]->name);
        append_option_names(out, command_table[i]->help);
        strbuf_string(out, "' ;;\n");
    }
    strbuf_string(out, "    esac\n    options+='");
    append_option_names(out, option_list_shared(DIAG_ENGLISH));
    strbuf_string(out, "'\n"
                       "    case $word in\n"
                       "    -*) COMPREPLY=($(compgen -W \"$options\" -- \"$word\")) ;;\n"
                       "    esac\n}\n"
                       "complete -o default -F _yitu yitu\n");
}

/* ---- zsh ---- */

/* Within single quotes; brackets and colons mean something to _arguments. */
static void append_quoted(StrBuf *out, Text text)
{
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] == '\'')
            strbuf_string(out, "'\\''");
        else if (strchr("[]:\\", text.data[i]))
            strbuf_print(out, "\\%c", text.data[i]);
        else
            strbuf_char(out, text.data[i]);
    }
}

static void append_zsh_argument(StrBuf *out, Text argument)
{
    bool is_choice = memchr(argument.data, '|', argument.length) != NULL;
    strbuf_char(out, ':');
    append_quoted(out, is_choice ? text_of("choice") : argument);
    strbuf_char(out, ':');
    if (!is_choice) {
        strbuf_string(out, "_files");
        return;
    }
    strbuf_char(out, '(');
    for (size_t i = 0; i < argument.length; i++)
        strbuf_char(out, argument.data[i] == '|' ? ' ' : argument.data[i]);
    strbuf_char(out, ')');
}

static void append_zsh_options(StrBuf *out, const char *help)
{
    OptionLine option;
    while (option_list_next(&help, &option)) {
        strbuf_string(out, " \\\n            '*");
        strbuf_text(out, option.name);
        strbuf_char(out, '[');
        append_quoted(out, option.words);
        strbuf_char(out, ']');
        if (option.argument.length)
            append_zsh_argument(out, option.argument);
        strbuf_char(out, '\'');
    }
}

static void append_zsh(StrBuf *out, DiagLanguage language)
{
    bool chinese = language == DIAG_CHINESE;
    strbuf_string(out, "#compdef yitu\n"
                       "_yitu()\n{\n"
                       "    local -a commands=(\n");
    for (int i = 0; command_table[i]; i++) {
        strbuf_print(out, "        '%s:", command_table[i]->name);
        append_quoted(out,
                      text_of(chinese ? command_table[i]->summary_zh : command_table[i]->summary));
        strbuf_string(out, "'\n");
    }
    strbuf_string(out,
                  "    )\n"
                  "    if (( CURRENT == 2 )) || [[ CURRENT -eq 3 && $words[2] == help ]]; then\n"
                  "        _describe command commands\n"
                  "        return\n    fi\n"
                  "    case $words[2] in\n");
    for (int i = 0; command_table[i]; i++) {
        strbuf_print(out, "    %s)\n        _arguments '*:file:_files'", command_table[i]->name);
        append_zsh_options(out, chinese ? command_table[i]->help_zh : command_table[i]->help);
        append_zsh_options(out, option_list_shared(language));
        strbuf_string(out, "\n        ;;\n");
    }
    strbuf_string(out,
                  "    esac\n}\n"
                  "if [ \"$funcstack[1]\" = _yitu ]; then _yitu; else compdef _yitu yitu; fi\n");
}

static int run(Invocation *invocation)
{
    Arguments arguments = arguments_start(invocation, &command_completion);
    int status;
    const char *shell = arguments_next(&arguments, &status);
    if (status >= 0)
        return status;
    if (!shell)
        return arguments_missing(&arguments, "bash, zsh");
    StrBuf out = {0};
    if (strcmp(shell, "bash") == 0)
        append_bash(&out);
    else if (strcmp(shell, "zsh") == 0)
        append_zsh(&out, invocation->language);
    else
        return arguments_unknown(&arguments, shell);
    status = console_write(&out) ? EXIT_DONE : EXIT_SYSTEM;
    strbuf_release(&out);
    return status;
}

const Command command_completion = {
    .name = "completion",
    .usage = "bash|zsh",
    .summary = "a script that completes commands and options in the shell",
    .summary_zh = "输出 shell 自动补全脚本",
    .run = run,
};
