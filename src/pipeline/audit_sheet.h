/* The 核校单: the audit as pages, made from a layout of our own (layouts/audit/sheet.json). */
#ifndef PIPELINE_AUDIT_SHEET_H
#define PIPELINE_AUDIT_SHEET_H

#include "pipeline/audit_job.h"

/* Writes the sheet as a PDF. First come the pages of the job, small, with the numbers of their
 * figures on them; then the list of the figures; then the findings. False: reported. */
bool audit_sheet_write(Job *job, const Audit *audit, const char *path) WARN_UNUSED;

#endif
