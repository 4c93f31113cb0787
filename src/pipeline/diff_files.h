/* Writing the pictures of a diff. */
#ifndef PIPELINE_DIFF_FILES_H
#define PIPELINE_DIFF_FILES_H

#include "pipeline/diff_report.h"

/* Writes the marked page as a PNG file: `path`, or for several pages with "-2" before the
 * extension. False: reported. */
bool diff_write_page(const DiffReport *report, DiagSink *diagnostics, const Scene *scene, int page,
                     const char *path, double dpi);

#endif
