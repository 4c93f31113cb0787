/* Options that name a layout, what goes into it and how its figures are checked, shared by render,
 * check and audit. */
#ifndef APP_JOB_ARGUMENTS_H
#define APP_JOB_ARGUMENTS_H

#include "app/arguments.h"
#include "pipeline/audit_job.h"

#define MAX_PAIRS 256

typedef struct JobArguments {
    const char *layout;
    const char *data[MAX_PAIRS], *settings[MAX_PAIRS]; /* "NAME=FILE", "KEY=VALUE" as written */
    int data_count, setting_count;
    const char *approved; /* the file of approved figures, NULL: none */
    bool is_strict;       /* findings of the audit are errors */
} JobArguments;

/* Takes `argument` when it is --data, --set, --approved, --strict or the layout. -1: taken; -2: not
 * one of these; else the exit status of a usage error. */
int job_arguments_take(JobArguments *job, Arguments *arguments, const char *argument);

/* The values of --color, --product and --box. -1: taken; EXIT_USAGE: missing or none, reported. */
int arguments_take_color(const Arguments *arguments, const char *value, ColorSpace *color_space);
int arguments_take_product(const Arguments *arguments, const char *value, JobProduct *product);
int arguments_take_box(const Arguments *arguments, const char *value, PageBox *box);

/* Hands data and settings to a layout that is to be loaded. */
void job_arguments_apply(const JobArguments *job, PreparedLayout *prepared);

/* Creates the job and hands it data and settings. NULL: a pair is not of the form NAME=VALUE, which
 * has been reported. */
Job *job_arguments_create(const JobArguments *job, const Arguments *arguments, Session *session);

/* Lists the figures of a job that has run (`*audit`, never NULL), checks them, compares them with
 * the approved ones, and makes the findings errors where that was asked for. False: errors. */
bool job_arguments_audit(const JobArguments *arguments, Job *job, Audit **audit);

#endif
