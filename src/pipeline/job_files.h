/* Reading the files of a job. */
#ifndef PIPELINE_JOB_FILES_H
#define PIPELINE_JOB_FILES_H

#include "pipeline/job.h"

/* Reads and parses a JSON file named at `origin` (NULL: on the command line) and notes it as an
 * input of the job. NULL: reported. */
JsonValue *job_read_json(Job *job, const char *path, const Origin *origin);

#endif
