/* The pages with their preflight findings drawn on them, for people who look rather than read. */
#ifndef PIPELINE_PREFLIGHT_PICTURE_H
#define PIPELINE_PREFLIGHT_PICTURE_H

#include "pipeline/job.h"

/* Writes the pages of a job to the PNG file `path` (several pages: FILE-1.png, FILE-2.png ...),
 * each finding as a frame with its code: errors red, warnings orange, notes blue. `box`: how much
 * of each page. False: reported. */
bool preflight_write_picture(Job *job, const char *path, PageBox box);

#endif
