/* Worker fonts: has the folder of the font manifest changed? A manifest, a list of the house or a
 * font file that comes, goes or changes asks for a new session. */
#ifndef APP_WORKER_FONTS_H
#define APP_WORKER_FONTS_H

#include <stdint.h>

#include "base/strbuf.h"

/* What tells one state of the folder (its name ends with "/") from another. */
uint64_t worker_fonts_state(const char *folder);

/* Appends the folder and the files in it, each name with its NUL, to be watched. */
void worker_fonts_append(const char *folder, StrBuf *names);

#endif
