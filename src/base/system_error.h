/* What the system said (errno), in plain words of both languages; strerror follows the host's
 * locale, so it cannot be used. */
#ifndef BASE_SYSTEM_ERROR_H
#define BASE_SYSTEM_ERROR_H

#include "base/arena.h"
#include "base/diag.h"

/* Words for an errno value, without a full stop: "the disk is full". A value that is not in the
 * table becomes "system error 123" in the arena. Never NULL. */
const char *system_error_words(Arena *arena, int error, DiagLanguage language);

#endif
