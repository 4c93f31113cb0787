/* Contrast of type with what is behind it, for readers who see little: WCAG 2.1, 1.4.3, to which
 * PDF/UA's guides refer; docs/press.md, 2.7. */
#ifndef PIPELINE_CONTRAST_H
#define PIPELINE_CONTRAST_H

#include "pipeline/job.h"

/* Reports type (W_CONTRAST) whose contrast is below 4.5 : 1, or 3 : 1 from 18 points on, once for
 * each element. The ground is what was painted last below the middle of the run; of a gradient the
 * mean of its stops. Type on pictures is left to people. The job has run. */
void contrast_check(Job *job);

#endif
