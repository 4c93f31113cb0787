#include "doc/link.h"
#include "doc/fixture.h"

static const char *link_of(TestState *test, const char *json)
{
    static const Field row = {.name = "href", .type = &field_link};
    FieldReader reader = {.arena = test->arena, .diagnostics = test->sink};
    const char *address = NULL;
    field_read(&reader, &row, json_of(test, json), &address);
    return address;
}

TEST(link_takes_addresses_that_start_nothing)
{
    CHECK_TEXT(link_of(test, "\"https://example.org/a?b=1#c\""), "https://example.org/a?b=1#c");
    CHECK_TEXT(link_of(test, "\"http://example.org/一图\""), "http://example.org/一图");
    CHECK_TEXT(link_of(test, "\"mailto:a@example.org\""), "mailto:a@example.org");
    CHECK_TEXT(link_of(test, "\"tel:+86123\""), "tel:+86123");
    CHECK(test->sink->count == 0);
}

TEST(link_refuses_the_others)
{
    static const char *const wrong[] = {
        "\"javascript:alert(1)\"",
        "\"file:///etc/passwd\"",
        "\"data:text/html,a\"",
        "\"https:\"",
        "\"example.org\"",
        "\"\"",
        "\"https://a b\"",
        "\"https://a\\n\"",
        "\"https://<a>\"",
        "5",
        "null",
        "\" https://example.org\"",
        "\"HTTPSX://a\"",
    };
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        CHECK(link_of(test, wrong[i]) == NULL);
    CHECK(count_reported(test, E_VALUE) == (int)COUNT_OF(wrong));
}

TEST(link_length_is_limited)
{
    char address[2020] = "\"https://";
    size_t start = strlen(address);
    memset(address + start, 'a', sizeof address - start);
    address[2001] = '"';
    address[2002] = '\0';
    CHECK(link_of(test, address) != NULL);
    address[2001] = 'a';
    address[2002] = '"';
    address[2003] = '\0';
    CHECK(link_of(test, address) == NULL);
}
