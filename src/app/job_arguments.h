/* Options that name a layout and what goes into it, shared by render and check. */
#ifndef APP_JOB_ARGUMENTS_H
#define APP_JOB_ARGUMENTS_H

#include "app/arguments.h"
#include "pipeline/job.h"

#define MAX_PAIRS 256

typedef struct JobArguments {
    const char *layout;
    const char *data[MAX_PAIRS], *settings[MAX_PAIRS]; /* "NAME=FILE", "KEY=VALUE" as written */
    int data_count, setting_count;
} JobArguments;

/* Takes `argument` when it is --data, --set or the layout. -1: taken; -2: not one of these; else
 * the exit status of a usage error. */
int job_arguments_take(JobArguments *job, Arguments *arguments, const char *argument);

/* Hands data and settings to a layout that is to be loaded. */
void job_arguments_apply(const JobArguments *job, PreparedLayout *prepared);

/* Creates the job and hands it data and settings. NULL: a pair is not of the form NAME=VALUE, which
 * has been reported. */
Job *job_arguments_create(const JobArguments *job, const Arguments *arguments, Session *session);

#endif
