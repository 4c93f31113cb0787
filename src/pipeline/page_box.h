/* How much of a page a picture shows: the page as it is trimmed, its bleed, or the whole sheet with
 * its printer's marks. */
#ifndef PIPELINE_PAGE_BOX_H
#define PIPELINE_PAGE_BOX_H

#include "scene/scene.h"

struct Job;

typedef enum PageBox { PAGE_BOX_TRIM, PAGE_BOX_BLEED, PAGE_BOX_MEDIA } PageBox;

/* A copy of `scene`, a page of the job, whose trim box is its bleed box or media box; the scene
 * itself for PAGE_BOX_TRIM. The marks of PAGE_BOX_MEDIA are those that the layout's "press" asks
 * for, without it all. `page` counts from 1. In the job's arena; without tags: it is for pictures.
 */
const Scene *page_box_show(struct Job *job, const Scene *scene, PageBox box, int page);

/* The same of `count` pages, the first of which has the number `first`. */
const Scene *const *page_box_show_all(struct Job *job, const Scene *const *pages, int count,
                                      PageBox box, int first);

#endif
