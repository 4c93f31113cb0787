/* The contact sheet of separate: all plates of a page in one picture, each with its name and the
 * ink that it takes. */
#ifndef PIPELINE_SEPARATE_SHEET_H
#define PIPELINE_SEPARATE_SHEET_H

#include "pipeline/job.h"

/* A plate as the sheet shows it. */
typedef struct SheetPlate {
    const Scene *scene; /* gray: white is no ink */
    const char *name;
    double coverage; /* per cent of the trim */
} SheetPlate;

/* Appends a PNG of the sheet (A4) at `dpi`: `count` plates, at least one, of one page of `job`.
 * False: reported. */
bool separate_sheet_draw(Job *job, const SheetPlate plates[], int count, double dpi,
                         StrBuf *png) WARN_UNUSED;

#endif
