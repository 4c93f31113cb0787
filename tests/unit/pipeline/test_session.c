#include "pipeline/session.h"

#include "job_fixture.h"
#include "pipeline/output.h"
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

/* The PDF of the fixture's layout as `session` makes it, and what is said about it. */
static void render_in(TestState *test, const JobFixture *fixture, Session *session, StrBuf *out)
{
    Job *job = job_create(session, job_path(test, fixture, "page.json"));
    JobOutput output = {.path = "-", .format = "pdf"};
    CHECK(job_run(job) && job_render(job, &output, out));
    for (size_t i = 0; i < job->diagnostics.count; i++)
        strbuf_string(out, job->diagnostics.items[i].message);
    job_destroy(job);
}

/* What a session keeps (parsed files, shaped runs, breaks, font programs, streams) shows in no
 * byte: edit after edit is equal to what a fresh session makes. */
TEST(session_caches_change_no_byte)
{
    static const char *const words[] = {"一图读懂", "增长 12.5%", "“新质”——", "AV fi", "……（a）"};
    static const char *const styles[] = {"", "\"lang\": \"ja\"", "\"letterSpacing\": \"1pt\"",
                                         "\"writingMode\": \"vertical-rl\"",
                                         "\"fontFamily\": \"思源黑体\""};
    JobFixture fixture = job_fixture(test, "{}");
    uint32_t random = 1;
    for (int i = 0; i < 40; i++) {
        int chosen[4];
        for (int k = 0; k < 4; k++) {
            random = random * 1664525u + 1013904223u; /* Numerical Recipes, 7.1 */
            chosen[k] = (int)(random >> 16) % 5;
        }
        job_put(test, &fixture, "data.json",
                arena_print(test->arena, "{\"word\": \"%s\"}", words[chosen[0]]));
        job_put(test, &fixture, "page.json",
                arena_print(test->arena,
                            "{\"data\": {\"d\": {\"src\": \"data.json\"}}, \"body\": {\"type\": "
                            "\"column\", \"children\": [{\"type\": \"text\", \"text\": "
                            "\"{{d.word}}%s{{d.word}}\", \"style\": {%s}}, {\"type\": \"text\", "
                            "\"text\": \"%s\"}]}}",
                            words[chosen[1]], styles[chosen[2]], words[chosen[3]]));
        StrBuf kept = {0};
        StrBuf alone = {0};
        Session *fresh = session_create(NULL, DIAG_ENGLISH);
        render_in(test, &fixture, fixture.session, &kept);
        render_in(test, &fixture, fresh, &alone);
        session_destroy(fresh);
        CHECK(kept.length == alone.length && memcmp(kept.data, alone.data, kept.length) == 0);
        strbuf_release(&kept);
        strbuf_release(&alone);
    }
    job_release(test, &fixture);
}
