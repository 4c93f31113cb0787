#include "pipeline/job_fixture.h"

/* Each file counts once, whoever opens it. */
TEST(prepared_layout_lists_its_inputs)
{
    JobFixture fixture = job_fixture(
        test,
        "{\"data\": {\"d\": {\"src\": \"d.json\"}}, \"theme\": {\"extends\": \"t.json\"}, \"body\":"
        "\"{{d.a}}\"}");
    job_put(test, &fixture, "d.json", "{\"a\": \"x\"}");
    job_put(test, &fixture, "t.json", "{}");
    CHECK(job_run(fixture.job));
    const InputList *inputs = &fixture.job->prepared->inputs;
    CHECK(inputs->count == 2 && fixture.job->inputs.count == 1);
    CHECK_TEXT(inputs->paths[0], job_path(test, &fixture, "page.json"));
    job_release(test, &fixture);
}

TEST(prepared_layout_digest_tells_what_counts)
{
    JobFixture fixture = job_fixture(test, "{\"body\": \"a\"}");
    CHECK(job_run(fixture.job));
    Hash128 plain = prepared_layout_digest(fixture.job->prepared);
    Hash128 again = prepared_layout_digest(fixture.job->prepared);
    CHECK(plain.high == again.high && plain.low == again.low);
    job_set(fixture.job, "a", "1");
    Hash128 set = prepared_layout_digest(fixture.job->prepared);
    CHECK(set.low != plain.low);
    job_put(test, &fixture, "page.json", "{\"body\": \"b\"}");
    Hash128 changed = prepared_layout_digest(fixture.job->prepared);
    CHECK(changed.low != set.low);
    job_release(test, &fixture);
}

TEST(prepared_layout_faults_of_data)
{
    JobFixture fixture =
        job_fixture(test, "{\"data\": {\"d\": {\"src\": \"missing.json\"}}, \"body\": \"a\"}");
    job_set(fixture.job, "x..y", "1");
    CHECK(!job_run(fixture.job));
    CHECK(fixture.job->diagnostics.error_count == 2 && job_said(&fixture, E_SETTING_KEY));
    job_release(test, &fixture);
}
