/* Structure elements of the runs of a text: links, words in another language, ruby with its base
 * (PDF 1.7, 14.8.4.4; PDF/UA-1, 7.2). Called by text_content.c around what it draws. */
#ifndef ELEMENT_RUN_TAGS_H
#define ELEMENT_RUN_TAGS_H

#include "layout/paint.h"
#include "text/text.h"

typedef enum RunSide { RUN_IS_BASE, RUN_IS_RUBY } RunSide;

/* The tags that were begun, the outermost first. */
typedef struct RunTags {
    const Tag *tags[4]; /* count of them */
    int count;
} RunTags;

/* Begins what a run of the span `span` of `layout` belongs to; for ruby, the span of its base. The
 * runs of one span are one link and one stretch of language, on however many lines, and neighbours
 * below one ruby are one ruby. `bounds` is the run's box in the layout. */
RunTags run_tags_begin(PaintContext *context, const TextLayout *layout, int span, RunSide side,
                       Rect bounds);
void run_tags_end(PaintContext *context, const RunTags *tags);

#endif
