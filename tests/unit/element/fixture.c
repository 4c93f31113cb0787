#include "element/fixture.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void element_fixture_open(ElementFixture *fixture, TestState *test)
{
    *fixture = (ElementFixture){0};
    fixture->session = session_create("fonts", DIAG_ENGLISH);
    const char *base = getenv("TMPDIR");
    fixture->folder = arena_print(test->arena, "%s/yitu-element-XXXXXX", base ? base : "/tmp");
    CHECK(mkdtemp(fixture->folder) != NULL);
    fixture->path = arena_print(test->arena, "%s/layout.json", fixture->folder);
}

void element_fixture_close(ElementFixture *fixture)
{
    job_destroy(fixture->job);
    session_destroy(fixture->session);
    unlink(fixture->path);
    rmdir(fixture->folder);
}

void element_fixture_lay_out_themed(ElementFixture *fixture, TestState *test, const char *theme,
                                    const char *element)
{
    FILE *file = fopen(fixture->path, "wb");
    CHECK(file != NULL);
    if (!file)
        return;
    fprintf(
        file,
        "{\"version\": 1, \"page\": {\"size\": \"500pt auto\", \"margin\": \"0\"}, \"theme\": %s, "
        "\"body\": {\"type\": \"column\", \"style\": {\"fontSize\": 10, \"lineHeight\": \"15pt\", "
        "\"minHeight\": \"20pt\"}, "
        "\"children\": [%s]}}\n",
        theme, element);
    fclose(file);
    job_destroy(fixture->job);
    fixture->job = job_create(fixture->session, fixture->path);
    fixture->is_good = job_run(fixture->job);
}

void element_fixture_lay_out(ElementFixture *fixture, TestState *test, const char *element)
{
    element_fixture_lay_out_themed(fixture, test, "{}", element);
}

bool element_fixture_render(ElementFixture *fixture, const char *format)
{
    StrBuf bytes = {0};
    JobOutput output = {.path = "-", .format = format, .dpi = 40};
    bool is_good = job_render(fixture->job, &output, &bytes) && bytes.length > 0;
    strbuf_release(&bytes);
    return is_good;
}

size_t element_fixture_diagnostics(const ElementFixture *fixture)
{
    return fixture->job->diagnostics.count;
}

bool element_fixture_reported(const ElementFixture *fixture, DiagCode code)
{
    for (size_t i = 0; i < fixture->job->diagnostics.count; i++) {
        if (fixture->job->diagnostics.items[i].code == code)
            return true;
    }
    return false;
}

const Box *element_fixture_box(const ElementFixture *fixture)
{
    if (!fixture->is_good || fixture->job->result.page_count == 0)
        return NULL;
    const Box *body = fixture->job->result.pages[0].body;
    return body->child_count ? body->children[0].box : NULL;
}

static const Box *find(const Box *box, Point origin, const char *type, int *index, Rect *place)
{
    if (strcmp(box->node->type->name, type) == 0 && (*index)-- == 0) {
        *place = (Rect){origin.x, origin.y, box->size.width, box->size.height};
        return box;
    }
    Rect content = box_content(box);
    for (size_t i = 0; i < box->child_count; i++) {
        Point inner = {origin.x + content.x + box->children[i].x,
                       origin.y + content.y + box->children[i].y};
        const Box *found = find(box->children[i].box, inner, type, index, place);
        if (found)
            return found;
    }
    return NULL;
}

const Box *element_fixture_find(const ElementFixture *fixture, const char *type, int index,
                                Rect *place)
{
    *place = (Rect){0, 0, 0, 0};
    const Box *body = fixture->is_good && fixture->job->result.page_count
                          ? fixture->job->result.pages[0].body
                          : NULL;
    return body ? find(body, (Point){0, 0}, type, &index, place) : NULL;
}
