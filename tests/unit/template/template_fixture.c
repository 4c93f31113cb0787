/* What the tests of template/ share: see template_fixture.h. */
#include "template_fixture.h"

JsonValue *fixture_parse(TestState *test, const char *name, const char *text)
{
    return json_parse(test->arena, test->sink, source_create(test->arena, name, text_of(text)));
}

TemplateOptions fixture_options(TestState *test, const char *data)
{
    Map *values = arena_alloc(test->arena, sizeof *values);
    map_init(values, test->arena);
    JsonValue *root = data ? fixture_parse(test, "data.json", data) : NULL;
    for (uint32_t i = 0; root && i < root->count; i++)
        map_set(values, root->items[i]->key, root->items[i]);
    return (TemplateOptions){.values = values, .settings = {.language = "zh-CN"}};
}

static const char *result_text(TestState *test, const JsonValue *value, size_t reported_before)
{
    if (test->sink->count > reported_before)
        return arena_print(test->arena, "error %s",
                           diag_code_name(test->sink->items[reported_before].code));
    if (!value)
        return "nothing";
    StrBuf text = {0};
    json_write(&text, value);
    const char *copy = strbuf_copy(&text, test->arena);
    strbuf_release(&text);
    return copy;
}

const char *fixture_evaluate(TestState *test, const char *data, const char *expression)
{
    TemplateOptions options = fixture_options(test, data);
    size_t before = test->sink->count;
    const SourceText *source = source_create(
        test->arena, arena_print(test->arena, "expression %zu", before), text_of(expression));
    Origin origin = {.source = source, .length = (uint32_t)source->text.length};
    JsonValue *value = template_evaluate(test->arena, test->sink, &options, source->text, &origin);
    return result_text(test, value, before);
}

const char *fixture_expand(TestState *test, const char *data, const char *layout)
{
    TemplateOptions options = fixture_options(test, data);
    size_t before = test->sink->count;
    JsonValue *root =
        fixture_parse(test, arena_print(test->arena, "layout%zu.json", before), layout);
    options.components = json_find(root, "components");
    JsonValue *body = json_find(root, "body");
    if (!body)
        return "bad layout";
    return result_text(test, template_expand(test->arena, test->sink, &options, body), before);
}
