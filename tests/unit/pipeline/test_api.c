#include "pipeline/job_fixture.h"
#include "yitu.h"

/* The public interface, used as a stranger would. */
static YituJob *api_job(TestState *test, YituSession *session, JobFixture *fixture,
                        const char *layout)
{
    *fixture = job_fixture(test, layout);
    return yitu_job_create(session, job_path(test, fixture, "page.json"));
}

TEST(api_renders_a_page)
{
    YituSession *session = yitu_session_create(NULL);
    JobFixture fixture;
    YituJob *job = api_job(test, session, &fixture,
                           "{\"page\": {\"size\": \"20pt 30pt\"}, \"body\": \"{{a}}\"}");
    yitu_job_set(job, "a", "甲");
    CHECK(yitu_job_run(job) && yitu_job_page_count(job) == 1);
    double width;
    double height;
    CHECK(yitu_job_page_size(job, 1, &width, &height) && width == 20 && height == 30);
    CHECK(!yitu_job_page_size(job, 0, &width, &height) &&
          !yitu_job_page_size(job, 2, &width, &height));
    void *bytes;
    size_t size;
    CHECK(yitu_job_render(job, &(YituRenderOptions){.format = "svg"}, &bytes, &size) && size > 0);
    yitu_free(bytes);
    CHECK(yitu_job_render(job, NULL, &bytes, &size) && memcmp(bytes, "%PDF-", 5) == 0);
    yitu_free(bytes);
    CHECK(yitu_job_diagnostic(job, 0) == NULL && yitu_job_diagnostic(job, -1) == NULL);
    yitu_job_destroy(job);
    job_release(test, &fixture);
    yitu_session_destroy(session);
}

TEST(api_gives_diagnostics_in_order)
{
    YituSession *session = yitu_session_create(&(YituSessionOptions){.language = YITU_CHINESE});
    JobFixture fixture;
    YituJob *job =
        api_job(test, session, &fixture, "{\n \"boddy\": 1,\n \"body\": {\"type\": \"colum\"}}");
    void *bytes = test;
    size_t size = 1;
    CHECK(!yitu_job_run(job) && !yitu_job_render(job, NULL, &bytes, &size));
    CHECK(bytes == NULL && size == 0 && yitu_job_page_count(job) == 0);
    const YituDiagnostic *first = yitu_job_diagnostic(job, 0);
    CHECK(first && first->severity == YITU_ERROR && strcmp(first->code, "E0301") == 0);
    const YituDiagnostic *second = yitu_job_diagnostic(job, 1);
    CHECK(second && second->line == 3 && second->column == 19);
    CHECK_TEXT(second->pointer, "/body/type");
    CHECK_TEXT(second->hint, "您是否想写“column”？");
    yitu_job_destroy(job);
    job_release(test, &fixture);
    yitu_session_destroy(session);
    yitu_job_destroy(NULL);
    yitu_session_destroy(NULL);
}

TEST(api_limits_can_be_chosen)
{
    YituSession *session = yitu_session_create(NULL);
    CHECK(!yitu_session_limit(session, "PAGES=0") && !yitu_session_limit(session, "JSON_DEPTH=9") &&
          !yitu_session_limit(session, "NOTHING=1"));
    CHECK(yitu_session_limit(session, "EXPANSIONS=2"));
    static const char layout[] = "{\"body\": {\"type\": \"column\", \"children\": [{\"type\": "
                                 "\"spacer\", \"repeat\": 3}]}}";
    JobFixture fixture;
    YituJob *job = api_job(test, session, &fixture, layout);
    CHECK(!yitu_job_run(job));
    CHECK(strstr(yitu_job_diagnostic(job, 0)->hint, "The limit EXPANSIONS is 2;") != NULL);
    yitu_job_destroy(job);
    job_release(test, &fixture);
    CHECK(yitu_session_limit(session, "EXPANSIONS=3"));
    job = api_job(test, session, &fixture, layout);
    CHECK(yitu_job_run(job));
    yitu_job_destroy(job);
    job_release(test, &fixture);
    yitu_session_destroy(session);
}
