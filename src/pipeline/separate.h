/* Separate: the printing plates of a page as pictures, and how much ink each takes. */
#ifndef PIPELINE_SEPARATE_H
#define PIPELINE_SEPARATE_H

#include "pipeline/job.h"

typedef struct SeparateOptions {
    const char *path;          /* "plates.png": gives plates-Cyan.png ...; NULL: no pictures */
    const char *press_profile; /* goes before the layout's; NULL: none */
    bool is_sheet;             /* one picture, plates-plates.png, with all plates of a page */
    double dpi;                /* 0: 72 */
    PageBox box;               /* how much of the page the pictures show */
} SeparateOptions;

/* Draws the plates of a job that has run with our own rasteriser (Cairo), writes each as a gray
 * picture, and appends a line for each to `report`: page, plate, coverage of the trim in per cent.
 * False: reported. */
bool separate_run(Job *job, const SeparateOptions *options, StrBuf *report);

#endif
