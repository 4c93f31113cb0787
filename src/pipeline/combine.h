/* Combine: one PDF of many records, a part with a bookmark for each. Fonts are embedded once; pages
 * go into the file as they are drawn, so that memory grows by a few bytes for each object only. */
#ifndef PIPELINE_COMBINE_H
#define PIPELINE_COMBINE_H

#include "pipeline/job.h"

typedef struct Combine Combine;

/* A document that is to become output->path, from records that `job` (job_create_for_records) runs.
 * Both are borrowed. Nothing is opened before the first record is there. */
Combine *combine_create(Job *job, const JobOutput *output);

/* Adds the pages of the record that the job has just run. The bookmark is the layout's title for
 * this record; without one, the number of the part. False: reported in the job's diagnostics, and
 * nothing can be added any more. */
bool combine_add(Combine *combine);

/* Ends the file and gives it its name. `written` may be NULL. False: reported, and there is no
 * file. Call combine_destroy in any case. */
bool combine_finish(Combine *combine, JobWritten *written) WARN_UNUSED;

/* Frees everything; a file that is not finished goes without a trace. */
void combine_destroy(Combine *combine);

#endif
