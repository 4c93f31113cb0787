/* What every command makes from its invocation: a session and a sink that know the language, the
 * fonts and the limits of the command line. */
#ifndef APP_INVOCATION_H
#define APP_INVOCATION_H

#include "app/command.h"
#include "pipeline/session.h"

/* The caller destroys it. */
Session *invocation_session(const Invocation *invocation);

/* Starts an empty sink whose texts live in `arena`; it borrows the invocation. */
void invocation_diagnostics(const Invocation *invocation, DiagSink *sink, Arena *arena);

#endif
