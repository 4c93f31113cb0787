#include "doc/citation.h"
#include "doc/fixture.h"

static Citation cited(const Register *list, const char *expression)
{
    JsonInsertion insertion = {.expression = expression};
    return citation_of(list, &insertion);
}

TEST(citation_is_told_by_its_expression)
{
    Register list;
    register_read(&list, test->arena, test->sink, NULL,
                  json_of(test, "[{\"type\": \"footnote\", \"id\": \"注1\", \"text\": \"a\"}]"));
    Citation number = cited(&list, " ref.注1.number ");
    CHECK(number.kind == CITATION_NUMBER && number.is_number);
    CHECK(number.entry == &list.entries[0]);
    Citation page = cited(&list, "ref.注1.page");
    CHECK(page.kind == CITATION_NUMBER && !page.is_number && page.entry == &list.entries[0]);
    CHECK(cited(&list, "ref.注1.label").kind == CITATION_NUMBER);
    CHECK(cited(&list, "ref.注1.title").kind == CITATION_WORDS);
    Citation unknown = cited(&list, "ref.注2.number");
    CHECK(unknown.kind == CITATION_NUMBER && !unknown.entry);
}

TEST(citation_is_nothing_else)
{
    Register list;
    register_read(&list, test->arena, test->sink, NULL, json_of(test, "[]"));
    CHECK(cited(&list, "item.ref.a.number").kind == CITATION_NONE);
    CHECK(cited(&list, "reference.a.number").kind == CITATION_NONE);
    CHECK(cited(&list, "ref.a").kind == CITATION_NONE);
    CHECK(cited(NULL, "ref.a.number").kind == CITATION_NONE);
    CHECK(citation_of(&list, NULL).kind == CITATION_NONE);
    CHECK(cited(&list, NULL).kind == CITATION_NONE);
}
