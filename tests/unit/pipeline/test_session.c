#include "pipeline/session.h"

#include "pipeline/job.h"
#include "test.h"

TEST(session_finds_the_shipped_files)
{
    Session *session = session_create(NULL, DIAG_CHINESE);
    CHECK(session->language == DIAG_CHINESE && session->diagnostics.count == 0);
    CHECK(session->layout_folder != NULL && font_library_family_count(session->fonts) > 0);
    session_destroy(session);
    session_destroy(NULL);
}

TEST(session_without_a_manifest_says_so)
{
    Session *session = session_create("/no/such/folder", DIAG_ENGLISH);
    CHECK(session->diagnostics.error_count == 1);
    session_destroy(session);
}

TEST(session_keeps_the_memory_of_a_job_for_the_next)
{
    Session *session = session_create(NULL, DIAG_ENGLISH);
    Job *first = job_create(session, "none.json");
    Job *second = job_create(session, "none.json");
    const Arena *arena = first->arena;
    job_destroy(first);
    CHECK(session->spare == arena);
    job_destroy(second);
    CHECK(session->spare == arena);
    Job *third = job_create(session, "none.json");
    CHECK(third->arena == arena && session->spare == NULL);
    arena_alloc(third->arena, (size_t)40 << 20);
    job_destroy(third);
    CHECK(session->spare == NULL);
    session_destroy(session);
}
