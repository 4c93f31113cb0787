/* A folder of its own for tests that write files. */
#ifndef TESTS_UNIT_BASE_SCRATCH_FOLDER_H
#define TESTS_UNIT_BASE_SCRATCH_FOLDER_H

#include "test.h"

/* Creates an empty folder; its path is in the test's arena. */
const char *scratch_create(TestState *test);

/* The path of `name` in the folder. */
const char *scratch_path(TestState *test, const char *folder, const char *name);

/* Number of entries, hidden ones included. */
int scratch_count(const char *folder);

/* Removes the folder and the files in it; the test fails when something else is in it. */
void scratch_remove(TestState *test, const char *folder);

#endif
