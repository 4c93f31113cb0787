#include "doc/role.h"
#include "test.h"

static const struct TextLayout *no_lines(const struct Box *box, Rect content, Point *corner)
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
}

TEST(role_unknown_is_reported)
{
    read_role(test, &words, "{\"role\": \"hero\"}");
    CHECK(test_reported_once(test, E_ROLE_UNKNOWN));
    read_role(test, &words, "{\"role\": 3}");
    CHECK(test->sink->count == 2);
}
