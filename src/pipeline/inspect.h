/* Inspect: what the preview shows of a finished job, as JSON. Lengths are points from the trim's
 * top left corner; a place is {"file", "line", "column", "pointer"}. */
#ifndef PIPELINE_INSPECT_H
#define PIPELINE_INSPECT_H

#include "pipeline/job.h"

/* Appends the pages as an array: size, margins, bleed. */
void inspect_pages(const Job *job, StrBuf *out);

/* Appends every box of every page in paint order: {"pages": [[{"n", "t", "id", "x", ...}]]}. */
void inspect_boxes(Job *job, StrBuf *out);

/* Appends guides to lay over the pages: {"pages": [{"lines": [[left, right, baseline]], "cells":
 * [[x, y, width, height]] of grids, "reading": [{"n", "role"}] in reading order}]}. */
void inspect_guides(Job *job, StrBuf *out);

/* Appends one element: its path from the root, its place, what its text was made of, and each value
 * of its style with the place it came from. False: no element has the number. */
bool inspect_element(Job *job, uint32_t number, StrBuf *out);

/* Appends the tokens of the theme with their places. */
void inspect_tokens(Job *job, StrBuf *out);

/* Appends the diagnostics as an array of the objects of diag_print_json, each with the number "n"
 * of its element and the "excerpt" of its source line, where there are such. Call
 * job_finish_diagnostics before. */
void inspect_diagnostics(const Job *job, StrBuf *out);

#endif
