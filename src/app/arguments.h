/* Arguments: reading a command's options from the command line. */
#ifndef APP_ARGUMENTS_H
#define APP_ARGUMENTS_H

#include "app/command.h"

typedef struct Arguments {
    Invocation *invocation;
    const Command *command;
    int at;
    const char *option; /* the option that was read last, for messages */
} Arguments;

/* Starts reading `invocation` for `command`. */
Arguments arguments_start(Invocation *invocation, const Command *command);

/* The next argument, or NULL at the end. Common options (--lang, --diagnostics, --fonts, --limit,
 * --help)
 * are taken care of: a wrong one sets `*status` (EXIT_USAGE), --help prints and sets EXIT_DONE;
 * then NULL is returned. `*status` is -1 otherwise. */
const char *arguments_next(Arguments *arguments, int *status);

/* Whether `argument` is the option `name`; then `*value` is what follows it ("--dpi 96" or
 * "--dpi=96"), or NULL: missing, which arguments_missing reports. */
bool arguments_option(Arguments *arguments, const char *argument, const char *name,
                      const char **value);

/* Takes the value of the option that was read last. -1: taken; EXIT_USAGE: it is missing, reported.
 */
int arguments_take_word(const Arguments *arguments, const char *value, const char **word);

/* The same for a number from `least` to `most`; EXIT_USAGE also for what is none. */
int arguments_take_number(const Arguments *arguments, const char *value, double least, double most,
                          double *number);

/* Reads the command line of a command that takes common options only. -1: go on; else its exit
 * status. */
int arguments_take_none(Invocation *invocation, const Command *command);

/* Prints a usage error on standard error: what is wrong with `argument`, and the usage. Returns
 * EXIT_USAGE. */
int arguments_unknown(const Arguments *arguments, const char *argument);
int arguments_missing(const Arguments *arguments, const char *what);
int arguments_wrong(const Arguments *arguments, const char *option, const char *value);

/* The same for what passes a limit. */
int arguments_beyond(const Arguments *arguments, LimitId limit);

#endif
