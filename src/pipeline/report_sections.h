/* Sections: a report built, laid out and drawn one section after the other, a section being what
 * stands between two page breaks among the body's children. Of a section that is done there remain
 * its pages' numbers and the register; but one that shows what is known only in the end (a
 * contents) is kept until then. */
#ifndef PIPELINE_REPORT_SECTIONS_H
#define PIPELINE_REPORT_SECTIONS_H

#include "pipeline/job.h"

/* Reads the register of the body, expanded with `values`, and forgets the body. What is wrong with
 * the body is reported when it is built. */
void report_sections_read(Job *job, const Map *values, Register *list);

typedef struct ReportSections ReportSections;

/* The body expanded with `values`; job->entries is its register. */
ReportSections *report_sections_create(Job *job, const Map *values);

/* Builds and lays out everything: job->result, without boxes, and the pages of job->entries.
 * `device` takes the pages but for heads, feet and what is late; NULL: they are not drawn. False:
 * nothing could be built, or drawn, which is reported. */
bool report_sections_run(ReportSections *sections, Device *device);

/* Draws the rest of the pages on the same device. False: reported. */
bool report_sections_complete(ReportSections *sections);

void report_sections_destroy(ReportSections *sections);

#endif
