/* What rendering a job and combining many share: the device and its options. Internal to output.c
 * and combine.c. */
#ifndef PIPELINE_OUTPUT_H
#define PIPELINE_OUTPUT_H

#include "pipeline/job.h"

/* The device of the output's format. NULL: reported. */
const DeviceType *output_find_device(Job *job, const JobOutput *output) WARN_UNUSED;

/* What the layout and the command line say; the product is not chosen yet. Borrows from the job. */
DeviceOptions output_device_options(Job *job, const JobOutput *output);

/* Sets the product, and for the press its condition; `*pages` become those with printer's marks.
 * False: reported. */
bool output_choose_product(Job *job, const JobOutput *output, DeviceOptions *options,
                           const Scene *const **pages, int count) WARN_UNUSED;

/* True for a path that is an input of this very run: writing there would destroy the user's file.
 */
bool output_is_input(const Job *job, const char *path);

#endif
