/* Printer's marks around a page: crop marks, registration marks, colour bars, the slug line. */
#ifndef PIPELINE_PRESS_MARKS_H
#define PIPELINE_PRESS_MARKS_H

#include "pipeline/press.h"

typedef struct PressMarks {
    unsigned marks; /* MARK_ bits */
    const DocumentInfo *info;
    const char *condition;
    int page, page_count; /* from 1 */
} PressMarks;

/* A copy of `scene` with room outside the bleed and the marks drawn there; the scene itself where
 * no marks are wanted. */
const Scene *press_marks_add(struct Job *job, const Scene *scene, const PressMarks *marks);

#endif
