/* Layout outputs: the files that a layout itself asks for, written by `yitu render` without -o. */
#ifndef PIPELINE_LAYOUT_OUTPUTS_H
#define PIPELINE_LAYOUT_OUTPUTS_H

#include "json/field.h"
#include "pipeline/job.h"

typedef struct LayoutOutputs {
    JobOutput *items; /* count of them, in the order of the layout, in the job's arena */
    int count;
} LayoutOutputs;

/* Members of one output. */
extern const Field layout_output_fields[];

/* Reads "outputs" of the job's layout, which job_run has loaded; items whose "if" is false are not
 * there. What data fill into a name is made safe (see output_name.h), and what the layout itself
 * says leads nowhere but below the working folder and to a file of a format that yitu writes, so
 * that a layout of a stranger can overwrite nothing else. False: something was reported.
 * Source: docs/reliability.md, threat O4. */
bool layout_outputs_read(Job *job, LayoutOutputs *outputs) WARN_UNUSED;

#endif
