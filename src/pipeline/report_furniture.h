/* Heads and feet of a report's pages. They are templates of their own for every page, made when all
 * pages are known; they see the values of the document and page, pages, pageLabel, chapter (number
 * and title of the chapter that the page belongs to), chapterTitle, section, sectionTitle. */
#ifndef PIPELINE_REPORT_FURNITURE_H
#define PIPELINE_REPORT_FURNITURE_H

#include "pipeline/job.h"

/* Where the walk over the register has come to, page by page. */
typedef struct ReportHeadings {
    size_t next;
    const RegisterEntry *chapter, *section; /* NULL: none yet */
} ReportHeadings;

/* Adds them to the pages of job->result. Faults are reported. */
void report_add_furniture(Job *job);

/* Adds them to one page; pages come in their order. What is made lives in the builder's arena. */
void report_add_furniture_to(Job *job, int index, ReportHeadings *at);

bool report_has_furniture(const LayoutPage *page);

#endif
