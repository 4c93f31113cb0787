/* Commands: what the program can be asked to do. Adding one is one new file
 * src/app/command_<name>.c that defines `command_<name>`. */
#ifndef APP_COMMAND_H
#define APP_COMMAND_H

#include <stdbool.h>

#include "base/diag.h"

enum { EXIT_DONE = 0, EXIT_INPUT = 1, EXIT_USAGE = 2, EXIT_SYSTEM = 3 };

/* What every command is given. */
typedef struct Invocation {
    const char *program; /* argv[0] */
    int argument_count;
    char **arguments; /* what follows the command's name */
    DiagLanguage language;
    bool json_diagnostics;
    Limits limits;           /* --limit */
    const char *font_folder; /* --fonts, else $YITU_FONTS, else NULL: default */
} Invocation;

typedef struct Command {
    const char *name;
    const char *usage; /* what follows the name */
    const char *summary, *summary_zh;
    const char *help, *help_zh; /* options, a line each */
    bool own_language; /* --lang is the command's own option, not the language of messages */
    int (*run)(Invocation *invocation);
} Command;

extern const Command *const command_table[]; /* NULL at the end */

const Command *command_find(const char *name);

#endif
