/* The example of every element type is a complete element: it renders to every device without a
 * word of complaint. */
#include "element/element_table.h"
#include "element/fixture.h"

#include <stdio.h>

static bool needs_a_file(const ElementType *type)
{
    return strstr(type->example, "\"src\"") != NULL;
}

static void check_example(TestState *test, ElementFixture *fixture, const ElementType *type)
{
    static const char *const formats[] = {"pdf", "png", "svg"};
    element_fixture_lay_out(fixture, test, type->example);
    bool is_clean = fixture->is_good && element_fixture_diagnostics(fixture) == 0;
    CHECK(is_clean);
    if (!is_clean) {
        StrBuf words = {0};
        diag_print_text(&words, &fixture->job->diagnostics, DIAG_PLAIN);
        fprintf(stderr, "%s: %s\n", type->name, words.data ? words.data : "");
        strbuf_release(&words);
        return;
    }
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (!element_fixture_render(fixture, formats[i]))
            test_fail(test, __FILE__, __LINE__,
                      arena_print(test->arena, "%s as %s", type->name, formats[i]));
    }
    StrBuf trace = {0};
    CHECK(job_trace(fixture->job, &trace) && trace.length > 0);
    strbuf_release(&trace);
}

TEST(element_examples_render_everywhere)
{
    ElementFixture fixture;
    element_fixture_open(&fixture, test);
    for (int i = 0; element_table[i]; i++) {
        CHECK(element_table[i]->example != NULL);
        if (element_table[i]->example && !needs_a_file(element_table[i]))
            check_example(test, &fixture, element_table[i]);
    }
    element_fixture_close(&fixture);
}

/* Every property is explained in both languages. */
TEST(element_fields_are_explained)
{
    for (int i = 0; element_table[i]; i++) {
        const ElementType *type = element_table[i];
        CHECK(type->help && type->help_zh);
        for (const Field *field = type->fields; field && field->name; field++)
            CHECK(field->help && field->help_zh);
    }
}

/* An element draws in the theme's colour, and a tone of its own comes before it. */
TEST(element_colours_follow_the_theme)
{
    ElementFixture fixture;
    element_fixture_open(&fixture, test);
    const char *theme =
        "{\"tokens\": {\"main\": {\"cmyk\": [0, 100, 100, 10], \"rgb\": \"#C8161D\"}}}";
    element_fixture_lay_out_themed(&fixture, test, theme,
                                   "{\"type\": \"badge\", \"text\": \"一\"}");
    CHECK(fixture.is_good);
    StrBuf trace = {0};
    job_trace(fixture.job, &trace);
    CHECK(trace.data && strstr(trace.data, "cmyk(0 1 1 0.1)"));
    strbuf_clear(&trace);
    element_fixture_lay_out_themed(&fixture, test, theme,
                                   "{\"type\": \"badge\", \"text\": \"一\", \"tone\": "
                                   "\"cmyk(100, 0, 0, 0)\"}");
    job_trace(fixture.job, &trace);
    CHECK(trace.data && strstr(trace.data, "cmyk(1 0 0 0)") && !strstr(trace.data, "cmyk(0 1 1"));
    strbuf_release(&trace);
    element_fixture_close(&fixture);
}

static void check_extreme(TestState *test, ElementFixture *fixture, const char *element)
{
    element_fixture_lay_out(fixture, test, element);
    bool is_page = fixture->is_good && element_fixture_render(fixture, "svg");
    CHECK(is_page || element_fixture_diagnostics(fixture) > 0);
}

/* No item, one item, sixty items, 200 characters, missing values: a page or a clear word. */
TEST(element_lists_bear_extremes)
{
    static const char *const types[] = {"steps", "timeline", "legend",    "kpiRow", "table",
                                        "list",  "cycle",    "hierarchy", "flow",   "network"};
    ElementFixture fixture;
    element_fixture_open(&fixture, test);
    StrBuf long_word = {0};
    for (int i = 0; i < 200; i++)
        strbuf_string(&long_word, "长");
    for (size_t t = 0; t < sizeof types / sizeof *types; t++) {
        const char *member = strcmp(types[t], "table") == 0 ? "rows"
                             : strcmp(types[t], "flow") == 0 || strcmp(types[t], "network") == 0
                                 ? "nodes"
                                 : "items";
        for (int count = 0; count <= 60; count += count == 0 ? 1 : 59) {
            StrBuf items = {0};
            for (int i = 0; i < count; i++)
                strbuf_print(&items, "%s\"%s\"", i ? ", " : "", i ? "项" : long_word.data);
            check_extreme(test, &fixture,
                          arena_print(test->arena, "{\"type\": \"%s\", \"%s\": [%s]}", types[t],
                                      member, items.data ? items.data : ""));
            strbuf_release(&items);
        }
        check_extreme(
            test, &fixture,
            arena_print(test->arena, "{\"type\": \"%s\", \"%s\": [null, {}]}", types[t], member));
        check_extreme(test, &fixture,
                      arena_print(test->arena, "{\"type\": \"%s\", \"%s\": 7}", types[t], member));
        CHECK(element_fixture_diagnostics(&fixture) > 0);
    }
    strbuf_release(&long_word);
    element_fixture_close(&fixture);
}

/* What docs/elements.md shows is what the program means: each section has the type's own example.
 */
TEST(element_docs_show_the_examples)
{
    char *docs = NULL;
    size_t size = 0;
    FILE *file = fopen("docs/elements.md", "rb");
    CHECK(file != NULL);
    if (!file)
        return;
    docs = arena_alloc(test->arena, 1 << 20);
    size = fread(docs, 1, (1 << 20) - 1, file);
    fclose(file);
    CHECK(size > 1000);
    int sections = 0;
    for (int i = 0; element_table[i]; i++) {
        const ElementType *type = element_table[i];
        if (!strstr(docs, arena_print(test->arena, "\n## %s\n", type->name)))
            continue;
        sections++;
        if (!strstr(docs, type->example))
            test_fail(test, __FILE__, __LINE__,
                      arena_print(test->arena, "another example of “%s”", type->name));
    }
    CHECK(sections >= 33);
}
