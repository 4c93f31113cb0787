/* Safe corrections of preflight findings: those that change nothing that a reader sees, and whose
 * right value is known. All others are left to the editor. */
#ifndef PIPELINE_PREFLIGHT_FIX_H
#define PIPELINE_PREFLIGHT_FIX_H

#include "pipeline/preflight.h"

/* Writes a copy of the job's layout with the corrections to `path` and appends a line to `report`
 * for each: "LAYOUT:LINE:COLUMN E0953 /page/bleed = \"3mm\"". All that is not corrected keeps its
 * bytes, comments too. Behind these, what is left to the editor: "LAYOUT:LINE:COLUMN E0941 not
 * corrected: ..." with the finding's own words, for errors and warnings. Corrected are only places
 * in the layout file itself, not in files that it includes: E0953  the page's bleed is set to what
 * the printer asks for; backgrounds run out by themselves E0943  black type in several inks becomes
 * black ink alone W0946  rules and outlines too thin get the least thickness of their inks Call it
 * after preflight_run and before the diagnostics are sorted. False: reported. */
bool preflight_fix(Job *job, const char *rules, const char *path, StrBuf *report);

#endif
