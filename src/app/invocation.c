/* What commands make from their invocation: see invocation.h. */
#include "app/invocation.h"

Session *invocation_session(const Invocation *invocation)
{
    Session *session = session_create(invocation->font_folder, invocation->language);
    session->limits = invocation->limits;
    return session;
}

void invocation_diagnostics(const Invocation *invocation, DiagSink *sink, Arena *arena)
{
    diag_init(sink, arena, invocation->language);
    sink->limits = &invocation->limits;
}
