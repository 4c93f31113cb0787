/* Isolation: what a worker that draws from others' files gives up before it reads the first of
 * them, as far as this kernel can take it away: writing outside one folder (Landlock, Linux 5.13),
 * the network and starting programs (seccomp). It holds until the process ends.
 * Source: docs/reliability.md, "Isolation". */
#ifndef APP_ISOLATION_H
#define APP_ISOLATION_H

#include <stdbool.h>

#include "app/command.h"

/* Whether the kernel can do both. */
bool isolation_is_available(void);

/* Says on standard error that it cannot. */
void isolation_print_missing(DiagLanguage language);

/* Gives the rights up. Files may be written below `folder` alone; NULL: nowhere. What the kernel
 * cannot do is left out. False: it can, but refused. */
bool isolation_enter(const char *folder) WARN_UNUSED;

#endif
