/* docs/expressions.md: every example on the page holds, and every function and format is on it. */
#include <stdio.h>

#include "template/expression.h"
#include "template_fixture.h"

#define PAGE "docs/expressions.md"

static Text read_page(TestState *test)
{
    FILE *file = fopen(PAGE, "rb");
    CHECK(file != NULL);
    if (!file)
        return (Text){"", 0};
    char *bytes = arena_alloc(test->arena, 1 << 20);
    size_t length = fread(bytes, 1, (1 << 20) - 1, file);
    fclose(file);
    return (Text){bytes, length};
}

/* The content of the next block that begins with `fence` at or after `from`; NULL: there is none.
 */
static const char *next_block(TestState *test, const char *from, const char *fence,
                              const char **content)
{
    const char *start = strstr(from, fence);
    if (!start)
        return NULL;
    start = strchr(start, '\n') + 1;
    const char *end = strstr(start, "\n```");
    *content = arena_copy(test->arena, start, (size_t)(end - start));
    return end;
}

/* The page's sources, loaded as a layout's. */
static TemplateOptions load_sources(TestState *test, const char *page)
{
    const char *text = "{}";
    CHECK(next_block(test, page, "```json data", &text) != NULL);
    JsonValue *declarations = fixture_parse(test, "page data", text);
    Map *values = arena_alloc(test->arena, sizeof *values);
    map_init(values, test->arena);
    DataLoader loader = {.arena = test->arena, .diagnostics = test->sink};
    FormatSettings settings = {.language = "zh-CN"};
    data_load(&loader, declarations, values);
    template_derive_data(test->arena, test->sink, &settings, declarations, NULL, values);
    CHECK(test->sink->count == 0);
    return (TemplateOptions){.values = values, .settings = settings};
}

static const char *trimmed(TestState *test, const char *start, const char *end)
{
    while (end > start && end[-1] == ' ')
        end--;
    while (start < end && *start == ' ')
        start++;
    return arena_copy(test->arena, start, (size_t)(end - start));
}

/* One line: "expression → result" or "expression ✗ code". False: it is none. */
static bool check_line(TestState *test, const TemplateOptions *options, const char *line)
{
    const char *arrow = strstr(line, "→");
    const char *cross = strstr(line, "✗");
    const char *mark = arrow ? arrow : cross;
    if (!mark)
        return false;
    const char *expression = trimmed(test, line, mark);
    const char *expected = trimmed(test, mark + 3, line + strlen(line));
    DiagSink sink;
    diag_init(&sink, test->arena, DIAG_ENGLISH);
    JsonValue *value = template_evaluate(test->arena, &sink, options, text_of(expression), NULL);
    if (cross) {
        CHECK(!value && sink.error_count == 1);
        CHECK_TEXT(sink.count ? diag_code_name(sink.items[0].code) : "none", expected);
        return true;
    }
    StrBuf out = {0};
    if (value && value->kind == JSON_STRING)
        strbuf_text(&out, value->text);
    else if (value)
        json_write(&out, value);
    CHECK_TEXT(out.data, expected);
    strbuf_release(&out);
    return true;
}

TEST(documentation_examples_hold)
{
    const char *page = read_page(test).data;
    TemplateOptions options = load_sources(test, page);
    int count = 0;
    const char *block;
    for (const char *at = page; (at = next_block(test, at, "```examples", &block));) {
        while (*block) {
            size_t length = strcspn(block, "\n");
            const char *line = arena_copy(test->arena, block, length);
            CHECK(check_line(test, &options, line));
            count++;
            block += length + (block[length] == '\n');
        }
    }
    CHECK(count > 70);
}

TEST(documentation_names_every_function_and_format)
{
    const char *page = read_page(test).data;
    for (int i = 0; i < function_count(); i++) {
        const char *name = arena_print(test->arena, "%s(", function_at(i)->name);
        if (!strstr(page, name))
            test_fail(test, PAGE, 0, name);
        CHECK(strstr(page, name) != NULL);
    }
    for (int i = 0; format_table[i]; i++) {
        const char *name = arena_print(test->arena, "| %s", format_table[i]->name);
        if (!strstr(page, name))
            test_fail(test, PAGE, 0, name);
        CHECK(strstr(page, name) != NULL);
    }
}

TEST(documentation_layout_expands_to_its_result)
{
    const char *page = read_page(test).data;
    TemplateOptions options = load_sources(test, page);
    const char *layout = "{}";
    const char *expected = "{}";
    CHECK(next_block(test, page, "```json layout", &layout) != NULL);
    CHECK(next_block(test, page, "```json result", &expected) != NULL);
    JsonValue *root = fixture_parse(test, "page layout", layout);
    options.components = json_find(root, "components");
    JsonValue *result = template_expand(test->arena, test->sink, &options, json_find(root, "body"));
    StrBuf actual = {0};
    StrBuf wanted = {0};
    if (result)
        json_write(&actual, result);
    json_write(&wanted, fixture_parse(test, "page result", expected));
    CHECK_TEXT(actual.data, wanted.data);
    strbuf_release(&actual);
    strbuf_release(&wanted);
}
