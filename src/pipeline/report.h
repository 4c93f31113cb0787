/* Report: a document whose body flows over pages. What stands early in it may name pages that come
 * later, so it is laid out again until the numbers that its text was set with are true. */
#ifndef PIPELINE_REPORT_H
#define PIPELINE_REPORT_H

#include "pipeline/job.h"

/* Runs the stages from the body on: expand, build, lay out, head and foot, paint. False: errors
 * were reported. */
bool report_run(Job *job);

/* Whether a report with this output alone can be written section by section: a PDF of all its pages
 * without printer's marks, which count them. */
bool report_can_stream(Job *job, const JobOutput *output);

/* Runs the same stages and writes the output, one section after the other: the same bytes as
 * report_run and job_write_measured. `written` as there. False: reported. */
bool report_stream(Job *job, const JobOutput *output, JobWritten *written);

/* The entry's element begins on page `index` of job->result. */
void report_set_page(Job *job, RegisterEntry *entry, int index);

/* The labels of the pages, for readers: how they are counted, and from where. Sets `*count`. */
const PageLabel *report_page_labels(Job *job, int *count);

#endif
