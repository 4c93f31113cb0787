/* The options of yitu batch. */
#ifndef APP_BATCH_ARGUMENTS_H
#define APP_BATCH_ARGUMENTS_H

#include "app/arguments.h"
#include "app/batch.h"

/* The options before any was read. */
BatchOptions batch_arguments_default(void);

/* Takes one argument. -1: taken; else the exit status of a usage error. */
int batch_arguments_take(BatchOptions *options, Arguments *arguments, const char *argument);

/* Puts the limits in for what was not chosen. */
void batch_arguments_finish(BatchOptions *options, const Limits *limits);

/* What is missing or does not fit together. -1: nothing. */
int batch_arguments_check(const BatchOptions *options, const Arguments *arguments);

#endif
