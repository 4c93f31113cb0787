/* A report on a device: its pages in their order, with what is known late drawn last. So the calls,
 * and with them the bytes of the file, are the same whether all pages are held or one section after
 * the other. */
#ifndef PIPELINE_REPORT_DRAWING_H
#define PIPELINE_REPORT_DRAWING_H

#include "device/device.h"
#include "pipeline/job.h"

typedef struct ReportDrawing {
    Job *job;
    Device *device;
    int *open_pages; /* of each page its index among the open ones, -1: it is ended */
    size_t page_count, page_capacity;
    int open_count;
} ReportDrawing;

/* Draws page `page_count` but for head and foot; NULL: its time has not come (LayoutPage.is_late).
 */
bool report_drawing_add(ReportDrawing *drawing, const Scene *body);

/* Draws what is left of a page that report_drawing_is_open(): head and foot, or all of a late one.
 */
bool report_drawing_is_open(const ReportDrawing *drawing, int page);
bool report_drawing_complete(ReportDrawing *drawing, int page, const Scene *rest);

/* Draws a report whose scenes are all there. */
bool report_drawing_all(Job *job, Device *device);

#endif
