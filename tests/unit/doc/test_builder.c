#include "base/limits.h"
#include "layout/fixture.h"

static LayoutFixture fixture_of(TestState *test, const char *body)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, NULL);
    layout_build(&fixture, body);
    return fixture;
}

/* Builds `body`, checks that `code` is said once and nothing else, and forgets it. */
static void check_fault(TestState *test, const char *body, DiagCode code)
{
    diag_init(test->sink, test->arena, DIAG_ENGLISH);
    LayoutFixture fixture = fixture_of(test, body);
    if (test->sink->count != 1 || test->sink->items[0].code != code)
        test_fail(test, __FILE__, __LINE__,
                  arena_print(test->arena, "%s: %d said, first %s", body, (int)test->sink->count,
                              test->sink->count ? test->sink->items[0].message : ""));
    CHECK(test->sink->count > 0);
    layout_release(&fixture);
}

TEST(builder_makes_a_tree_in_document_order)
{
    LayoutFixture fixture = fixture_of(
        test, "{\"type\": \"column\", \"id\": \"top\", \"children\": [\"甲\", {\"type\": \"row\","
              "\"children\": [\"乙\"]}, {\"type\": \"spacer\", \"alt\": \"gap\"}]}");
    const Node *root = fixture.root;
    CHECK(root && root->number == 1 && fixture.builder.node_count == 5);
    CHECK_TEXT(root->id, "top");
    const Node *first = root->first_child;
    CHECK(first->number == 2 && strcmp(first->type->name, "text") == 0 && first->parent == root);
    CHECK(first->next->number == 3 && first->next->first_child->number == 4);
    CHECK(root->last_child->number == 5 && root->last_child->next == NULL);
    CHECK_TEXT(root->last_child->alt, "gap");
    CHECK(test->sink->count == 0);
    layout_release(&fixture);
}

TEST(builder_unknown_element_has_a_suggestion)
{
    LayoutFixture fixture =
        fixture_of(test, "{\"type\": \"column\", \"children\": [{\"type\": \"colunm\"}, \"b\"]}");
    CHECK(test_reported_once(test, E_ELEMENT_UNKNOWN));
    CHECK(was_said(test, "Did you mean “column”?"));
    CHECK(fixture.root && fixture.root->first_child && !fixture.root->first_child->next);
    layout_release(&fixture);
}

TEST(builder_faults)
{
    check_fault(test, "5", E_NODE_KIND);
    check_fault(test, "null", E_NODE_KIND);
    check_fault(test, "[]", E_NODE_KIND);
    check_fault(test, "{}", E_ELEMENT_NO_TYPE);
    check_fault(test, "{\"type\": 5}", E_ELEMENT_NO_TYPE);
    check_fault(test, "{\"type\": \"text\", \"text\": \"a\", \"children\": []}",
                E_CHILDREN_NOT_ALLOWED);
    check_fault(test, "{\"type\": \"row\", \"children\": {}}", E_VALUE);
    check_fault(test, "{\"type\": \"row\", \"children\": null}", E_VALUE);
    check_fault(test, "{\"type\": \"row\", \"children\": \"a\"}", E_VALUE);
    check_fault(test, "{\"type\": \"row\", \"children\": [null]}", E_NODE_KIND);
    check_fault(test, "{\"type\": \"row\", \"style\": null}", E_VALUE);
    check_fault(test, "{\"type\": \"row\", \"style\": []}", E_VALUE);
    check_fault(test, "{\"type\": \"row\", \"class\": 5}", E_VALUE);
    check_fault(test, "{\"type\": \"row\", \"class\": [\"a\"]}", E_VALUE);
    check_fault(test, "{\"type\": \"row\", \"id\": 5}", E_VALUE);
    check_fault(test, "{\"type\": \"row\", \"alt\": {}}", E_VALUE);
    check_fault(test, "{\"type\": \"row\", \"class\": \"none\"}", E_STYLE_UNKNOWN);
    check_fault(test, "{\"type\": \"row\", \"colour\": 1}", E_PROPERTY_UNKNOWN);
    check_fault(test, "{\"type\": \"text\"}", E_PROPERTY_MISSING);
    check_fault(test, "{\"type\": \"text\", \"text\": null}", E_VALUE);
    check_fault(test, "{\"type\": \"text\", \"text\": true}", E_VALUE);
    check_fault(test, "{\"type\": \"rule\", \"thickness\": -1}", E_LENGTH_UNIT_MISSING);
}

TEST(builder_ids_name_one_element)
{
    LayoutFixture fixture = fixture_of(
        test, "{\"type\": \"column\", \"children\": [{\"type\": \"row\", \"id\": \"a\"},"
              "{\"type\": \"row\", \"id\": \"b\"}, {\"type\": \"row\", \"id\": \"a\"}]}");
    CHECK(test_reported_once(test, E_ID_DUPLICATE) && test->sink->count == 1);
    layout_release(&fixture);
}

/* Depth that templates can make although a file cannot (LIMIT_JSON_DEPTH). */
static JsonValue *nested_rows(TestState *test, int depth)
{
    JsonValue *value = NULL;
    for (int i = 0; i < depth; i++) {
        JsonValue *row = json_new(test->arena, JSON_OBJECT, NULL);
        json_set(test->arena, row, text_of("type"), NULL,
                 json_new_string(test->arena, text_of("row"), NULL));
        if (value) {
            JsonValue *children = json_new(test->arena, JSON_ARRAY, NULL);
            json_append(test->arena, children, value);
            json_set(test->arena, row, text_of("children"), NULL, children);
        }
        value = row;
    }
    return value;
}

TEST(builder_depth_is_limited)
{
    LayoutFixture fixture = fixture_of(test, "{\"type\": \"row\"}");
    fixture.builder.node_count = 0;
    builder_build(&fixture.builder, nested_rows(test, LIMIT_NODE_DEPTH + 1));
    CHECK(test->sink->count == 0 && fixture.builder.node_count == LIMIT_NODE_DEPTH + 1);
    builder_build(&fixture.builder, nested_rows(test, LIMIT_NODE_DEPTH + 2));
    CHECK(test_reported_once(test, E_NODE_DEPTH));
    layout_release(&fixture);
}

/* layout-language, rule 3: 字 is one em of the body style. */
TEST(builder_zi_is_one_em_of_the_body_style)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, "{\"styles\": {\"body\": {\"fontSize\": \"9pt\"}}}");
    layout_build(&fixture, "{\"type\": \"column\", \"children\": [{\"type\": \"row\", \"style\":"
                           "{\"fontSize\": \"30pt\", \"width\": \"13字\"}}]}");
    CHECK(fixture.root->first_child->style->width.value == 117);
    layout_build(&fixture,
                 "{\"type\": \"row\", \"class\": \"body\", \"style\": {\"fontSize\": \"12pt\","
                 "\"width\": \"2字\"}}");
    CHECK(fixture.root->style->width.value == 24);
    CHECK(test->sink->count == 0);
    layout_release(&fixture);
}

/* A text may begin with a dollar sign, and a colour of an element keeps its token's name. */
TEST(builder_tokens_in_properties)
{
    LayoutFixture fixture;
    layout_init(test, &fixture, "{\"tokens\": {\"line\": \"2pt\"}}");
    layout_build(&fixture, "{\"type\": \"column\", \"children\": [{\"type\": \"text\", \"text\":"
                           "\"$100\"}, \"$5\", {\"type\": \"rule\", \"thickness\": \"$line\"}]}");
    CHECK(test->sink->count == 0);
    layout_release(&fixture);
}
