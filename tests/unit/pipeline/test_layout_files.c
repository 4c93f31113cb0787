#include "pipeline/layout_files.h"
#include "pipeline/job_fixture.h"

typedef struct FilesFixture {
    JobFixture job;
    LayoutFiles files;
    InputList inputs;
} FilesFixture;

static void files_init(TestState *test, FilesFixture *fixture)
{
    *fixture = (FilesFixture){.job = job_fixture(test, "{\"body\": \"a\"}"),
                              .inputs = {.arena = test->arena}};
    fixture->files = (LayoutFiles){test->arena, test->sink, fixture->job.session,
                                   job_path(test, &fixture->job, "page.json"), &fixture->inputs};
}

TEST(layout_files_are_noted_as_inputs)
{
    FilesFixture fixture;
    files_init(test, &fixture);
    const char *path = job_path(test, &fixture.job, "page.json");
    const FileName file = {.path = path};
    CHECK(layout_files_read_json(&fixture.files, &file, NULL) != NULL);
    CHECK(layout_files_read_json(&fixture.files, &file, NULL) != NULL);
    CHECK(fixture.inputs.count == 1);
    CHECK_TEXT(fixture.inputs.paths[0], path);
    const FileName none = {.path = job_path(test, &fixture.job, "none.json")};
    CHECK(!layout_files_read_json(&fixture.files, &none, NULL));
    CHECK(test->sink->error_count == 1);
    job_release(test, &fixture.job);
}

TEST(layout_files_find_themes_by_name)
{
    FilesFixture fixture;
    files_init(test, &fixture);
    const SourceText *source = source_create(test->arena, fixture.files.layout_path, text_of(""));
    Origin origin = {source, 0, 0, NULL};
    static const char *const names[] = {"tech-blue", "no-such-theme", "../tech-blue", ""};
    static const bool found[] = {true, false, false, false};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        JsonValue *name = json_new_string(test->arena, text_of(names[i]), &origin);
        CHECK((theme_file_load(&fixture.files, name) != NULL) == found[i]);
    }
    CHECK(test->sink->error_count == 3);
    job_release(test, &fixture.job);
}
