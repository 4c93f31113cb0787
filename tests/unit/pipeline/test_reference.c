#include "pipeline/reference.h"

#include "chart/chart_type.h"
#include "doc/fixture.h"
#include "doc/page_setup.h"
#include "element/element_table.h"

TEST(reference_schema_is_json)
{
    StrBuf out = {0};
    reference_schema(&out);
    const JsonValue *schema = json_of(test, strbuf_copy(&out, test->arena));
    strbuf_release(&out);
    CHECK(test->sink->count == 0);
    CHECK_TEXT(json_find(schema, "$schema")->text.data,
               "https://json-schema.org/draft/2020-12/schema");
    const JsonValue *definitions = json_find(schema, "$defs");
    const JsonValue *style = json_find(json_find(definitions, "style"), "properties");
    CHECK(style && (int)style->count == field_count(style_fields));
    for (int i = 0; element_table[i]; i++)
        CHECK(
            json_find(definitions, arena_print(test->arena, "element-%s", element_table[i]->name)));
}

/* Every "$ref" of the schema leads to a definition. */
static void check_references(TestState *test, const JsonValue *definitions, const JsonValue *value)
{
    const JsonValue *reference = json_find(value, "$ref");
    if (reference && reference->kind == JSON_STRING) {
        const char *name = reference->text.data + strlen("#/$defs/");
        if (strncmp(reference->text.data, "#/$defs/", 8) != 0 || !json_find(definitions, name))
            test_fail(test, __FILE__, __LINE__, reference->text.data);
    }
    for (uint32_t i = 0; i < value->count; i++)
        check_references(test, definitions, value->items[i]);
}

TEST(reference_schema_refers_to_what_is_there)
{
    StrBuf out = {0};
    reference_schema(&out);
    const JsonValue *schema = json_of(test, strbuf_copy(&out, test->arena));
    strbuf_release(&out);
    CHECK(json_find(schema, "$defs") != NULL);
    check_references(test, json_find(schema, "$defs"), schema);
}

static void check_described(TestState *test, const char *name, const Field *fields)
{
    for (int language = DIAG_ENGLISH; language <= DIAG_CHINESE; language++) {
        StrBuf out = {0};
        CHECK(reference_describe(&out, name, (DiagLanguage)language));
        for (const Field *field = fields; field && field->name; field++) {
            const char *help = language == DIAG_CHINESE ? field->help_zh : field->help;
            if (!help || !*help || !strstr(out.data, help) || !strstr(out.data, field->name))
                test_fail(test, __FILE__, __LINE__, field->name);
        }
        CHECK(!strstr(out.data, "(null)"));
        strbuf_release(&out);
    }
}

TEST(reference_describes_everything_in_both_languages)
{
    for (int i = 0; element_table[i]; i++)
        check_described(test, element_table[i]->name, element_table[i]->fields);
    for (int i = 0; chart_table[i]; i++)
        check_described(test, chart_table[i]->variant.name, chart_table[i]->variant.fields);
    check_described(test, "style", style_fields);
    check_described(test, "page", page_fields);
    check_described(test, NULL, NULL);
}

TEST(reference_knows_no_other_name)
{
    StrBuf out = {0};
    CHECK(!reference_describe(&out, "no-such", DIAG_ENGLISH) && out.length == 0);
    CHECK_TEXT(reference_suggest("colum"), "column");
    CHECK_TEXT(reference_suggest("styel"), "style");
    CHECK(reference_suggest("zzzzzzzz") == NULL);
    strbuf_release(&out);
}
