#include "doc/role.h"
#include "layout/fixture.h"

static const Node *built(TestState *test, LayoutFixture *fixture, const char *body)
{
    layout_init(test, fixture, "{\"styles\": {\"h2\": {}, \"big\": {}}}");
    return layout_build(fixture, body);
}

static void check_role(TestState *test, const char *body, TagRole role, int level)
{
    LayoutFixture fixture;
    const Node *node = built(test, &fixture, body);
    CHECK(node && node->role == role && node->level == level && test->sink->count == 0);
    layout_release(&fixture);
}

TEST(role_is_what_the_layout_says)
{
    check_role(test, "{\"type\": \"text\", \"text\": \"a\", \"role\": \"h3\"}", TAG_HEADING, 3);
    check_role(test, "{\"type\": \"column\", \"role\": \"artifact\"}", TAG_ARTIFACT, 0);
    check_role(test, "{\"type\": \"column\", \"role\": \"list\"}", TAG_LIST, 0);
    check_role(test, "{\"type\": \"text\", \"text\": \"a\", \"class\": \"h2\", \"role\": \"p\"}",
               TAG_PARAGRAPH, 0);
}

TEST(role_of_a_text_follows_its_class)
{
    check_role(test, "{\"type\": \"text\", \"text\": \"a\", \"class\": \"big h2\"}", TAG_HEADING,
               2);
    check_role(test, "{\"type\": \"text\", \"text\": \"a\", \"class\": \"big\"}", TAG_AUTO, 0);
    check_role(test, "{\"type\": \"column\", \"class\": \"h2\"}", TAG_AUTO, 0);
}

TEST(role_unknown_is_reported)
{
    static const char *const wrong[] = {"\"title\"", "\"h7\"", "5", "null", "\"\""};
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        LayoutFixture fixture;
        built(test, &fixture,
              arena_print(test->arena, "{\"type\": \"row\", \"role\": %s}", wrong[i]));
        layout_release(&fixture);
    }
    CHECK(count_reported(test, E_ROLE_UNKNOWN) == (int)COUNT_OF(wrong));
}

TEST(role_schema_lists_every_word)
{
    StrBuf out = {0};
    strbuf_char(&out, '{');
    role_schema(&out);
    strbuf_char(&out, '}');
    const JsonValue *words = json_at_pointer(json_of(test, out.data), "/anyOf/0/enum");
    int count = 0;
    while (role_names[count])
        count++;
    CHECK(words && (int)words->count == count);
    strbuf_release(&out);
}
