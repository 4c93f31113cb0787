/* Report: a document whose body flows over pages. What stands early in it may name pages that come
 * later, so it is laid out again until the numbers that its text was set with are true. */
#ifndef PIPELINE_REPORT_H
#define PIPELINE_REPORT_H

#include "pipeline/job.h"

/* Runs the stages from the body on: expand, build, lay out, head and foot, paint. False: errors
 * were reported. */
bool report_run(Job *job);

/* The labels of the pages, for readers: how they are counted, and from where. Sets `*count`. */
const PageLabel *report_page_labels(Job *job, int *count);

#endif
