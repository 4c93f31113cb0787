/* Preflight: what a printer would complain of, found in the drawing and told at the place in the
 * layout that made it. */
#ifndef PIPELINE_PREFLIGHT_H
#define PIPELINE_PREFLIGHT_H

#include "pipeline/job.h"
#include "pipeline/press.h"

/* Reports findings on all pages of a job that has run. `rules` (NULL: the layout's own) names a
 * profile of rules, `press_profile` (NULL: the layout's own) an ICC profile. False: it could not be
 * done, which is reported; findings alone give true. */
bool preflight_run(Job *job, const char *rules, const char *press_profile);

/* The inks of the press that `settings` or `press_profile` name; NULL where none is named, with a
 * warning, or where it cannot be used (`*failed`, reported). The caller destroys it. */
InkConverter *preflight_open_inks(Job *job, const PressSettings *settings,
                                  const char *press_profile, bool *failed);

#endif
