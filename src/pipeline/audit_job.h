/* The audit of a job: its figures listed, checked, written, approved. */
#ifndef PIPELINE_AUDIT_JOB_H
#define PIPELINE_AUDIT_JOB_H

#include "audit/audit.h"
#include "pipeline/job.h"

/* Lists the figures of a job that has run. Never NULL. */
Audit *audit_job_create(Job *job);

/* Writes the audit to `path`: the 核校单 (.pdf), or the list with the findings (.json). "-" is
 * standard output, as JSON. False: reported. */
bool audit_job_write(Job *job, const Audit *audit, const char *path) WARN_UNUSED;

/* Writes the file of approved figures. False: reported. */
bool audit_job_approve(Job *job, const Audit *audit, const char *path) WARN_UNUSED;

/* Compares with the file of approved figures and reports what changed. False: the file cannot be
 * read, reported. */
bool audit_job_compare(Job *job, Audit *audit, const char *path) WARN_UNUSED;

/* Makes the findings of the audit errors. */
void audit_job_be_strict(Job *job);

/* Whether a message is a finding of the audit. */
bool audit_job_is_finding(const Diagnostic *diagnostic);

#endif
