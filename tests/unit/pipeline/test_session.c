#include "pipeline/session.h"
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
