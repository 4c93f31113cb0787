/* The stages of a job that a report runs more than once; between job.c and report.c. */
#ifndef PIPELINE_JOB_STAGE_H
#define PIPELINE_JOB_STAGE_H

#include "pipeline/job.h"
#include "template/template.h"

/* What expressions of the layout see. */
const Map *job_values(const Job *job);

/* How templates of the layout are expanded with `values`. */
TemplateOptions job_template_options(const Job *job, const Map *values);

/* Expands the body. False: there is none, or errors were reported. */
bool job_expand_body(Job *job, const Map *values);

/* After the body was expanded in vain: says so, unless that is known. */
void job_report_no_body(Job *job);

/* Reads theme and page masters, and makes the builder. */
void job_open_builder(Job *job);

/* Builds and shapes the elements. False: nothing could be built. */
bool job_build(Job *job);

/* Draws the pages that were laid out. */
void job_paint(Job *job);

#endif
