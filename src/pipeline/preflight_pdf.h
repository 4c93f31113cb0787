/* Preflight of a finished PDF, whoever made it: the rules that layouts have, and the clauses of the
 * standard that it was made after. */
#ifndef PIPELINE_PREFLIGHT_PDF_H
#define PIPELINE_PREFLIGHT_PDF_H

#include "pipeline/job.h"

typedef struct PdfCheck {
    const char *path;
    const char *rules;         /* profile of rules, NULL: the figures of no house in particular */
    const char *press_profile; /* NULL: that of the file's output intent */
    const char *standard;      /* "X-4", "X-1a"; NULL: what the file says */
} PdfCheck;

/* Reports findings on all pages of a file. `job` has not run; its scenes and page count are filled
 * in from the file. False: it could not be done, which is reported; findings alone give true.
 *
 * Files may be hostile: the caller bounds the process (see app/bounded.h). Not judged are what
 * blend modes, soft masks and tiling patterns lay on paper, and pictures other than of 8 bits or
 * JPEG: they count for place and resolution, but not for ink. Places are those of the unturned
 * page. */
bool preflight_pdf_run(Job *job, const PdfCheck *check);

#endif
