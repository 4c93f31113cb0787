/* Heads and feet of a report's pages. They are templates of their own for every page, made when all
 * pages are known; they see the values of the document and page, pages, pageLabel, chapter (number
 * and title of the chapter that the page belongs to), chapterTitle, section, sectionTitle. */
#ifndef PIPELINE_REPORT_FURNITURE_H
#define PIPELINE_REPORT_FURNITURE_H

#include "pipeline/job.h"

/* Adds them to the pages of job->result. Faults are reported. */
void report_add_furniture(Job *job);

#endif
