/* Poppler: the words and pixels of a PDF, from poppler's programs pdftotext and pdftoppm, run as
 * processes. Linking a reader of PDF would bring its licence (GPL, AGPL) and its faults into this
 * program; a process brings neither. */
#ifndef APP_POPPLER_H
#define APP_POPPLER_H

#include <stdbool.h>

#include "base/strbuf.h"

typedef enum PopplerEnd {
    POPPLER_DONE,
    POPPLER_MISSING, /* the program is not installed */
    POPPLER_FAILED   /* it refused the file, took too long or wrote too much */
} PopplerEnd;

/* Appends the words of all pages, XHTML. */
PopplerEnd poppler_words(const char *path, StrBuf *out);

/* Appends page `page` (from 1) as PPM. */
PopplerEnd poppler_picture(const char *path, int page, double dpi, StrBuf *out);

#endif
