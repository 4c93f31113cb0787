/* Words that the program itself draws on a page: the slug line, the names of findings. */
#ifndef PIPELINE_LABEL_H
#define PIPELINE_LABEL_H

#include "pipeline/job.h"

typedef struct LabelStyle {
    double size; /* points */
    Color color;
} LabelStyle;

/* Draws `words` with their top left corner at (x, y) and returns where the next may begin; `x`
 * where no font of the program's own choice is there, which is not reported. */
double label_draw(Job *job, Scene *scene, Point corner, const char *words, const LabelStyle *label);

#endif
