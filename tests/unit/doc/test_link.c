#include "doc/link.h"
#include "json/json.h"
#include "test.h"

static bool is_taken(TestState *test, const char *address)
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
}
