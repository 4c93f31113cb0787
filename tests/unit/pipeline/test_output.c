#include "pipeline/job_fixture.h"

#define TWO_PAGES                                                                                  \
    "{\"page\": {\"size\": \"20pt 20pt\"}, \"body\": {\"type\": \"column\", \"children\": "        \
    "[{\"type\":"                                                                                  \
    "\"row\"}, {\"type\": \"row\", \"style\": {\"breakBefore\": \"page\"}}]}}"

static bool write_page(TestState *test, JobFixture *fixture, const char *name, JobOutput output)
{
    output.path = job_path(test, fixture, name);
    return job_write(fixture->job, &output);
}

TEST(output_formats_by_the_ending)
{
    JobFixture fixture = job_fixture(test, TWO_PAGES);
    CHECK(job_run(fixture.job));
    CHECK(write_page(test, &fixture, "a.pdf", (JobOutput){0}) && job_has(test, &fixture, "a.pdf"));
    CHECK(write_page(test, &fixture, "b.bin", (JobOutput){.format = "svg", .page = 2}));
    CHECK(job_has(test, &fixture, "b.bin"));
    CHECK(!write_page(test, &fixture, "c.docx", (JobOutput){0}) &&
          !job_has(test, &fixture, "c.docx"));
    CHECK(job_said(&fixture, E_OUTPUT_FORMAT));
    job_release(test, &fixture);
}

TEST(output_pages_are_numbered)
{
    JobFixture fixture = job_fixture(test, TWO_PAGES);
    CHECK(job_run(fixture.job));
    CHECK(write_page(test, &fixture, "p.x.png", (JobOutput){0}));
    CHECK(job_has(test, &fixture, "p.x-1.png") && job_has(test, &fixture, "p.x-2.png"));
    CHECK(!job_has(test, &fixture, "p.x.png"));
    CHECK(write_page(test, &fixture, "one.png", (JobOutput){.page = 2}));
    CHECK(job_has(test, &fixture, "one.png"));
    CHECK(write_page(test, &fixture, "bare", (JobOutput){.format = "svg"}));
    CHECK(job_has(test, &fixture, "bare-1") && job_has(test, &fixture, "bare-2"));
    job_release(test, &fixture);
}

TEST(output_of_a_page_that_is_not_there)
{
    JobFixture fixture = job_fixture(test, TWO_PAGES);
    CHECK(job_run(fixture.job));
    CHECK(!write_page(test, &fixture, "a.pdf", (JobOutput){.page = 3}));
    CHECK(!write_page(test, &fixture, "a.pdf", (JobOutput){.page = -1}));
    CHECK(job_said(&fixture, E_NO_SUCH_PAGE) && !job_has(test, &fixture, "a.pdf"));
    job_release(test, &fixture);
}

/* Nothing was laid out, so there is nothing to write. */
TEST(output_of_a_job_that_failed)
{
    JobFixture fixture = job_fixture(test, "{}");
    CHECK(!job_run(fixture.job));
    CHECK(!write_page(test, &fixture, "a.pdf", (JobOutput){0}));
    CHECK(!write_page(test, &fixture, "a.png", (JobOutput){0}));
    CHECK(!job_has(test, &fixture, "a.pdf") && !job_has(test, &fixture, "a.png"));
    StrBuf out = {0};
    CHECK(!job_trace(fixture.job, &out));
    strbuf_release(&out);
    job_release(test, &fixture);
}

TEST(output_never_overwrites_an_input)
{
    JobFixture fixture =
        job_fixture(test, "{\"data\": {\"d\": {\"src\": \"d.json\"}}, \"body\": \"{{d.a}}\"}");
    job_put(test, &fixture, "d.json", "{\"a\": \"x\"}");
    CHECK(job_run(fixture.job));
    CHECK(!write_page(test, &fixture, "page.json", (JobOutput){.format = "pdf"}));
    CHECK(!write_page(test, &fixture, "d.json", (JobOutput){.format = "pdf"}));
    StrBuf dump = {0};
    job_dump_layout(fixture.job, &dump);
    CHECK(!job_write_text(fixture.job, job_path(test, &fixture, "page.json"), &dump));
    CHECK(job_write_text(fixture.job, job_path(test, &fixture, "dump.json"), &dump));
    CHECK(job_said(&fixture, E_OUTPUT_IS_INPUT) && job_has(test, &fixture, "dump.json"));
    strbuf_release(&dump);
    /* Also by another name. */
    CHECK(link(job_path(test, &fixture, "d.json"), job_path(test, &fixture, "e.pdf")) == 0);
    CHECK(!write_page(test, &fixture, "e.pdf", (JobOutput){0}));
    job_release(test, &fixture);
}

TEST(output_is_the_same_twice)
{
    JobFixture fixture = job_fixture(test, TWO_PAGES);
    CHECK(job_run(fixture.job));
    StrBuf first = {0};
    StrBuf second = {0};
    JobOutput output = {.path = "-"};
    CHECK(job_render(fixture.job, &output, &first) && job_render(fixture.job, &output, &second));
    CHECK(first.length > 100 && first.length == second.length);
    CHECK(memcmp(first.data, second.data, first.length) == 0);
    CHECK(memcmp(first.data, "%PDF-", 5) == 0);
    strbuf_release(&first);
    strbuf_release(&second);
    job_release(test, &fixture);
}
