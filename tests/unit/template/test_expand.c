/* Expansion: if, repeat, components, slots, {{ }}; layout-language.md, rules 4 to 6. */
#include "template_fixture.h"

static const char *const data =
    "{\"topic\": {\"name\": \"科技\", \"none\": null, \"n\": 5.0, \"on\": true},"
    " \"kpi\": {\"gdp\": {\"value\": 3162000000, \"label\": \"总值\"}, \"jobs\": {\"value\": 769, "
    "\"label\": \"岗位\"}},"
    " \"steps\": [{\"t\": \"甲\"}, {\"t\": \"乙\"}, {\"t\": \"丙\"}], \"three\": 3, \"none\": []}";

typedef struct Case {
    const char *body, *expected;
} Case;

static void check_cases(TestState *test, const char *components, const Case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *layout = arena_print(test->arena, "{\"components\": %s, \"body\": %s}",
                                         components, cases[i].body);
        CHECK_TEXT(fixture_expand(test, data, layout), cases[i].expected);
    }
}

#define CHECK_CASES(components, cases) check_cases(test, components, cases, COUNT_OF(cases))

TEST(expand_strings)
{
    static const Case cases[] = {
        {"\"plain\"", "\"plain\""},
        {"\"一{{topic.name}}二\"", "\"一科技二\""},
        {"\"{{ topic.name }}\"", "\"科技\""},
        {"\"{{topic.n}}\"", "5.0"},
        {"\"{{topic.on}}\"", "true"},
        {"\"{{topic.n}}个\"", "\"5.0个\""},
        {"\"{{topic.n}} \"", "\"5.0 \""},
        {"\"{{topic.n + 1}}\"", "6"},
        {"\"{{steps}}\"", "[{\"t\":\"甲\"},{\"t\":\"乙\"},{\"t\":\"丙\"}]"},
        {"\"{{kpi.gdp.value | cn(1)}}元\"", "\"31.6亿元\""},
        {"\"\\\\{{topic.name}}\"", "\"{{topic.name}}\""},
        {"\"a\\\\{{b}}{{topic.n}}\"", "\"a{{b}}5.0\""},
        {"\"{single} braces\"", "\"{single} braces\""},
        {"\"{{'}}'}}\"", "\"}}\""},
        {"\"{{\\\"a\\\"}}b\"", "\"ab\""},
        {"\"{{topic.none | na('—')}}\"", "\"—\""},
        {"[1, null, true, 2.50]", "[1,null,true,2.50]"},
        {"{\"a\": {\"b\": \"{{three}}\"}}", "{\"a\":{\"b\":3}}"},
    };
    CHECK_CASES("{}", cases);
}

TEST(expand_conditions)
{
    static const Case cases[] = {
        {"{\"children\": [{\"if\": \"topic.on\", \"a\": 1}, {\"if\": \"topic.none\", \"a\": 2}]}",
         "{\"children\":[{\"a\":1}]}"},
        {"{\"if\": \"false\", \"a\": 1}", "nothing"},
        {"{\"if\": false, \"a\": 1}", "nothing"},
        {"{\"suffix\": {\"if\": \"topic.none\", \"a\": 1}, \"b\": 2}", "{\"b\":2}"},
        {"{\"if\": \"three > 5\", \"a\": 1, \"else\": {\"b\": 2}}", "{\"b\":2}"},
        {"{\"if\": \"three > 2\", \"a\": 1, \"else\": {\"b\": 2}}", "{\"a\":1}"},
        {"[{\"if\": \"false\", \"else\": \"{{topic.name}}\"}]", "[\"科技\"]"},
        {"[{\"if\": \"false\", \"else\": {\"if\": \"false\", \"else\": {\"c\": 3}}}]",
         "[{\"c\":3}]"},
    };
    CHECK_CASES("{}", cases);
}

TEST(expand_repeats)
{
    static const Case cases[] = {
        {"{\"type\": \"row\", \"repeat\": \"steps\", \"as\": \"s\", \"children\": "
         "[\"{{index}}/{{count}} {{s.t}}\"]}",
         "{\"type\":\"row\",\"children\":[\"1/3 甲\",\"2/3 乙\",\"3/3 丙\"]}"},
        {"{\"repeat\": \"steps\", \"as\": \"s\", \"item\": {\"f\": \"{{first}}\", \"l\": "
         "\"{{last}}\"}}",
         "{\"children\":[{\"f\":true,\"l\":false},{\"f\":false,\"l\":false},{\"f\":false,\"l\":"
         "true}]}"},
        {"{\"repeat\": \"steps\", \"children\": [\"{{item.t}}\", \"x\"]}",
         "{\"children\":[\"甲\",\"x\",\"乙\",\"x\",\"丙\",\"x\"]}"},
        {"{\"repeat\": \"three\", \"as\": \"n\", \"children\": [\"{{n}}\"]}",
         "{\"children\":[0,1,2]}"},
        {"{\"repeat\": 2, \"as\": \"n\", \"children\": [\"{{n}}-{{index}}\"]}",
         "{\"children\":[\"0-1\",\"1-2\"]}"},
        {"{\"repeat\": [\"a\", \"b\"], \"as\": \"n\", \"children\": [\"{{n}}\"]}",
         "{\"children\":[\"a\",\"b\"]}"},
        {"{\"repeat\": \"kpi\", \"as\": \"k\", \"children\": [\"{{key}}={{k.value}}\"]}",
         "{\"children\":[\"gdp=3162000000\",\"jobs=769\"]}"},
        {"{\"repeat\": \"none\", \"children\": [\"x\"]}", "{\"children\":[]}"},
        {"{\"children\": [{\"type\": \"text\", \"repeat\": \"steps\", \"as\": \"s\", \"text\": "
         "\"{{s.t}}\"}, \"end\"]}",
         "{\"children\":[{\"type\":\"text\",\"text\":\"甲\"},{\"type\":\"text\",\"text\":\"乙\"},"
         "{\"type\":\"text\",\"text\":\"丙\"},\"end\"]}"},
        {"[{\"repeat\": \"steps\", \"as\": \"s\", \"if\": \"s.t != '乙'\", \"t\": \"{{s.t}}\"}]",
         "[{\"t\":\"甲\"},{\"t\":\"丙\"}]"},
        {"{\"repeat\": 2, \"as\": \"x\", \"children\": [{\"repeat\": 2, \"as\": \"y\", "
         "\"children\": [\"{{x}}{{y}}\"]}]}",
         "{\"children\":[{\"children\":[\"00\",\"01\"]},{\"children\":[\"10\",\"11\"]}]}"},
        {"{\"repeat\": \"steps\", \"as\": \"s\", \"children\": [{\"if\": \"not last\", \"v\": "
         "\"{{s.t}}\"}]}",
         "{\"children\":[{\"v\":\"甲\"},{\"v\":\"乙\"}]}"},
        {"{\"item\": {\"a\": 1}, \"children\": [2]}", "{\"item\":{\"a\":1},\"children\":[2]}"},
    };
    CHECK_CASES("{}", cases);
}

static const char *const components =
    "{\"title\": {\"props\": {\"no\": \"string\", \"size\": {\"type\": \"number\", \"default\": "
    "3}},"
    "  \"body\": {\"type\": \"row\", \"class\": \"h\", \"style\": {\"gap\": \"2mm\", \"color\": "
    "\"red\"},"
    "   \"text\": \"{{no}}.\", \"size\": \"{{size}}\"}},"
    " \"card\": {\"props\": {\"item\": \"object\"}, \"body\": {\"text\": "
    "\"{{item.label}}{{item.value | cn(1)}}\"}},"
    " \"box\": {\"body\": {\"type\": \"box\", \"children\": [{\"slot\": \"head\", \"else\": "
    "\"无题\"}, {\"slot\": \"children\"}]}},"
    " \"outer\": {\"body\": {\"use\": \"box\", \"slots\": {\"head\": \"外\"}, \"children\": "
    "[{\"slot\": \"children\"}]}},"
    " \"maybe\": {\"props\": {\"n\": {\"type\": \"number\", \"default\": null}}, \"body\": "
    "{\"if\": \"n != null\", \"n\": \"{{n}}\"}},"
    " \"many\": {\"body\": {\"repeat\": 2, \"as\": \"i\", \"v\": \"{{i}}\"}}}";

TEST(expand_components)
{
    static const Case cases[] = {
        {"{\"use\": \"title\", \"with\": {\"no\": \"壹\"}}",
         "{\"type\":\"row\",\"class\":\"h\",\"style\":{\"gap\":\"2mm\",\"color\":\"red\"},\"text\":"
         "\"壹.\",\"size\":3}"},
        {"{\"use\": \"title\", \"with\": {\"no\": \"{{three}}\", \"size\": \"{{three + 1}}\"}}",
         "{\"type\":\"row\",\"class\":\"h\",\"style\":{\"gap\":\"2mm\",\"color\":\"red\"},\"text\":"
         "\"3.\",\"size\":4}"},
        {"{\"use\": \"title\", \"with\": {\"no\": \"x\"}, \"id\": \"t{{three}}\", \"class\": "
         "\"wide\", \"style\": {\"color\": null, \"flex\": 1}}",
         "{\"type\":\"row\",\"class\":\"h "
         "wide\",\"style\":{\"gap\":\"2mm\",\"flex\":1},\"text\":\"x.\",\"size\":3,\"id\":\"t3\"}"},
        {"{\"repeat\": \"kpi\", \"as\": \"k\", \"children\": [{\"use\": \"card\", \"with\": "
         "{\"item\": \"{{k}}\"}}]}",
         "{\"children\":[{\"text\":\"总值31.6亿\"},{\"text\":\"岗位769\"}]}"},
        {"[{\"use\": \"card\", \"repeat\": \"kpi\", \"as\": \"k\", \"with\": {\"item\": "
         "\"{{k}}\"}}]",
         "[{\"text\":\"总值31.6亿\"},{\"text\":\"岗位769\"}]"},
        {"{\"use\": \"card\", \"if\": \"false\", \"with\": {}}", "nothing"},
        {"{\"use\": \"box\", \"children\": [\"a\", \"{{topic.name}}\"]}",
         "{\"type\":\"box\",\"children\":[\"无题\",\"a\",\"科技\"]}"},
        {"{\"use\": \"box\", \"slots\": {\"head\": {\"h\": 1}}, \"children\": []}",
         "{\"type\":\"box\",\"children\":[{\"h\":1}]}"},
        {"{\"use\": \"box\"}", "{\"type\":\"box\",\"children\":[\"无题\"]}"},
        {"{\"use\": \"outer\", \"children\": [\"内\"]}",
         "{\"type\":\"box\",\"children\":[\"外\",\"内\"]}"},
        {"{\"use\": \"box\", \"children\": [{\"use\": \"box\", \"children\": [\"深\"]}]}",
         "{\"type\":\"box\",\"children\":[\"无题\",{\"type\":\"box\",\"children\":[\"无题\",\"深\"]"
         "}]}"},
        {"{\"repeat\": \"steps\", \"as\": \"s\", \"children\": [{\"use\": \"box\", \"children\": "
         "[\"{{s.t}}\"]}]}",
         "{\"children\":[{\"type\":\"box\",\"children\":[\"无题\",\"甲\"]},{\"type\":\"box\","
         "\"children\":[\"无题\",\"乙\"]},"
         "{\"type\":\"box\",\"children\":[\"无题\",\"丙\"]}]}"},
        {"{\"use\": \"maybe\"}", "nothing"},
        {"{\"use\": \"maybe\", \"with\": {\"n\": 0}}", "{\"n\":0}"},
        {"[{\"use\": \"many\", \"id\": \"x\"}]", "[{\"v\":0,\"id\":\"x\"},{\"v\":1,\"id\":\"x\"}]"},
    };
    CHECK_CASES(components, cases);
}

TEST(expand_reports_faults)
{
    static const Case cases[] = {
        {"\"{{topic.name\"", "error E0234"},
        {"\"{{}}\"", "error E0233"},
        {"\"{{topic.nam}}\"", "error E0237"},
        {"\"{{topic.none}}\"", "error E0256"},
        {"\"值{{topic.none}}\"", "error E0256"},
        {"\"值{{steps}}\"", "error E0257"},
        {"\"值{{topic}}\"", "error E0257"},
        {"{\"if\": 5}", "error E0270"},
        {"{\"if\": \"{{topic.on}}\"}", "error E0230"},
        {"{\"if\": \"three\"}", "error E0247"},
        {"{\"else\": {}}", "error E0271"},
        {"{\"repeat\": \"topic.name\", \"children\": []}", "error E0272"},
        {"{\"repeat\": -1, \"children\": []}", "error E0272"},
        {"{\"repeat\": 1.5, \"children\": []}", "error E0272"},
        {"{\"repeat\": true, \"children\": []}", "error E0272"},
        {"{\"a\": {\"repeat\": 2, \"b\": 1}}", "error E0273"},
        {"{\"repeat\": 2, \"b\": 1}", "error E0273"},
        {"{\"repeat\": 2, \"item\": {}, \"children\": []}", "error E0274"},
        {"{\"repeat\": 2, \"as\": \"1a\", \"children\": []}", "error E0275"},
        {"{\"repeat\": 2, \"as\": \"null\", \"children\": []}", "error E0275"},
        {"{\"repeat\": 2, \"as\": 5, \"children\": []}", "error E0275"},
        {"{\"use\": \"tilte\"}", "error E0276"},
        {"{\"use\": 5}", "error E0286"},
        {"{\"use\": \"title\"}", "error E0280"},
        {"{\"use\": \"title\", \"with\": {\"no\": \"a\", \"nr\": 1}}", "error E0279"},
        {"{\"use\": \"title\", \"with\": {\"no\": true}}", "error E0281"},
        {"{\"use\": \"title\", \"with\": {\"no\": \"a\", \"size\": \"5\"}}", "error E0281"},
        {"{\"use\": \"card\", \"with\": {\"item\": \"{{topic.none}}\"}}", "error E0281"},
        {"{\"use\": \"title\", \"with\": []}", "error E0286"},
        {"{\"use\": \"box\", \"slots\": {\"haed\": []}}", "error E0283"},
        {"{\"use\": \"title\", \"with\": {\"no\": \"a\"}, \"children\": []}", "error E0283"},
        {"{\"use\": \"box\", \"slots\": []}", "error E0286"},
        {"{\"slot\": \"a\"}", "error E0284"},
        {"{\"a\": {\"use\": \"many\"}}", "error E0285"},
        {"{\"with\": {}}", "error E0287"},
        {"{\"as\": \"x\"}", "error E0287"},
    };
    CHECK_CASES(components, cases);
}

TEST(expand_reports_bad_components)
{
    static const Case cases[] = {
        {"{\"use\": \"a\"}", "error E0277"},
        {"{\"use\": \"self\"}", "error E0277"},
        {"{\"use\": \"nobody\"}", "error E0278"},
        {"{\"use\": \"badtype\", \"with\": {\"x\": 1}}", "error E0282"},
        {"{\"use\": \"badprops\"}", "error E0286"},
        {"{\"use\": \"notype\", \"with\": {\"x\": 1}}", "error E0278"},
    };
    CHECK_CASES(
        "{\"a\": {\"body\": {\"use\": \"b\"}}, \"b\": {\"body\": {\"x\": [{\"use\": \"a\"}]}},"
        " \"self\": {\"body\": {\"children\": [{\"use\": \"self\"}]}}, \"nobody\": {},"
        " \"badtype\": {\"props\": {\"x\": \"strin\"}, \"body\": {}},"
        " \"badprops\": {\"props\": [], \"body\": {}},"
        " \"notype\": {\"props\": {\"x\": {}}, \"body\": {}}}",
        cases);
    CHECK(strstr(test->sink->items[0].message, "a → b → a"));
    CHECK(strstr(test->sink->items[1].message, "self → self"));
}

static JsonValue *expand(TestState *test, const char *layout)
{
    TemplateOptions options = fixture_options(test, data);
    JsonValue *root = fixture_parse(test, "layout.json", layout);
    options.components = json_find(root, "components");
    return template_expand(test->arena, test->sink, &options, json_find(root, "body"));
}

TEST(expand_records_insertions)
{
    JsonValue *text =
        expand(test, "{\"body\": \"总值{{kpi.gdp.value | yi(1)}}亿元，{{topic.name}}\"}");
    CHECK(text && text->insertion_count == 2);
    const JsonInsertion *first = &text->insertions[0];
    CHECK(first->start == 6 && first->end == 10);
    CHECK_TEXT(first->expression, "kpi.gdp.value | yi(1)");
    CHECK(first->value->number == 3162000000.0);
    CHECK(first->value->origin.source &&
          strcmp(first->value->origin.source->name, "data.json") == 0);
    CHECK(!first->is_markup);
    const JsonInsertion *second = &text->insertions[1];
    CHECK(memcmp(text->text.data + second->start, "科技", 6) == 0 &&
          second->end == text->text.length);
    JsonValue *whole = expand(test, "{\"body\": \"{{topic.name}}\"}");
    CHECK(whole->insertion_count == 1 && whole->insertions[0].end == 6);
    JsonValue *marked = expand(test, "{\"body\": \"{{topic.name | markup}}\"}");
    CHECK(marked->insertions[0].is_markup);
    JsonValue *list = expand(test, "{\"body\": \"{{steps}}\"}");
    CHECK(json_find(list->items[0], "t")->insertion_count == 1);
}

/* A text that the layout wrote stays markup when it goes through a property; data never is. */
TEST(expand_keeps_insertions_through_properties)
{
    JsonValue *node = expand(
        test,
        "{\"components\": {\"c\": {\"props\": {\"t\": \"string\"}, \"body\": {\"text\": "
        "\"前{{t}}后\"}}},"
        " \"body\": {\"use\": \"c\", \"with\": {\"t\": \"**{{kpi.jobs.value | fixed(1)}}**\"}}}");
    JsonValue *text = json_find(node, "text");
    CHECK(text && text_equals(text->text, "前**769.0**后"));
    CHECK(text && text->insertion_count == 1);
    CHECK(text->insertions[0].start == 5 && text->insertions[0].end == 10);
    CHECK(text->insertions[0].value->number == 769);
    node = expand(test, "{\"components\": {\"c\": {\"props\": {\"t\": \"string\"}, \"body\": "
                        "{\"text\": \"{{t}}\"}}},"
                        " \"body\": {\"use\": \"c\", \"with\": {\"t\": \"**a**\"}}}");
    CHECK(json_find(node, "text")->insertion_count == 0);
    node = expand(test, "{\"components\": {\"c\": {\"props\": {\"t\": \"string\"}, \"body\": "
                        "{\"text\": \"{{t}}\"}}},"
                        " \"body\": {\"use\": \"c\", \"with\": {\"t\": \"{{topic.name}}\"}}}");
    CHECK(json_find(node, "text")->insertion_count == 1);
    CHECK(json_find(node, "text")->insertions[0].end == 6);
}

TEST(expand_chains_origins)
{
    const char *layout = "{\"components\": {\"card\": {\"props\": {\"item\": \"object\"}, "
                         "\"body\": {\"text\": \"{{item.label}}\"}}},"
                         " \"body\": {\"repeat\": \"kpi\", \"as\": \"k\", \"children\": [{\"use\": "
                         "\"card\", \"with\": {\"item\": \"{{k}}\"}}]}}";
    JsonValue *body = expand(test, layout);
    JsonValue *text = json_find(json_find(body, "children")->items[1], "text");
    const Origin *at = &text->origin;
    CHECK(strcmp(at->source->name, "layout.json") == 0);
    CHECK(memcmp(layout + at->offset, "\"{{item.label}}\"", at->length) == 0);
    at = at->because; /* the use */
    CHECK(at && memcmp(layout + at->offset, "\"card\"", at->length) == 0);
    at = at->because; /* the row */
    CHECK(at && strcmp(at->source->name, "data.json") == 0);
    CHECK(memcmp(data + at->offset, "{\"value\": 769", 12) == 0);
    at = at->because; /* the repeat */
    CHECK(at && memcmp(layout + at->offset, "\"kpi\"", at->length) == 0 && !at->because);
}

TEST(expand_errors_show_the_chain)
{
    const char *layout = "{\"components\": {\"card\": {\"props\": {\"item\": \"object\"}, "
                         "\"body\": {\"text\": \"值{{item.valu}}\"}}},"
                         " \"body\": {\"repeat\": \"kpi\", \"as\": \"k\", \"children\": [{\"use\": "
                         "\"card\", \"with\": {\"item\": \"{{k}}\"}}]}}";
    CHECK(!expand(test, layout));
    CHECK(test_reported_once(test, E_FIELD_UNKNOWN));
    const Diagnostic *item = &test->sink->items[0];
    CHECK(memcmp(layout + item->origin.offset, "item.valu", item->origin.length) == 0);
    CHECK(item->origin.because && item->origin.because->because);
    CHECK(item->hint && strstr(item->hint, "“value”"));
}

TEST(expand_names_the_missing_cell)
{
    CHECK(!expand(test, "{\"body\": \"值{{topic.none}}\"}"));
    const Diagnostic *item = &test->sink->items[0];
    CHECK(item->code == E_VALUE_MISSING && item->hint && strstr(item->hint, "na('—')"));
    const Origin *cell = item->origin.because;
    CHECK(cell && strcmp(cell->source->name, "data.json") == 0);
    CHECK(memcmp(data + cell->offset, "null", 4) == 0);
}

TEST(expand_does_not_show_the_callers_rows_to_a_component)
{
    CHECK_TEXT(fixture_expand(
                   test, data,
                   "{\"components\": {\"c\": {\"body\": {\"t\": \"{{s.t}}\"}}}, \"body\":"
                   " {\"repeat\": \"steps\", \"as\": \"s\", \"children\": [{\"use\": \"c\"}]}}"),
               "error E0236");
}

TEST(expand_reports_every_fault_in_one_run)
{
    CHECK(!expand(test,
                  "{\"body\": [\"{{a}}\", \"{{b}} {{c}}\", {\"if\": \"d\"}, {\"use\": \"e\"}]}"));
    CHECK(test->sink->error_count == 5);
}

TEST(expand_compiles_once_for_many_records)
{
    TemplateOptions options = fixture_options(test, data);
    options.compile_arena = test->arena;
    JsonValue *root =
        fixture_parse(test, "layout.json", "{\"a\": \"x{{three}}\", \"b\": \"{{bad\"}");
    for (int i = 0; i < 3; i++) {
        Arena *arena = arena_create();
        JsonValue *result = template_expand(arena, test->sink, &options, json_find(root, "a"));
        CHECK(result && text_equals(result->text, "x3"));
        DiagSink sink;
        diag_init(&sink, arena, DIAG_ENGLISH);
        CHECK(!template_expand(arena, &sink, &options, json_find(root, "b")));
        CHECK(sink.error_count == 1);
        arena_destroy(arena);
    }
    CHECK(json_find(root, "a")->compiled != NULL);
}

TEST(expand_keeps_nothing_without_a_compile_arena)
{
    TemplateOptions options = fixture_options(test, data);
    JsonValue *root = fixture_parse(test, "layout.json", "{\"a\": \"x{{three}}\"}");
    for (int i = 0; i < 2; i++) {
        Arena *arena = arena_create();
        CHECK(template_expand(arena, test->sink, &options, root) != NULL);
        arena_destroy(arena);
        CHECK(json_find(root, "a")->compiled == NULL);
    }
}
