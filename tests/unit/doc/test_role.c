#include "doc/role.h"
<<<<<<< HEAD
#include "test.h"

    static const struct TextLayout *
    no_lines(const struct Box *box, Rect content, Point *corner)
{
    (void)box;
    (void)content;
    (void)corner;
    return NULL;
}

static const ElementType words = {.name = "words", .text = no_lines};
static const ElementType holder = {.name = "holder", .content = CONTENT_CHILDREN};

static Node read_role(TestState *test, const ElementType *type, const char *json)
{
    Builder builder = {.arena = test->arena, .diagnostics = test->sink};
    Node node = {.type = type};
    node.source =
        json_parse(test->arena, test->sink, source_create(test->arena, "role.json", text_of(json)));
    role_read(&builder, &node);
    return node;
}

TEST(role_of_a_text_comes_from_its_class)
{
    Node node = read_role(test, &words, "{\"class\": \"accent h2 wide\"}");
    CHECK(node.role == TAG_HEADING && node.level == 2);
    node = read_role(test, &words, "{\"class\": \"h7 h\"}");
    CHECK(node.role == TAG_AUTO);
    node = read_role(test, &holder, "{\"class\": \"h2\"}"); /* a container is no heading */
    CHECK(node.role == TAG_AUTO);
}

TEST(role_in_words_goes_before_the_class)
{
    Node node = read_role(test, &words, "{\"class\": \"h1\", \"role\": \"p\"}");
    CHECK(node.role == TAG_PARAGRAPH && node.level == 0);
    node = read_role(test, &holder, "{\"role\": \"h6\"}");
    CHECK(node.role == TAG_HEADING && node.level == 6);
    node = read_role(test, &holder, "{\"role\": \"artifact\"}");
    CHECK(node.role == TAG_ARTIFACT);
    CHECK(test->sink->count == 0);
=======
#include "layout/fixture.h"

    static const Node *built(TestState * test, LayoutFixture * fixture, const char *body)
    {
        layout_init(test, fixture, "{\"styles\": {\"h2\": {}, \"big\": {}}}");
        return layout_build(fixture, body);
    }

    static void check_role(TestState * test, const char *body, TagRole role, int level)
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
        check_role(test,
                   "{\"type\": \"text\", \"text\": \"a\", \"class\": \"h2\", \"role\": \"p\"}",
                   TAG_PARAGRAPH, 0);
    }

    TEST(role_of_a_text_follows_its_class)
    {
        check_role(test, "{\"type\": \"text\", \"text\": \"a\", \"class\": \"big h2\"}",
                   TAG_HEADING, 2);
        check_role(test, "{\"type\": \"text\", \"text\": \"a\", \"class\": \"big\"}", TAG_AUTO, 0);
        check_role(test, "{\"type\": \"column\", \"class\": \"h2\"}", TAG_AUTO, 0);
>>>>>>> c8b08e855d15a30aa152295d4bbce896be6f28de
    }

    TEST(role_unknown_is_reported)
    {
<<<<<<< HEAD
        read_role(test, &words, "{\"role\": \"hero\"}");
        CHECK(test_reported_once(test, E_ROLE_UNKNOWN));
        read_role(test, &words, "{\"role\": 3}");
        CHECK(test->sink->count == 2);
=======
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
>>>>>>> c8b08e855d15a30aa152295d4bbce896be6f28de
    }
