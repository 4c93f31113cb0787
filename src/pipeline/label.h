/* Words that the program itself draws on a page: the slug line, the names of findings, the numbers
 * of differences. */
#ifndef PIPELINE_LABEL_H
#define PIPELINE_LABEL_H

#include "pipeline/job.h"

typedef struct LabelStyle {
    double size; /* points */
    Color color;
} LabelStyle;

/* What words are set with. */
typedef struct LabelPen {
    Session *session;
    Arena *arena;
    const DiagSink *diagnostics; /* whose language and limits hold; nothing is reported there */
} LabelPen;

LabelPen label_pen(Job *job);

/* Draws `words` with their top left corner at (x, y) and returns where the next may begin; `x`
 * where no font of the program's own choice is there, which is not reported. */
double label_draw(const LabelPen *pen, Scene *scene, Point corner, const char *words,
                  const LabelStyle *label);

#endif
