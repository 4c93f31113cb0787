#include "doc/link.h"
<<<<<<< HEAD
#include "json/json.h"
#include "test.h"

    static bool
    is_taken(TestState *test, const char *address)
{
    static const Field row = {.name = "href", .type = &field_link};
    FieldReader reader = {.arena = test->arena, .diagnostics = test->sink, .owner = "style"};
    const char *read = NULL;
    JsonValue *value = json_new_string(test->arena, text_of(address), NULL);
    bool taken = field_link.read(&reader, &row, value, &read);
    CHECK(taken == (read != NULL));
    return taken;
}

TEST(link_takes_four_schemes)
{
    CHECK(is_taken(test, "https://example.org/路径?q=1&b=(2)#x"));
    CHECK(is_taken(test, "http://example.org/"));
    CHECK(is_taken(test, "mailto:a@example.org"));
    CHECK(is_taken(test, "tel:+861234567"));
}

TEST(link_refuses_what_would_run_or_read)
{
    static const char *const wrong[] = {"",
                                        "https:",
                                        "javascript:alert(1)",
                                        "file:///etc/passwd",
                                        "data:x",
                                        "HTTPS://a",
                                        "//example.org",
                                        "example.org",
                                        "https://a b",
                                        "https://a\nb",
                                        "https://a\"b",
                                        " https://a"};
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        CHECK(!is_taken(test, wrong[i]));
    CHECK(test->sink->error_count == COUNT_OF(wrong));
=======
#include "doc/fixture.h"

    static const char *link_of(TestState * test, const char *json)
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
>>>>>>> c8b08e855d15a30aa152295d4bbce896be6f28de
    }
