#include "pipeline/job_fixture.h"

#define PAGE "\"page\": {\"size\": \"100pt 100pt\"}"

TEST(job_runs_all_stages)
{
    JobFixture fixture = job_fixture(
        test, "{" PAGE
              ", \"data\": {\"rows\": {\"src\": \"rows.json\"}}, \"body\": {\"type\": \"column\","
              "\"children\": [{\"type\": \"text\", \"text\": \"{{r.a}}{{word}}\", \"repeat\": "
              "\"rows\", \"as\":"
              "\"r\"}]}}");
    job_put(test, &fixture, "rows.json", "[{\"a\": \"甲\"}, {\"a\": \"乙\"}]");
    job_set(fixture.job, "word", "丙");
    CHECK(job_run(fixture.job));
    CHECK(fixture.job->diagnostics.count == 0 && fixture.job->result.page_count == 1);
    StrBuf dump = {0};
    job_dump_layout(fixture.job, &dump);
    CHECK(strstr(dump.data, "甲丙") && strstr(dump.data, "乙丙"));
    strbuf_release(&dump);
    StrBuf trace = {0};
    CHECK(job_trace(fixture.job, &trace) && trace.length > 0);
    strbuf_release(&trace);
    job_release(test, &fixture);
}

TEST(job_data_may_be_replaced)
{
    JobFixture fixture =
        job_fixture(test, "{" PAGE ", \"data\": {\"d\": {\"a\": \"old\"}}, \"body\": \"{{d.a}}\"}");
    job_put(test, &fixture, "new.json", "{\"a\": \"new\"}");
    job_bind(fixture.job, "d", job_path(test, &fixture, "new.json"));
    CHECK(job_run(fixture.job));
    StrBuf dump = {0};
    job_dump_layout(fixture.job, &dump);
    CHECK(strstr(dump.data, "new") && !strstr(dump.data, "old"));
    strbuf_release(&dump);
    job_release(test, &fixture);
}

/* Each is one fault, said once, and nothing is laid out by mistake. */
TEST(job_faults_of_the_layout)
{
    static const struct {
        const char *layout;
        DiagCode code;
    } rows[] = {
        {"[]", E_LAYOUT_KIND},
        {"null", E_LAYOUT_KIND},
        {"{}", E_BODY_MISSING},
        {"{\"body\": {\"type\": \"row\", \"if\": \"false\"}}", E_BODY_MISSING},
        {"{\"version\": 2, \"body\": \"a\"}", E_LAYOUT_VERSION},
        {"{\"version\": \"1\", \"body\": \"a\"}", E_LAYOUT_VERSION},
        {"{\"boddy\": 1, \"body\": \"a\"}", E_PROPERTY_UNKNOWN},
        {"{\"page\": 3, \"body\": \"a\"}", E_VALUE},
        {"{\"page\": null, \"body\": \"a\"}", E_VALUE},
        {"{\"theme\": [], \"body\": \"a\"}", E_VALUE},
        {"{\"meta\": 5, \"body\": \"a\"}", E_VALUE},
        {"{\"meta\": {\"title\": 5}, \"body\": \"a\"}", E_VALUE},
        {"{\"meta\": {\"keywords\": {}}, \"body\": \"a\"}", E_VALUE},
        {"{\"meta\": {\"keywords\": [5]}, \"body\": \"a\"}", E_VALUE},
        {"{\"theme\": {\"extends\": \"none\"}, \"body\": \"a\"}", E_THEME_EXTENDS},
        {"{\"theme\": {\"extends\": \"../../x\"}, \"body\": \"a\"}", E_THEME_EXTENDS},
        {"{\"body\": {\"type\": \"image\", \"src\": 5}}", E_VALUE},
        {"{\"body\": {\"type\": \"image\", \"src\": \"https://example.org/a.png\"}}",
         E_FILE_IS_URL},
        {"{\"body\": null}", E_NODE_KIND},
        {"{\"body\": 5}", E_NODE_KIND},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        JobFixture fixture = job_fixture(test, rows[i].layout);
        CHECK(!job_run(fixture.job));
        const DiagSink *sink = &fixture.job->diagnostics;
        if (sink->error_count != 1 || sink->items[0].code != rows[i].code)
            test_fail(test, __FILE__, __LINE__,
                      arena_print(test->arena, "%s: %d errors, first %s", rows[i].layout,
                                  (int)sink->error_count,
                                  sink->count ? sink->items[0].message : ""));
        job_release(test, &fixture);
    }
}

TEST(job_without_its_file)
{
    JobFixture fixture = job_fixture(test, "{}");
    Job *job = job_create(fixture.session, job_path(test, &fixture, "missing.json"));
    CHECK(!job_run(job) && job->diagnostics.error_count == 1);
    StrBuf bytes = {0};
    CHECK(!job_render(job, &(JobOutput){.path = "-"}, &bytes));
    CHECK(bytes.length == 0);
    strbuf_release(&bytes);
    job_destroy(job);
    job_release(test, &fixture);
}

TEST(job_themes_extend_files)
{
    JobFixture fixture = job_fixture(
        test,
        "{" PAGE ", \"theme\": {\"extends\": \"a.json\"}, \"body\": {\"type\": \"row\", \"style\":"
        "{\"background\": \"$red\", \"height\": \"$h\"}}}");
    job_put(test, &fixture, "a.json", "{\"extends\": \"b.json\", \"tokens\": {\"red\": \"#F00\"}}");
    job_put(test, &fixture, "b.json", "{\"tokens\": {\"red\": \"#0F0\", \"h\": \"9pt\"}}");
    CHECK(job_run(fixture.job));
    CHECK(fixture.job->root->style->background.color.rgb[0] == 1);
    CHECK(fixture.job->root->style->height.value == 9);
    job_release(test, &fixture);
}

TEST(job_themes_in_a_circle_are_said_once)
{
    JobFixture fixture =
        job_fixture(test, "{" PAGE ", \"theme\": {\"extends\": \"a.json\"}, \"body\": \"a\"}");
    job_put(test, &fixture, "a.json", "{\"extends\": \"b.json\"}");
    job_put(test, &fixture, "b.json", "{\"extends\": \"a.json\"}");
    CHECK(!job_run(fixture.job));
    CHECK(fixture.job->diagnostics.count == 1 && job_said(&fixture, E_THEME_CYCLE));
    job_release(test, &fixture);
}

TEST(job_diagnostics_have_pointers)
{
    JobFixture fixture = job_fixture(test, "{\"body\": {\"type\": \"row\", \"children\": [\"a\", "
                                           "{\"type\": \"row\", \"style\": {\"flex\":"
                                           "\"x\"}}]}}");
    CHECK(!job_run(fixture.job));
    job_finish_diagnostics(fixture.job);
    CHECK_TEXT(fixture.job->diagnostics.items[0].pointer, "/body/children/1/style/flex");
    job_release(test, &fixture);
}
