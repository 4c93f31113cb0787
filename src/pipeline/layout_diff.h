/* Layout diff: what differs between two laid-out documents, element by element. */
#ifndef PIPELINE_LAYOUT_DIFF_H
#define PIPELINE_LAYOUT_DIFF_H

#include "pipeline/diff_report.h"
#include "pipeline/job.h"

/* Compares two jobs that have run. Elements belong together by their ids, else by equal content,
 * else by type and order below the same parent. `report` has its arena and is otherwise empty;
 * texts borrow from the jobs. */
void layout_diff(Job *old_job, Job *new_job, DiffReport *report);

#endif
