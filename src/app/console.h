/* Console: what the program prints for people. */
#ifndef APP_CONSOLE_H
#define APP_CONSOLE_H

#include "app/command.h"
#include "base/strbuf.h"

/* Chinese when LC_ALL, LC_MESSAGES or LANG say so, else English. */
DiagLanguage console_language(void);

/* "zh", "zh-CN", "en" ...; false: neither. */
bool console_parse_language(const char *name, DiagLanguage *language);

/* Writes all of the buffer to standard output; false: it could not be written (said so). */
bool console_write(const StrBuf *out);

/* Whether all that was printed on standard output has got there; false: said so. */
bool console_flush(void);

/* Prints the diagnostics on standard error, as text or as JSON lines, coloured on
 * a terminal unless NO_COLOR is set, and gives the exit status that they mean. */
int console_finish(const Invocation *invocation, const DiagSink *diagnostics, bool succeeded);

/* A command's help on standard output. */
void console_print_help(const Command *command, DiagLanguage language);

#endif
