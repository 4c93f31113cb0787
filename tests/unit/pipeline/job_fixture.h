/* Jobs on files of a scratch folder, for the tests of pipeline/. */
#ifndef TESTS_UNIT_PIPELINE_JOB_FIXTURE_H
#define TESTS_UNIT_PIPELINE_JOB_FIXTURE_H

#include <stdio.h>
#include <unistd.h>

#include "base/scratch_folder.h"
#include "pipeline/job.h"
#include "test.h"

typedef struct JobFixture {
    const char *folder;
    Session *session;
    Job *job;
} JobFixture;

static inline const char *job_path(TestState *test, const JobFixture *fixture, const char *name)
{
    return scratch_path(test, fixture->folder, name);
}

static inline void job_put(TestState *test, const JobFixture *fixture, const char *name,
                           const char *text)
{
    FILE *file = fopen(job_path(test, fixture, name), "wb");
    CHECK(file != NULL);
    if (file) {
        CHECK(fwrite(text, 1, strlen(text), file) == strlen(text));
        CHECK(fclose(file) == 0);
    }
}

static inline bool job_has(TestState *test, const JobFixture *fixture, const char *name)
{
    return access(job_path(test, fixture, name), F_OK) == 0;
}

/* A job for the layout `text`, not yet run. */
static inline JobFixture job_fixture(TestState *test, const char *text)
{
    JobFixture fixture = {.folder = scratch_create(test)};
    fixture.session = session_create(NULL, DIAG_ENGLISH);
    job_put(test, &fixture, "page.json", text);
    fixture.job = job_create(fixture.session, job_path(test, &fixture, "page.json"));
    return fixture;
}

static inline void job_release(TestState *test, JobFixture *fixture)
{
    job_destroy(fixture->job);
    session_destroy(fixture->session);
    scratch_remove(test, fixture->folder);
}

static inline bool job_said(const JobFixture *fixture, DiagCode code)
{
    const DiagSink *sink = &fixture->job->diagnostics;
    for (size_t i = 0; i < sink->count; i++) {
        if (sink->items[i].code == code)
            return true;
    }
    return false;
}

#endif
