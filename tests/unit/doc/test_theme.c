#include "doc/fixture.h"

typedef struct Files {
    TestState *test;
    const char *names[3], *texts[3];
    int loads;
} Files;

static const JsonValue *load(void *context, const JsonValue *name)
{
    Files *files = context;
    TestState *test = files->test;
    files->loads++;
    for (int i = 0; i < 3; i++) {
        if (files->names[i] && strcmp(files->names[i], name->text.data) == 0)
            return json_parse(
                test->arena, test->sink,
                source_create(test->arena, files->names[i], text_of(files->texts[i])));
    }
    diag_report(test->sink, E_THEME_EXTENDS, &name->origin, DIAG_ARGS(name->text.data));
    return NULL;
}

TEST(theme_extends_are_overridden_one_by_one)
{
    Files files = {test,
                   {"base", "deep"},
                   {"{\"extends\": \"deep\", \"tokens\": {\"a\": 2, \"b\": 2}}",
                    "{\"tokens\": {\"a\": 3, \"b\": 3, \"c\": 3}, \"fontSizeTable\": \"print\"}"},
                   0};
    Theme theme;
    theme_read(&theme, test->arena, test->sink,
               json_of(test, "{\"tokens\": {\"a\": 1}, \"extends\": \"base\"}"), load, &files);
    JsonValue *use = json_of(test, "\"\"");
    CHECK(theme_find_token(&theme, text_of("a"), use)->number == 1);
    CHECK(theme_find_token(&theme, text_of("b"), use)->number == 2);
    CHECK(theme_find_token(&theme, text_of("c"), use)->number == 3);
    CHECK(theme.is_print_table && test->sink->count == 0);
}

TEST(theme_styles_are_changed_property_by_property)
{
    Files files = {test,
                   {"base"},
                   {"{\"styles\": {\"h2\": {\"color\": \"#111111\", \"fontSize\": 9, \"flex\": 1}, "
                    "\"h3\": {\"flex\": 3}}}"},
                   0};
    Theme theme;
    theme_read(&theme, test->arena, test->sink,
               json_of(test, "{\"extends\": \"base\", \"styles\": {\"h2\": {\"fontSize\": 12, "
                             "\"flex\": null}}}"),
               load, &files);
    const Origin here = {0};
    const JsonValue *style = theme_find_style(&theme, text_of("h2"), &here);
    CHECK(json_find(style, "fontSize")->number == 12);
    CHECK(text_equals(json_find(style, "color")->text, "#111111"));
    CHECK(json_find(style, "flex") == NULL);
    CHECK(json_find(theme_find_style(&theme, text_of("h3"), &here), "flex")->number == 3);
}

TEST(theme_that_extends_itself_is_said_once)
{
    Files files = {test,
                   {"one", "two"},
                   {"{\"extends\": \"two\"}", "{\"extends\": \"one\", \"tokens\": {\"a\": 1}}"},
                   0};
    Theme theme;
    theme_read(&theme, test->arena, test->sink, json_of(test, "{\"extends\": \"one\"}"), load,
               &files);
    CHECK(test_reported_once(test, E_THEME_CYCLE) && test->sink->count == 1);
    CHECK(files.loads <= 3);
    CHECK(theme_find_token(&theme, text_of("a"), json_of(test, "1")) != NULL);
}

TEST(theme_missing_base_is_reported_by_the_loader)
{
    Files files = {.test = test};
    Theme theme;
    theme_read(&theme, test->arena, test->sink, json_of(test, "{\"extends\": \"none\"}"), load,
               &files);
    CHECK(test_reported_once(test, E_THEME_EXTENDS) && test->sink->count == 1);
}

TEST(theme_refuses_values_of_another_kind)
{
    static const char *const wrong[] = {
        "[]",
        "null",
        "3",
        "{\"tokens\": []}",
        "{\"styles\": 5}",
        "{\"tokens\": null}",
        "{\"extends\": 5}",
        "{\"extends\": [\"a\"]}",
        "{\"fontSizeTable\": \"prnt\"}",
        "{\"fontSizeTable\": null}",
    };
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        size_t before = test->sink->error_count;
        Files files = {.test = test};
        Theme theme;
        theme_read(&theme, test->arena, test->sink, json_of(test, wrong[i]), load, &files);
        CHECK(test->sink->error_count == before + 1);
    }
}

TEST(theme_member_unknown_has_a_suggestion)
{
    theme_of(test, "{\"token\": {}}");
    CHECK(test_reported_once(test, E_PROPERTY_UNKNOWN));
    CHECK(was_said(test, "Did you mean “tokens”?"));
}

TEST(theme_tokens_refer_to_tokens)
{
    Theme *theme = theme_of(test, "{\"tokens\": {\"a\": \"$b\", \"b\": \"$c\", \"c\": \"4mm\","
                                  "\"x\": \"$y\", \"y\": \"$x\", \"z\": \"$none\"}}");
    JsonValue *use = json_of(test, "\"\"");
    CHECK_TEXT(theme_find_token(theme, text_of("a"), use)->text.data, "4mm");
    CHECK(theme_find_token(theme, text_of("x"), use) == NULL);
    CHECK(test_reported_once(test, E_TOKEN_CYCLE));
    CHECK(theme_find_token(theme, text_of("z"), use) == NULL);
    CHECK(test_reported_once(test, E_TOKEN_UNKNOWN));
}
